// A server that has run out of descriptors.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "support/loopback.hpp"

namespace pingpong {
namespace {

/// No further file descriptor can be opened while it lives.
class no_more_descriptors {
public:
    no_more_descriptors() {
        getrlimit(RLIMIT_NOFILE, &before_);
        const int next = dup(0);
        close(next);
        rlimit none = before_;
        none.rlim_cur = static_cast<rlim_t>(next);
        setrlimit(RLIMIT_NOFILE, &none);
    }

    ~no_more_descriptors() { setrlimit(RLIMIT_NOFILE, &before_); }

    no_more_descriptors(const no_more_descriptors&) = delete;
    no_more_descriptors& operator=(const no_more_descriptors&) = delete;

private:
    rlimit before_{};
};

TEST(ServerLimits, AcceptsAgainOnceThereAreDescriptors) {
    asio::io_context context(1);
    const auto running = start_server(context, "tcp");
    run_ready(context);
    const asio::ip::tcp::endpoint address(asio::ip::make_address("127.0.0.1"),
                                          running->where().port);
    asio::basic_stream_socket<asio::ip::tcp, executor> early(context.get_executor());
    early.open(address.protocol());
    {
        const no_more_descriptors none;
        early.connect(address);
        // The system has taken the connection; the server now tries to, and cannot.
        ASSERT_GT(context.run_one(), 0);
        run_ready(context);
    }
    EXPECT_FALSE(running->facts().has_value()) << "it accepted all the same";
    loopback_peer peer(context, running->where());
    peer.say("Ping\n");
    EXPECT_EQ(peer.hear_until("\n"), "Pong!\n");
    early.close();
    peer.socket().close();
    stop_server(context, *running, std::chrono::hours(1));
}

}  // namespace
}  // namespace pingpong
