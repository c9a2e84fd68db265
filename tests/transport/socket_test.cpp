// Dialling over real loopback sockets.
#include "pingpong/transport/socket.hpp"

#include <gtest/gtest.h>

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/listen.hpp"
#include "pingpong/transport/socket_facts.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;
using asio::local::stream_protocol;

/// Dials and keeps the stream.
task<> dial_into(socket_dialer& dialer, std::optional<any_stream>& kept) {
    auto dialed = co_await dialer.dial();
    if (!dialed)
        co_return dialed.error();
    kept.emplace(std::move(*dialed));
    co_return result<>();
}

/// A server with these addresses; a client waits for each of them for as long as a test may take.
dial_targets targets(std::vector<socket_address> addresses) {
    dial_targets made(std::move(addresses));
    made.attempt_delay = max_test_time;
    return made;
}

class Socket : public testing::Test {
protected:
    asio::io_context context{1};
    traffic moved;

    /// An address of loopback at which nobody listens, held while the test lives.
    tcp::endpoint refusing() {
        held.emplace_back(context, tcp::v4());
        held.back().bind(loopback);
        return held.back().local_endpoint();
    }

    /// An address of loopback that answers no connection, since its queue is full; the listener is
    /// the last of `held`.
    tcp::endpoint silent() {
        held.emplace_back(context, tcp::v4());
        held.back().bind(loopback);
        held.back().listen(0);
        const tcp::endpoint address = held.back().local_endpoint();
        for (int i = 0; i < 2; ++i) {
            queued.emplace_back(context, tcp::v4()).native_non_blocking(true);
            ::connect(queued.back().native_handle(), address.data(),
                      static_cast<socklen_t>(address.size()));  // Asio's would wait
        }
        return address;
    }

    /// A listener, and its address.
    bound_listener<tcp> listening() {
        return listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0).value();
    }

    /// The address at which a stream of these targets ends up.
    tcp::endpoint dialed(const dial_targets& addresses) {
        socket_dialer dialer(context.get_executor(), addresses, moved);
        std::optional<any_stream> stream;
        const auto outcome = run_coroutine(context, dial_into(dialer, stream));
        if (!outcome)
            throw std::runtime_error(format_failure(outcome.error()));
        tcp::endpoint remote;
        const auto peer = stream->next_layer().remote_endpoint();
        std::memcpy(remote.data(), peer.data(), peer.size());
        return remote;
    }

    const tcp::endpoint loopback{asio::ip::address_v4::loopback(), 0};
    std::deque<tcp::acceptor> held;
    std::deque<tcp::socket> queued;
};

TEST_F(Socket, ADialledTcpStreamSendsSmallMessagesAtOnceAndIsCounted) {
    auto bound = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0);
    ASSERT_TRUE(bound.has_value()) << format_failure(bound.error());
    socket_dialer dialer(context.get_executor(), targets({*tcp_address(bound->where)}), moved);
    std::optional<any_stream> stream;
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
    socket_dialer dialer(context.get_executor(), targets({*tcp_address(bound->where)}), moved);
    std::optional<any_stream> stream;
    ASSERT_TRUE(run_coroutine(context, dial_into(dialer, stream)).has_value());

    auto accepted = bound->acceptor.accept();
    asio::write(accepted, asio::buffer("Pong!", 5));
    const auto talk = [](any_stream& kept) -> task<std::size_t> {
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
    socket_dialer dialer(context.get_executor(), targets({*unix_address(bound->where)}), moved);
    std::optional<any_stream> stream;
    EXPECT_TRUE(run_coroutine(context, dial_into(dialer, stream)).has_value());
    EXPECT_EQ(moved.connections, 1);
    EXPECT_FALSE(read_facts(descriptor_of(*stream)).has_value()) << "no TCP, no facts about it";
    EXPECT_FALSE(read_segments(descriptor_of(*stream)).has_value());
    ::unlink(bound->where.path.c_str());
}

TEST_F(Socket, ARefusedConnectionFailsDuringConnectAndIsNotCounted) {
    socket_dialer dialer(context.get_executor(), targets({refusing()}), moved);
    std::optional<any_stream> stream;
    const auto outcome = run_coroutine(context, dial_into(dialer, stream));
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, asio::error::connection_refused);
    EXPECT_EQ(outcome.error().during, "connect");
    EXPECT_EQ(moved.connections, 0);
}

