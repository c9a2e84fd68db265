// A relay between real sockets.
#include "pingpong/transport/recording_relay.hpp"

#include <gtest/gtest.h>

#include <boost/asio/read.hpp>
#include <chrono>
#include <optional>
#include <string>

namespace pingpong {
namespace {

using asio::ip::tcp;
using namespace std::chrono_literals;

/// A client, the relay, and a server behind it; blocking ends, since the relay runs in `context`.
class Relay : public testing::Test {
protected:
    Relay() {
        auto open = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0);
        relay.emplace(std::move(*open),
                      dial_targets(std::vector<socket_address>{server.local_endpoint()}));
        address = tcp_address(relay->where()).value();
    }

    ~Relay() override {
        asio::co_spawn(context, relay->stop(), [](std::exception_ptr) {});
        context.run_for(10s);
        EXPECT_TRUE(context.stopped()) << "work is left over";
    }

    /// Lets the relay do what it has to do.
    void run_for_a_while() { context.run_for(20ms); }

    tcp::socket connected(asio::io_context& where) {
        tcp::socket client(where);
        client.connect(address);
        run_for_a_while();
        return client;
    }

    static void say(tcp::socket& socket, const std::string& text) {
        asio::write(socket, asio::buffer(text));
    }

    std::string heard(tcp::socket& socket) {
        for (int tries = 0; tries < 500 && socket.available() == 0; ++tries)
            run_for_a_while();
        std::string text(socket.available(), '\0');
        asio::read(socket, asio::buffer(text));
        return text;
    }

    asio::io_context ends{1};
    asio::io_context context{1};
    tcp::acceptor server{ends, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
    std::optional<recording_relay<tcp>> relay;
    tcp::endpoint address;
};

TEST_F(Relay, PassesOnAndKeepsWhatBothSay) {
    tcp::socket client = connected(ends);
    tcp::socket session = server.accept();
    say(client, "Ping");
    EXPECT_EQ(heard(session), "Ping");
    say(session, "Pong!");
    EXPECT_EQ(heard(client), "Pong!");

    const transcript recorded = relay->take();
    EXPECT_EQ(recorded.sent.prefix, "Ping");
    EXPECT_EQ(recorded.received.prefix, "Pong!");
    EXPECT_EQ(relay->take().sent.total_bytes, 0U) << "a transcript is taken once";
}

TEST_F(Relay, LetsOneSideEndBeforeTheOther) {
    tcp::socket client = connected(ends);
    tcp::socket session = server.accept();
    say(client, "last");
    client.shutdown(tcp::socket::shutdown_send);
    EXPECT_EQ(heard(session), "last");
    say(session, "reply");
    EXPECT_EQ(heard(client), "reply");
}

TEST_F(Relay, EndsAClientWhoseServerIsGone) {
    server.close();
    tcp::socket client = connected(ends);
    run_for_a_while();
    error_code ended;
    char byte;
    client.read_some(asio::buffer(&byte, 1), ended);
    EXPECT_TRUE(ended);
}

TEST_F(Relay, IsDoneSoonWhenStoppedWithConnectionsOpen) {
    tcp::socket client = connected(ends);
    tcp::socket session = server.accept();
    say(client, "Ping");
    EXPECT_EQ(heard(session), "Ping");
}

}  // namespace
}  // namespace pingpong
