#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/whole_run.hpp"

namespace pingpong {
namespace {

/// What an exchange puts on the wire.
struct wire_bytes {
    std::uint64_t sent;
    std::uint64_t received;
};

report play_once(std::uint64_t count, std::optional<std::size_t> payload_bytes = std::nullopt) {
    plan what({experiment(count, everybody(), payload_bytes)});
    what.stop = stop_after(1);
    return measure(std::move(what));
}

void expect_per_exchange(const report& measured, const std::string& protocol, wire_bytes each_way) {
    SCOPED_TRACE(protocol);
    const std::size_t cell = cell_of(measured, protocol);
    for (const block& each : blocks_of(measured, cell)) {
        EXPECT_EQ(each.traffic.bytes_sent, each.exchanges * each_way.sent);
        EXPECT_EQ(each.traffic.bytes_received, each.exchanges * each_way.received);
    }
    const cell_summary& summary = measured.summaries[cell];
    EXPECT_EQ(summary.bytes_sent_per_exchange, static_cast<double>(each_way.sent));
    EXPECT_EQ(summary.bytes_received_per_exchange, static_cast<double>(each_way.received));
}

/// A request and a response as they stand on the wire, written out.
wire_bytes http_bytes(const report& measured, const std::string& target,
                      const std::string& connection, const std::string& request,
                      const std::string& reply) {
    const std::string url = measured.cells[cell_of(measured, "http-close")].endpoint.value_or("");
    const std::string host = url.substr(7, url.find('/', 7) - 7);
    const auto length = [](const std::string& body) {
        return "Content-Type: text/plain\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body;
    };
    const std::string sent =
        "POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + connection + length(request);
    const std::string received = "HTTP/1.1 200 OK\r\n" + connection + length(reply);
    return {sent.size(), received.size()};
}

void expect_http(const report& measured, const std::string& target, const std::string& request,
                 const std::string& reply) {
    expect_per_exchange(measured, "http-keepalive",
                        http_bytes(measured, target, "", request, reply));
    expect_per_exchange(measured, "http-close",
                        http_bytes(measured, target, "Connection: close\r\n", request, reply));
}

TEST(Repetition, MovesExactlyTheBytesOfPingAndPong) {
    const report measured = play_once(100);
    expect_per_exchange(measured, "tcp", {5, 6});
    expect_per_exchange(measured, "unix", {5, 6});
    expect_per_exchange(measured, "ws", {10, 7});  // 2 + 4 (mask) + 4, and 2 + 5: RFC 6455, 5.2
    expect_http(measured, "/", "Ping", "Pong!");
}

TEST(Repetition, MovesThePayloadInBothDirections) {
    const report measured = play_once(20, 200);
    expect_per_exchange(measured, "tcp", {201, 201});
    expect_per_exchange(measured, "unix", {201, 201});
    expect_per_exchange(measured, "ws", {2 + 2 + 4 + 200, 2 + 2 + 200});
    const std::string payload(200, '.');
    expect_http(measured, "/echo", payload, payload);
    for (const cell& each : measured.cells) {
        EXPECT_TRUE(each.echo);
        EXPECT_EQ(each.payload_request_bytes, 200U);
        EXPECT_EQ(each.payload_reply_bytes, 200U);
    }
}

TEST(Repetition, MovesPayloadsLargerThanItsBuffers) {
    const report measured = play_once(6, 70000);
    expect_per_exchange(measured, "tcp", {70001, 70001});
    expect_per_exchange(measured, "unix", {70001, 70001});
    expect_per_exchange(measured, "ws", {2 + 8 + 4 + 70000, 2 + 8 + 70000});
    const std::string payload(70000, '.');
    expect_http(measured, "/echo", payload, payload);
    for (const trial& each : measured.trials)
        EXPECT_EQ(each.failure.value_or("none"), "none");
}

TEST(Repetition, WritesAMessageInOnePiece) {
    const report measured = play_once(100);
    for (const block& each : measured.blocks) {
        EXPECT_EQ(each.traffic.writes, each.exchanges) << measured.cells[each.cell].protocol;
        EXPECT_GE(each.traffic.reads, each.exchanges) << measured.cells[each.cell].protocol;
    }
}

TEST(Repetition, ConnectsForEachExchangeOfHttpCloseOnly) {
    const report measured = play_once(60);
    for (const block& each : measured.blocks) {
        const bool connects = measured.cells[each.cell].protocol == "http-close";
        EXPECT_EQ(each.traffic.connections, connects ? each.exchanges : 0)
            << measured.cells[each.cell].protocol;
    }
    EXPECT_EQ(measured.summaries[cell_of(measured, "http-close")].connections_per_exchange, 1.0);
    EXPECT_EQ(measured.summaries[cell_of(measured, "ws")].connections_per_exchange, 0.0);
}

// The tenth block has a tenth of the segments of its connection.
TEST(Repetition, CountsTheSegmentsOfTheBlockAlone) {
    plan what({experiment(1000, {"tcp", "ws", "http-keepalive"})});
    what.stop = stop_after(1);
    const report measured = measure(std::move(what));
    for (const block& each : measured.blocks) {
        const std::string& name = measured.cells[each.cell].protocol;
        ASSERT_TRUE(each.segments.has_value()) << name;
        EXPECT_GE(each.segments->sent, each.exchanges) << name;
        EXPECT_GE(each.segments->received, each.exchanges) << name;
        EXPECT_LT(each.segments->sent, 4 * each.exchanges) << name;
        EXPECT_LT(each.segments->received, 4 * each.exchanges) << name;
    }
}

TEST(Repetition, KnowsNoSegmentsWhereNoTcpConnectionLasts) {
    plan what({experiment(10, {"unix", "http-close"})});
    what.stop = stop_after(1);
    const report measured = measure(std::move(what));
    EXPECT_EQ(measured.blocks.size(), 4U);
    for (const block& each : measured.blocks)
        EXPECT_FALSE(each.segments.has_value()) << measured.cells[each.cell].protocol;
}

TEST(Repetition, CountsTheWorkOfTheBlockAlone) {
    const report measured = play_once(1000);
    process_usage sum;
    for (const block& each : measured.blocks) {
        EXPECT_GE(each.usage.user.count(), 0);
        EXPECT_GE(each.usage.system.count(), 0);
        sum.user += each.usage.user;
        sum.system += each.usage.system;
    }
    EXPECT_GT((sum.user + sum.system).count(), 0);
    // One thread cannot have spent more time on a processor than has passed.
    EXPECT_LE(sum.user + sum.system, measured.duration + std::chrono::milliseconds(20));
}

TEST(Repetition, KeepsSettlingOutOfTheBlocks) {
    plan what({experiment(4, everybody())});
    what.stop = stop_after(2);
    what.warm_up_exchanges = 25;
    const report measured = measure(std::move(what));
    for (const trial& each : measured.trials) {
        EXPECT_EQ(each.warm_up_exchanges, 25U);
        EXPECT_EQ(each.exchanges, 4U);
        ASSERT_TRUE(each.first_exchange.has_value());
        EXPECT_LT(*each.first_exchange, each.warm_up);
    }
    for (const cell_summary& each : measured.summaries)
        EXPECT_EQ(each.round_trips.count(), 8U);
}

TEST(Repetition, TakesBothKindsOfHttpToTheSameServer) {
    const report measured = play_once(2);
    EXPECT_EQ(measured.cells[cell_of(measured, "http-keepalive")].endpoint,
              measured.cells[cell_of(measured, "http-close")].endpoint);
    EXPECT_NE(measured.cells[cell_of(measured, "ws")].endpoint,
              measured.cells[cell_of(measured, "http-close")].endpoint);
}

TEST(Repetition, PlaysAnswersAndEchoesInOneRun) {
    plan what({experiment(10, everybody()), experiment(10, everybody(), 64)});
    what.stop = stop_after(1);
    const report measured = measure(std::move(what));
    expect_consistent(measured);
    for (const trial& each : measured.trials)
        EXPECT_EQ(each.failure.value_or("none"), "none");
    EXPECT_EQ(measured.summaries[cell_of(measured, "tcp", 0)].bytes_received_per_exchange, 6.0);
    EXPECT_EQ(measured.summaries[cell_of(measured, "tcp", 1)].bytes_received_per_exchange, 65.0);
    const auto echo = measured.cells[cell_of(measured, "ws", 1)].endpoint.value_or("");
    EXPECT_EQ(echo, measured.cells[cell_of(measured, "ws", 0)].endpoint.value_or("") + "echo");
}

}  // namespace
}  // namespace pingpong
