// What a server does with sessions whose connection has ended.
#include <gtest/gtest.h>

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <utility>
#include <vector>

#include "pingpong/protocols/listening_server.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/listen.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;

/// How often sessions were made, and made fit to serve once more.
struct counts {
    int made = 0;
    int reused = 0;
};

counts counted;

/// Sends back the first byte it reads, then ends.
class echo_once {
public:
    echo_once(tcp_stream stream, const session_settings&) : stream_(std::move(stream)) {
        ++counted.made;
    }

    void reuse(tcp_stream stream) {
        stream_ = std::move(stream);
        ++counted.reused;
    }

    task<std::uint64_t> serve() {
        char byte = 0;
        auto [error, received] =
            co_await stream_.async_read_some(asio::buffer(&byte, 1), as_values);
        if (!error)
            co_await asio::async_write(stream_, asio::buffer(&byte, 1), as_values);
        close_stream(stream_);
        co_return received;
    }

    task<> finish() {
        close_stream(stream_);
        co_return result<>();
    }

    void abort() noexcept { close_stream(stream_); }

    tcp_stream& stream() noexcept { return stream_; }

private:
    tcp_stream stream_;
};

class SessionReuse : public testing::Test {
protected:
    SessionReuse() { counted = {}; }

    tcp::socket connected() {
        tcp::socket client(context);
        client.connect(*tcp_address(tested->where()));
        run_ready(context);
        return client;
    }

    char echo_of(tcp::socket& client, char byte) {
        asio::write(client, asio::buffer(&byte, 1));
        for (byte = '?'; client.available() == 0;) {
            context.restart();
            context.run_one();
        }
        asio::read(client, asio::buffer(&byte, 1));
        run_ready(context);
        return byte;
    }

    asio::io_context context{1};
    std::unique_ptr<server> tested = [this] {
        auto bound = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0).value();
        return std::make_unique<listening_server<echo_once, tcp>>(
            std::move(bound.acceptor), std::move(bound.where), session_settings());
    }();
};

TEST_F(SessionReuse, OneSessionServesOneConnectionAfterTheOther) {
    for (const char byte : {'a', 'b', 'c'}) {
        tcp::socket client = connected();
        EXPECT_EQ(echo_of(client, byte), byte);
    }
    EXPECT_EQ(counted.made, 1);
    EXPECT_EQ(counted.reused, 2);
}

TEST_F(SessionReuse, ConnectionsSideBySideHaveSessionsOfTheirOwn) {
    tcp::socket first = connected(), second = connected();
    EXPECT_EQ(counted.made, 2);
    EXPECT_EQ(echo_of(second, '2'), '2');
    EXPECT_EQ(echo_of(first, '1'), '1');
    EXPECT_EQ(counted.reused, 0);
}

TEST_F(SessionReuse, OnlySoManyAreKept) {
    std::vector<tcp::socket> many;
    for (int i = 0; i < 40; ++i)
        many.push_back(connected());
    for (tcp::socket& socket : many)
        EXPECT_EQ(echo_of(socket, '!'), '!');
    EXPECT_EQ(counted.made, 40);
    many.clear();
    for (int i = 0; i < 40; ++i)
        many.push_back(connected());
    EXPECT_EQ(counted.reused, 16);
    EXPECT_EQ(counted.made, 64);
}

TEST_F(SessionReuse, AServerThatStopsEndsReusedSessionsToo) {
    tcp::socket client = connected();
    EXPECT_EQ(echo_of(client, 'a'), 'a');
    tcp::socket later = connected();
    EXPECT_EQ(counted.reused, 1);
    const auto stop = [](server& running) -> task<> {
        co_await running.stop(std::chrono::hours(24));
        co_return result<>();
    };
    EXPECT_TRUE(run_coroutine(context, stop(*tested)).has_value());
    error_code at_end;
    char byte = 0;
    later.read_some(asio::buffer(&byte, 1), at_end);
    EXPECT_TRUE(at_end.failed());
}

}  // namespace
}  // namespace pingpong
