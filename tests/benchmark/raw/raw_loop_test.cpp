#include "raw/raw_loop.hpp"

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace pingpong::raw {
namespace {

void expect(const tally& total, std::uint64_t exchanges, std::uint64_t connections,
            std::uint64_t request_bytes, std::uint64_t reply_bytes) {
    EXPECT_EQ(total.exchanges, exchanges);
    EXPECT_EQ(total.connections, connections);
    EXPECT_EQ(total.request_bytes, request_bytes);
    EXPECT_EQ(total.reply_bytes, reply_bytes);
}

TEST(RawLoop, KeepsOneTcpConnectionForAllExchanges) {
    kept_loop loop(carrier::tcp, "Ping\n", "Pong!\n");
    loop.play(1);
    loop.play(0);
    loop.play(1000);
    expect(loop.total(), 1001, 1, 1001 * 5, 1001 * 6);
}

TEST(RawLoop, KeepsOneUnixSocketForAllExchanges) {
    kept_loop loop(carrier::unix_socket, "Ping\n", "Pong!\n");
    loop.play(1000);
    expect(loop.total(), 1000, 1, 1000 * 5, 1000 * 6);
}

TEST(RawLoop, ConnectsForEachExchange) {
    closing_loop loop(carrier::tcp, "Ping", "Pong!");
    loop.play(0);
    loop.play(500);
    loop.play(500);
    expect(loop.total(), 1000, 1000, 1000 * 4, 1000 * 5);
}

// Neither a socket's buffers nor the loop's hold them at once.
TEST(RawLoop, SendsAndReceivesLongMessagesInParts) {
    const std::string request(8'000'001, 'p');
    const std::string reply(9'000'001, 'q');
    kept_loop tcp(carrier::tcp, request, reply);
    kept_loop unix_socket(carrier::unix_socket, request, reply);
    closing_loop closing(carrier::tcp, request, reply);
    tcp.play(3);
    unix_socket.play(3);
    closing.play(3);
    expect(tcp.total(), 3, 1, 3 * request.size(), 3 * reply.size());
    expect(unix_socket.total(), 3, 1, 3 * request.size(), 3 * reply.size());
    expect(closing.total(), 3, 3, 3 * request.size(), 3 * reply.size());
}

TEST(RawLoop, KeepsOneTlsConnectionForAllExchanges) {
    tls_kept_loop loop(tls_carrier(handshake::full), "Ping\n", "Pong!\n");
    loop.play(1);
    loop.play(1000);
    expect(loop.total(), 1001, 1, 1001 * 5, 1001 * 6);
}

TEST(RawLoop, MakesAHandshakeForEachExchange) {
    const tls_carrier full(handshake::full);
    tls_closing_loop loop(full, "Ping", "Pong!");
    loop.play(50);
    expect(loop.total(), 50, 50, 50 * 4, 50 * 5);
    EXPECT_EQ(full.resumptions(), 0);
}

TEST(RawLoop, ResumesTheSessionOfTheConnectionBefore) {
    const tls_carrier resumed(handshake::resumed);
    tls_closing_loop loop(resumed, "Ping", "Pong!");
    loop.play(50);
    expect(loop.total(), 50, 50, 50 * 4, 50 * 5);
    EXPECT_EQ(resumed.resumptions(), 49);
}

TEST(RawLoop, SendsAndReceivesLongMessagesOverTlsInParts) {
    const std::string request(3'000'001, 'p');
    const std::string reply(4'000'001, 'q');
    const tls_carrier full(handshake::full);
    tls_kept_loop kept(full, request, reply);
    tls_closing_loop closing(full, request, reply);
    kept.play(3);
    closing.play(3);
    expect(kept.total(), 3, 1, 3 * request.size(), 3 * reply.size());
    expect(closing.total(), 3, 3, 3 * request.size(), 3 * reply.size());
}

TEST(RawLoop, RefusesAnEmptyMessage) {
    EXPECT_THROW(kept_loop(carrier::tcp, "", "Pong!"), std::system_error);
    EXPECT_THROW(closing_loop(carrier::tcp, "Ping", ""), std::system_error);
}

}  // namespace
}  // namespace pingpong::raw
