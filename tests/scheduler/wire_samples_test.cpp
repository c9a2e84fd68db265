#include "pingpong/scheduler/sampling/wire_samples.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/recording_observer.hpp"
#include "support/scripted_peer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

plan small_plan(std::vector<experiment> experiments) {
    plan made(std::move(experiments));
    made.stop = stop_after(1);
    made.openings = 0;
    made.measure_clock = false;
    made.count_system_calls = false;
    return made;
}

report record_run(plan plan) {
    asio::io_context context(1);
    recording_observer observer;
    return measure(context, std::move(plan), observer);
}

const wire_sample& sample_of(const report& report, std::string_view protocol) {
    const std::size_t cell = cell_of(report, protocol);
    const auto found = std::ranges::find(report.wire, cell, &wire_sample::cell);
    if (found == report.wire.end())
        throw std::runtime_error(std::string(protocol) + " has no sample");
    return *found;
}

TEST(WireSamples, HaveTheBytesOfOneExchange) {
    const report report = record_run(small_plan({experiment(2, everybody())}));
    ASSERT_EQ(report.wire.size(), report.cells.size());

    EXPECT_EQ(sample_of(report, "tcp").exchange.sent.prefix, "Ping\n");
    EXPECT_EQ(sample_of(report, "unix").exchange.received.prefix, "Pong!\n");

    const wire_sample& ws = sample_of(report, "ws");
    EXPECT_TRUE(ws.opening.sent.prefix.starts_with("GET / HTTP/1.1\r\n"));
    EXPECT_TRUE(ws.opening.received.prefix.starts_with("HTTP/1.1 101 "));
    EXPECT_EQ(ws.exchange.sent.prefix.substr(0, 2), "\x81\x84") << "a masked text frame of 4 bytes";
    EXPECT_EQ(ws.exchange.received.prefix, "\x81\x05Pong!");

    const wire_sample& http = sample_of(report, "http-keepalive");
    EXPECT_EQ(http.opening.sent.total_bytes, 0U);
    EXPECT_TRUE(http.exchange.sent.prefix.starts_with("POST / HTTP/1.1\r\n"));
    EXPECT_TRUE(http.exchange.sent.prefix.ends_with("\r\n\r\nPing"));
    EXPECT_TRUE(http.exchange.received.prefix.ends_with("\r\n\r\nPong!"));
}

TEST(WireSamples, AreWhatIsMeasured) {
    const report report = record_run(small_plan({experiment(2, everybody())}));
    for (const wire_sample& sample : report.wire) {
        const cell_summary& summary = report.summaries[sample.cell];
        EXPECT_EQ(static_cast<double>(sample.exchange.sent.total_bytes),
                  summary.bytes_sent_per_exchange)
            << report.cells[sample.cell].protocol;
        EXPECT_EQ(static_cast<double>(sample.exchange.received.total_bytes),
                  summary.bytes_received_per_exchange)
            << report.cells[sample.cell].protocol;
    }
}

TEST(WireSamples, NameTheServerThatIsMeasured) {
    const report report = record_run(small_plan({experiment(2, {"http-keepalive"})}));
    const std::string url = report.cells[0].endpoint.value();
    const std::string authority = url.substr(7, url.size() - 8);
    EXPECT_NE(report.wire[0].exchange.sent.prefix.find("Host: " + authority + "\r\n"),
              std::string::npos)
        << report.wire[0].exchange.sent.prefix;
}

TEST(WireSamples, AreTakenOncePerPayload) {
    const report report = record_run(
        small_plan({experiment(2, {"tcp"}), experiment(4, {"tcp"}), experiment(2, {"tcp"}, 5000)}));
    ASSERT_EQ(report.wire.size(), 2U);
    EXPECT_EQ(report.wire[0].cell, 0U);
    EXPECT_EQ(report.wire[1].cell, 2U);
    EXPECT_EQ(report.wire[1].exchange.sent.total_bytes, 5001U);
    EXPECT_EQ(report.wire[1].exchange.sent.prefix.size(), byte_log::max_prefix_bytes);
}

TEST(WireSamples, AreTakenOfEveryContenderWithTheSamePayload) {
    const report report = record_run(small_plan(
        {experiment(2, {"tcp"}), experiment(2, {"unix", "tcp"}), experiment(2, {"unix"})}));
    ASSERT_EQ(report.wire.size(), 2U);
    EXPECT_EQ(report.wire[0].cell, 0U);
    EXPECT_EQ(report.wire[1].cell, 1U);
}

TEST(WireSamples, AreNotTakenUnlessWanted) {
    plan plan = small_plan({experiment(2, {"tcp"})});
    plan.record_wire = false;
    EXPECT_TRUE(record_run(plan).wire.empty());
}

TEST(WireSamples, LeaveOutAContenderThatFailed) {
    asio::io_context context(1);
    const refusing_port port(context);
    recording_observer observer;
    const report report = measure(
        context, small_plan({experiment(2, {contender_spec("ws", port.where("ws")), "tcp"})}),
        observer);
    ASSERT_EQ(report.wire.size(), 1U);
    EXPECT_EQ(report.wire[0].cell, 1U);
    EXPECT_EQ(report.trials.size(), 2U);
}

}  // namespace
}  // namespace pingpong
