// Servers elsewhere with several addresses, and over Unix sockets.
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "pingpong/transport/recording_relay.hpp"
#include "support/recording_observer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

using asio::local::stream_protocol;

class Addresses : public testing::Test {
protected:
    /// Our server for a protocol, as if it were elsewhere.
    endpoint server_of(std::string_view protocol) {
        const service& needed = protocol_table().find(protocol)->served_by;
        return servers_.find_or_start(needed, reply_mode::answer).value();
    }

    void run(std::vector<contender_spec> contenders) {
        plan plan({experiment(8, std::move(contenders))});
        plan.stop = stop_after(2);
        plan.count_system_calls = false;
        report_ = measure(context_, std::move(plan), heard_);
    }

    boost::asio::io_context context_{1};
    servers servers_{context_.get_executor(), bind_options(), limits()};
    recording_observer heard_;
    report report_;
};

TEST_F(Addresses, AreTriedUntilOneWorksByEveryProtocol) {
    std::vector<contender_spec> contenders;
    for (const char* protocol : {"tcp", "ws", "http-keepalive", "http-close"}) {
        endpoint server = server_of(protocol);
        server.host = "localhost";
        server.addresses = {"::1", "127.0.0.1"};
        server.resolve_time = std::chrono::microseconds(300);
        contenders.emplace_back(protocol, server);
    }
    run(std::move(contenders));
    expect_consistent(report_);
    EXPECT_TRUE(heard_.failures().empty());
    EXPECT_EQ(report_.wire.size(), 4U) << "the relay finds the address, too";
    for (const cell& each : report_.cells) {
        EXPECT_EQ(each.addresses, (std::vector<std::string>{"::1", "127.0.0.1"}));
        EXPECT_EQ(each.resolve_time, std::chrono::microseconds(300));
        EXPECT_FALSE(each.unix_socket.has_value());
    }
}

TEST_F(Addresses, AreNamedWhenNoneWorks) {
    endpoint server("ws", "127.0.0.1", 1);  // tcpmux: nobody's
    server.host = "service.example";
    server.addresses = {"127.0.0.1", "127.0.0.2"};
    run({{"ws", server}, "tcp"});
    ASSERT_EQ(heard_.failures().size(), 1U);
    const std::string& text = heard_.failures().front().text;
    EXPECT_TRUE(text.starts_with("connect: ")) << text;
    EXPECT_NE(text.find("; server ws://service.example:1/, tried 127.0.0.1, 127.0.0.2 (after 0"),
              std::string::npos)
        << text;
}

TEST_F(Addresses, MayBeAUnixSocketForUrls) {
    auto front = listen_unix(context_.get_executor(), "").value();
    const std::string path = front.where.path;
    const endpoint http = server_of("http-keepalive");
    recording_relay<stream_protocol> relay(std::move(front),
                                           dial_targets(socket_addresses(http).value()));
    std::vector<contender_spec> contenders;
    for (const char* protocol : {"http-keepalive", "http-close", "http-lean"}) {
        endpoint server("http", "service.example", 80);
        server.unix_path = path;
        contenders.emplace_back(protocol, server);
    }
    run(std::move(contenders));
    expect_consistent(report_);
    EXPECT_TRUE(heard_.failures().empty());
    EXPECT_EQ(report_.wire.size(), 3U);
    for (const cell& each : report_.cells) {
        EXPECT_EQ(each.endpoint, "http://service.example:80/");
        EXPECT_EQ(each.unix_socket, path);
        EXPECT_TRUE(each.addresses.empty());
    }
    const std::string request(relay.take().sent.prefix);
    EXPECT_NE(request.find("Host: service.example:80\r\n"), std::string::npos) << request;
    std::filesystem::remove(path);
}

TEST_F(Addresses, MayBeAUnixSocketForWebSockets) {
    auto front = listen_unix(context_.get_executor(), "").value();
    const std::string path = front.where.path;
    recording_relay<stream_protocol> relay(std::move(front),
                                           dial_targets(socket_addresses(server_of("ws")).value()));
    endpoint server("ws", "service.example", 80);
    server.unix_path = path;
    run({{"ws", server}, {"ws-lean", server}});
    expect_consistent(report_);
    EXPECT_TRUE(heard_.failures().empty());
    EXPECT_EQ(report_.wire.size(), 2U);
    EXPECT_EQ(report_.cells.front().unix_socket, path);
    std::filesystem::remove(path);
}

}  // namespace
}  // namespace pingpong
