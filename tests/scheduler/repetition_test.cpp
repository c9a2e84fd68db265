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
    plan plan({experiment(count, everybody(), payload_bytes)});
    plan.stop = stop_after(1);
    return measure(std::move(plan));
}

void expect_per_exchange(const report& report, const std::string& protocol, wire_bytes each_way) {
    SCOPED_TRACE(protocol);
    const std::size_t cell = cell_of(report, protocol);
    for (const block& each : blocks_of(report, cell)) {
        EXPECT_EQ(each.traffic.bytes_sent, each.exchanges * each_way.sent);
        EXPECT_EQ(each.traffic.bytes_received, each.exchanges * each_way.received);
    }
    const cell_summary& summary = report.summaries[cell];
    EXPECT_EQ(summary.bytes_sent_per_exchange, static_cast<double>(each_way.sent));
    EXPECT_EQ(summary.bytes_received_per_exchange, static_cast<double>(each_way.received));
}

/// A request and a response as they stand on the wire, written out.
wire_bytes http_bytes(const report& report, const std::string& target,
                      const std::string& connection, const std::string& request,
                      const std::string& reply) {
    const std::string url = report.cells[cell_of(report, "http-close")].endpoint.value_or("");
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

void expect_http(const report& report, const std::string& target, const std::string& request,
                 const std::string& reply) {
    expect_per_exchange(report, "http-keepalive", http_bytes(report, target, "", request, reply));
    expect_per_exchange(report, "http-close",
                        http_bytes(report, target, "Connection: close\r\n", request, reply));
}

TEST(Repetition, MovesExactlyTheBytesOfPingAndPong) {
    const report report = play_once(100);
    expect_per_exchange(report, "tcp", {5, 6});
    expect_per_exchange(report, "unix", {5, 6});
    expect_per_exchange(report, "ws", {10, 7});  // 2 + 4 (mask) + 4, and 2 + 5: RFC 6455, 5.2
    expect_http(report, "/", "Ping", "Pong!");
}

TEST(Repetition, MovesThePayloadInBothDirections) {
    const report report = play_once(20, 200);
    expect_per_exchange(report, "tcp", {201, 201});
    expect_per_exchange(report, "unix", {201, 201});
    expect_per_exchange(report, "ws", {2 + 2 + 4 + 200, 2 + 2 + 200});
    const std::string payload(200, '.');
    expect_http(report, "/echo", payload, payload);
    for (const cell& each : report.cells) {
        EXPECT_TRUE(each.echo);
        EXPECT_EQ(each.payload_request_bytes, 200U);
        EXPECT_EQ(each.payload_reply_bytes, 200U);
    }
}

TEST(Repetition, MovesPayloadsLargerThanItsBuffers) {
    const report report = play_once(6, 70000);
    expect_per_exchange(report, "tcp", {70001, 70001});
    expect_per_exchange(report, "unix", {70001, 70001});
    expect_per_exchange(report, "ws", {2 + 8 + 4 + 70000, 2 + 8 + 70000});
    const std::string payload(70000, '.');
    expect_http(report, "/echo", payload, payload);
    for (const trial& each : report.trials)
        EXPECT_EQ(each.failure.value_or("none"), "none");
}

TEST(Repetition, WritesAMessageInOnePiece) {
    const report report = play_once(100);
    for (const block& each : report.blocks) {
        EXPECT_EQ(each.traffic.writes, each.exchanges) << report.cells[each.cell].protocol;
        EXPECT_GE(each.traffic.reads, each.exchanges) << report.cells[each.cell].protocol;
    }
}

TEST(Repetition, ConnectsForEachExchangeOfHttpCloseOnly) {
    const report report = play_once(60);
    for (const block& each : report.blocks) {
        const bool connects = report.cells[each.cell].protocol == "http-close";
        EXPECT_EQ(each.traffic.connections, connects ? each.exchanges : 0)
            << report.cells[each.cell].protocol;
    }
    EXPECT_EQ(report.summaries[cell_of(report, "http-close")].connections_per_exchange, 1.0);
    EXPECT_EQ(report.summaries[cell_of(report, "ws")].connections_per_exchange, 0.0);
}

// The tenth block has a tenth of the segments of its connection.
TEST(Repetition, CountsTheSegmentsOfTheBlockAlone) {
    plan plan({experiment(1000, {"tcp", "ws", "http-keepalive"})});
    plan.stop = stop_after(1);
    const report report = measure(std::move(plan));
    for (const block& each : report.blocks) {
        const std::string& name = report.cells[each.cell].protocol;
        ASSERT_TRUE(each.segments.has_value()) << name;
        EXPECT_GE(each.segments->sent, each.exchanges) << name;
        EXPECT_GE(each.segments->received, each.exchanges) << name;
        EXPECT_LT(each.segments->sent, 4 * each.exchanges) << name;
        EXPECT_LT(each.segments->received, 4 * each.exchanges) << name;
    }
}

TEST(Repetition, KnowsNoSegmentsWhereNoTcpConnectionLasts) {
    plan plan({experiment(10, {"unix", "http-close"})});
    plan.stop = stop_after(1);
    const report report = measure(std::move(plan));
    EXPECT_EQ(report.blocks.size(), 4U);
    for (const block& each : report.blocks)
        EXPECT_FALSE(each.segments.has_value()) << report.cells[each.cell].protocol;
}

TEST(Repetition, CountsTheWorkOfTheBlockAlone) {
    const report report = play_once(1000);
    process_usage sum;
    for (const block& each : report.blocks) {
        EXPECT_GE(each.usage.user.count(), 0);
        EXPECT_GE(each.usage.system.count(), 0);
        sum.user += each.usage.user;
        sum.system += each.usage.system;
    }
    EXPECT_GT((sum.user + sum.system).count(), 0);
    // One thread cannot have spent more time on a processor than has passed.
    EXPECT_LE(sum.user + sum.system, report.duration + std::chrono::milliseconds(20));
}

TEST(Repetition, KeepsSettlingOutOfTheBlocks) {
    plan plan({experiment(4, everybody())});
    plan.stop = stop_after(2);
    plan.warm_up_exchanges = 25;
    const report report = measure(std::move(plan));
    for (const trial& each : report.trials) {
        EXPECT_EQ(each.warm_up_exchanges, 25U);
        EXPECT_EQ(each.exchanges, 4U);
        ASSERT_TRUE(each.first_exchange.has_value());
        EXPECT_LT(*each.first_exchange, each.warm_up);
    }
    for (const cell_summary& each : report.summaries)
        EXPECT_EQ(each.round_trips.count(), 8U);
}

TEST(Repetition, TakesBothKindsOfHttpToTheSameServer) {
    const report report = play_once(2);
    EXPECT_EQ(report.cells[cell_of(report, "http-keepalive")].endpoint,
              report.cells[cell_of(report, "http-close")].endpoint);
    EXPECT_NE(report.cells[cell_of(report, "ws")].endpoint,
              report.cells[cell_of(report, "http-close")].endpoint);
}

TEST(Repetition, PlaysAnswersAndEchoesInOneRun) {
    plan plan({experiment(10, everybody()), experiment(10, everybody(), 64)});
    plan.stop = stop_after(1);
    const report report = measure(std::move(plan));
    expect_consistent(report);
    for (const trial& each : report.trials)
        EXPECT_EQ(each.failure.value_or("none"), "none");
    EXPECT_EQ(report.summaries[cell_of(report, "tcp", 0)].bytes_received_per_exchange, 6.0);
    EXPECT_EQ(report.summaries[cell_of(report, "tcp", 1)].bytes_received_per_exchange, 65.0);
    const auto echo = report.cells[cell_of(report, "ws", 1)].endpoint.value_or("");
    EXPECT_EQ(echo, report.cells[cell_of(report, "ws", 0)].endpoint.value_or("") + "echo");
}

}  // namespace
}  // namespace pingpong