TEST_F(Socket, TheNextAddressIsTriedAtOnceWhenOneIsRefused) {
    const auto live = listening();
    const auto address = live.acceptor.local_endpoint();
    EXPECT_EQ(dialed(targets({refusing(), refusing(), address})), address);
    EXPECT_EQ(moved.connections, 1) << "attempts that fail are not counted";
}

TEST_F(Socket, AnIpv4OnlyServerIsReachedByANameWithAnIpv6Address) {
    const auto live = listening();
    endpoint where = live.where;
    where.host = "localhost";
    where.addresses = {"::1", "127.0.0.1"};
    EXPECT_EQ(dialed(targets(socket_addresses(where).value())), live.acceptor.local_endpoint());
}

TEST_F(Socket, TheNextAddressIsTriedWhenOneDoesNotAnswerInTime) {
    const auto live = listening();
    dial_targets addresses = targets({silent(), live.acceptor.local_endpoint()});
    addresses.attempt_delay = std::chrono::milliseconds(1);
    EXPECT_EQ(dialed(addresses), live.acceptor.local_endpoint());
}

TEST_F(Socket, TheAddressThatWorkedIsTriedFirstByAllWhoShareTheMemory) {
    const auto live = listening();
    dial_targets addresses = targets({silent(), live.acceptor.local_endpoint()});
    addresses.memory = std::make_shared<address_memory>();
    addresses.attempt_delay = std::chrono::milliseconds(1);
    socket_dialer first(context.get_executor(), addresses, moved);
    std::optional<any_stream> stream;
    ASSERT_TRUE(run_coroutine(context, dial_into(first, stream)).has_value());
    EXPECT_EQ(addresses.memory->working, 1);
    ASSERT_TRUE(run_coroutine(context, dial_into(first, stream)).has_value());

    addresses.attempt_delay = 10 * max_test_time;  // that the first address would take
    EXPECT_EQ(dialed(addresses), live.acceptor.local_endpoint());
    EXPECT_EQ(moved.connections, 3);
}

TEST_F(Socket, TheOthersAreTriedWhenTheAddressThatWorkedFails) {
    auto first = listening();
    const auto second = listening();
    dial_targets addresses =
        targets({first.acceptor.local_endpoint(), second.acceptor.local_endpoint()});
    addresses.memory = std::make_shared<address_memory>();
    EXPECT_EQ(dialed(addresses), addresses.addresses.front());
    first.acceptor.close();
    EXPECT_EQ(dialed(addresses), second.acceptor.local_endpoint());
    EXPECT_EQ(addresses.memory->working, 1);
}

TEST_F(Socket, AnAddressThatWasGivenUpGetsASecondAttemptWhenTheOthersFail) {
    dial_targets addresses = targets({silent(), refusing()});
    addresses.attempt_delay = std::chrono::milliseconds(1);
    socket_dialer dialer(context.get_executor(), addresses, moved);
    std::optional<any_stream> stream;
    started<result<>> dialing(context, dial_into(dialer, stream));
    for (int i = 0; i < 2; ++i)
        held.front().async_accept([](error_code, tcp::socket) {});
    const auto outcome = dialing.wait(context);  // for the kernel to repeat its SYN
    EXPECT_TRUE(outcome.has_value()) << format_failure(outcome.error());
}

TEST_F(Socket, TheFailureIsThatOfTheLastAddress) {
    socket_dialer dialer(context.get_executor(), targets({refusing(), refusing()}), moved);
    std::optional<any_stream> stream;
    for (int i = 0; i < 2; ++i) {
        const auto outcome = run_coroutine(context, dial_into(dialer, stream));
        ASSERT_FALSE(outcome.has_value());
        EXPECT_EQ(outcome.error().code, asio::error::connection_refused);
        EXPECT_EQ(outcome.error().during, "connect");
    }
}

TEST_F(Socket, ACancelledSearchTriesNoFurtherAddress) {
    const auto live = listening();
    socket_dialer dialer(context.get_executor(),
                         targets({silent(), live.acceptor.local_endpoint()}), moved);
    std::optional<any_stream> stream;
    started<result<>> dialing(context, dial_into(dialer, stream));
    run_ready(context);
    ASSERT_FALSE(dialing.done());
    dialing.cancel();
    const auto outcome = dialing.wait(context);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, asio::error::operation_aborted);
    EXPECT_EQ(moved.connections, 0);
}

TEST_F(Socket, NoDescriptorHasNoFacts) {
    EXPECT_FALSE(read_facts(-1).has_value());
    EXPECT_FALSE(read_segments(-1).has_value());
}

}  // namespace
}  // namespace pingpong
