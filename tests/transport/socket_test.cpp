// Dialling over real loopback sockets.
#include "pingpong/transport/socket.hpp"

#include <gtest/gtest.h>

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/listen.hpp"
#include "pingpong/transport/socket_facts.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;
using asio::local::stream_protocol;

/// Dials and keeps the stream.
template <class Protocol>
task<> dial_into(socket_dialer<Protocol>& dialer, std::optional<socket_stream<Protocol>>& kept) {
    auto dialed = co_await dialer.dial();
    if (!dialed)
        co_return dialed.error();
    kept.emplace(std::move(*dialed));
    co_return result<>();
}

class Socket : public testing::Test {
protected:
    asio::io_context context{1};
    traffic moved;

    /// An address of loopback at which nobody listens, held while the socket lives.
    tcp::acceptor silent{context, tcp::endpoint(asio::ip::address_v4::loopback(), 0), false};
};

TEST_F(Socket, ADialledTcpStreamSendsSmallMessagesAtOnceAndIsCounted) {
    auto bound = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0);
    ASSERT_TRUE(bound.has_value()) << format_failure(bound.error());
    socket_dialer<tcp> dialer(context.get_executor(), *tcp_address(bound->where), moved);
    std::optional<tcp_stream> stream;
    const auto outcome = run_coroutine(context, dial_into(dialer, stream));
    ASSERT_TRUE(outcome.has_value()) << format_failure(outcome.error());
    EXPECT_EQ(moved.connections, 1);

    tcp::no_delay nodelay;
    stream->next_layer().get_option(nodelay);
    EXPECT_TRUE(nodelay.value());
    const auto facts = read_facts(descriptor_of(*stream));
    ASSERT_TRUE(facts.has_value());
    EXPECT_TRUE(facts->nodelay);
    EXPECT_GT(facts->sndbuf_bytes, 0);
    EXPECT_GT(facts->rcvbuf_bytes, 0);
    EXPECT_TRUE(read_segments(descriptor_of(*stream)).has_value());
}

TEST_F(Socket, WhatIsMovedOverSocketsIsCountedAsOverMocks) {
    auto bound = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0);
    ASSERT_TRUE(bound.has_value());
    socket_dialer<tcp> dialer(context.get_executor(), *tcp_address(bound->where), moved);
    std::optional<tcp_stream> stream;
    ASSERT_TRUE(run_coroutine(context, dial_into(dialer, stream)).has_value());

    auto accepted = bound->acceptor.accept();
    asio::write(accepted, asio::buffer("Pong!", 5));
    const auto talk = [](tcp_stream& kept) -> task<std::size_t> {
        std::string input(5, '?');
        auto [write_error, sent] =
            co_await kept.async_write_some(asio::buffer("Ping", 4), as_values);
        auto [read_error, received] =
            co_await asio::async_read(kept, asio::buffer(input), as_values);
        co_return input == "Pong!" ? sent + received : 0;
    };
    EXPECT_EQ(run_coroutine(context, talk(*stream)).value(), 9);
    EXPECT_EQ(moved.bytes_sent, 4);
    EXPECT_EQ(moved.bytes_received, 5);

    end_sending(*stream);
    std::string heard(4, '?');
    asio::read(accepted, asio::buffer(heard));
    error_code at_end;
    accepted.read_some(asio::buffer(heard), at_end);
    EXPECT_EQ(at_end, asio::error::eof);
    close_stream(*stream);
    EXPECT_FALSE(stream->next_layer().is_open());
}

TEST_F(Socket, AUnixStreamIsDialledToo) {
    auto bound = listen_unix(context.get_executor(), "");
    ASSERT_TRUE(bound.has_value()) << format_failure(bound.error());
    socket_dialer<stream_protocol> dialer(context.get_executor(), *unix_address(bound->where),
                                          moved);
    std::optional<unix_stream> stream;
    EXPECT_TRUE(run_coroutine(context, dial_into(dialer, stream)).has_value());
    EXPECT_EQ(moved.connections, 1);
    EXPECT_FALSE(read_facts(descriptor_of(*stream)).has_value()) << "no TCP, no facts about it";
    EXPECT_FALSE(read_segments(descriptor_of(*stream)).has_value());
    ::unlink(bound->where.path.c_str());
}

TEST_F(Socket, ARefusedConnectionFailsDuringConnectAndIsNotCounted) {
    silent.close();
    silent.open(tcp::v4());
    silent.bind(tcp::endpoint(asio::ip::address_v4::loopback(), 0));  // Bound, and not listening.
    socket_dialer<tcp> dialer(context.get_executor(), silent.local_endpoint(), moved);
    std::optional<tcp_stream> stream;
    const auto outcome = run_coroutine(context, dial_into(dialer, stream));
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, asio::error::connection_refused);
    EXPECT_EQ(outcome.error().during, "connect");
    EXPECT_EQ(moved.connections, 0);
}

TEST_F(Socket, ANumericAddressNeedsNoResolver) {
    endpoint where("tcp", "", 80);
    where.host = "::1";
    EXPECT_TRUE(resolve(where).has_value());
    EXPECT_EQ(where.address, "::1");
    EXPECT_EQ(tcp_address(where).value(), tcp::endpoint(asio::ip::address_v6::loopback(), 80));
}

TEST_F(Socket, AHostThatDoesNotExistIsNotResolved) {
    endpoint where("tcp", "", 80);
    where.host = "host.invalid";  // RFC 6761, 6.4.
    where.address.clear();
    const auto outcome = resolve(where);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().during, "resolve");
    EXPECT_EQ(where.address, "");
}

TEST_F(Socket, AnUnresolvedHostIsNoAddress) {
    endpoint where("tcp", "localhost", 80);
    const auto address = tcp_address(where);
    ASSERT_FALSE(address.has_value());
    EXPECT_EQ(address.error().code, errc::unresolved_host);
    EXPECT_EQ(address.error().during, "address");
}

TEST_F(Socket, AUnixPathMustFit) {
    endpoint where("unix", "", 0);
    for (const std::size_t bytes : {1, 107}) {
        where.path = std::string(bytes, 'p');
        EXPECT_EQ(unix_address(where).value().path(), where.path);
    }
    for (const std::size_t bytes : {0, 108, 5000}) {
        where.path = std::string(bytes, 'p');
        ASSERT_FALSE(unix_address(where).has_value()) << bytes;
        EXPECT_EQ(unix_address(where).error().code, errc::invalid_endpoint);
    }
}

TEST_F(Socket, NoDescriptorHasNoFacts) {
    EXPECT_FALSE(read_facts(-1).has_value());
    EXPECT_FALSE(read_segments(-1).has_value());
}

}  // namespace
}  // namespace pingpong
