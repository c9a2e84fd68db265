// Whole runs of open loops against servers in another thread.
#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <thread>

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "support/loopback.hpp"
#include "support/recording_observer.hpp"
#include "support/run_coroutine.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// A server with a thread of its own.
class served_elsewhere {
public:
    explicit served_elsewhere(const std::string& protocol)
        : protocol_(protocol),
          server_(start_server(context_, protocol)),
          thread_([this] { context_.run(); }) {}

    ~served_elsewhere() {
        asio::co_spawn(context_, server_->stop(1s), asio::detached);
        thread_.join();
    }

    served_elsewhere(const served_elsewhere&) = delete;
    served_elsewhere& operator=(const served_elsewhere&) = delete;

    contender_spec contender() const { return {protocol_, server_->where()}; }

private:
    std::string protocol_;
    asio::io_context context_{1};
    std::unique_ptr<server> server_;
    std::thread thread_;
};

/// One repetition at a rate.
plan at_rate(double rate, std::uint64_t count, std::vector<contender_spec> contenders,
             std::uint64_t connections = 1) {
    plan plan({experiment(count, std::move(contenders), std::nullopt, connections)});
    plan.experiments[0].rate = rate;
    plan.stop = stop_after(1);
    return plan;
}

// For a merge with the blocks of other ranks.
TEST(OpenLoopRun, KeepsTheSamplesOfEachBlockOnRequest) {
    const served_elsewhere tcp("tcp");
    plan plan = at_rate(2000, 200, {tcp.contender()});
    EXPECT_TRUE(measure(plan).samples.empty());
    plan.keep_samples = true;
    const report played = measure(plan);
    ASSERT_EQ(played.samples.size(), played.blocks.size());
    histogram all, service, lag;
    for (std::size_t i = 0; i < played.samples.size(); ++i) {
        const block_samples& kept = played.samples[i];
        EXPECT_EQ(kept.block, i);
        EXPECT_EQ(kept.round_trips.count(), played.blocks[i].exchanges);
        all.merge(kept.round_trips);
        service.merge(kept.service.value());
        lag.merge(kept.lag.value());
    }
    EXPECT_EQ(all.buckets(), played.summaries[0].round_trips.buckets());
    EXPECT_EQ(service.buckets(), played.summaries[0].service->buckets());
    EXPECT_EQ(lag.buckets(), played.summaries[0].lag->buckets());
}

TEST(OpenLoopRun, EveryContenderPlaysItsCountAtTheRate) {
    const served_elsewhere ws("ws");
    const served_elsewhere http("http-keepalive");
    for (const std::uint64_t connections : {1U, 3U}) {
        SCOPED_TRACE(connections);
        const report report =
            measure(at_rate(2000, 200, {ws.contender(), http.contender()}, connections));
        expect_consistent(report);
        EXPECT_TRUE(report.config.open_loop);
        EXPECT_EQ(report.config.rate_per_s, 2000);
        for (const trial& each : report.trials) {
            EXPECT_EQ(each.failure.value_or("none"), "none");
            EXPECT_EQ(each.exchanges, 200U);
        }
        for (const cell& each : report.cells)
            EXPECT_EQ(each.rate_per_s, 2000);
        for (const block& each : report.blocks) {
            ASSERT_TRUE(each.service && each.lag);
            EXPECT_LE(each.service->p50, each.round_trips.p50);
            EXPECT_LE(each.service->max, each.round_trips.max);
            EXPECT_LE(each.lag->max, each.round_trips.max);
            // The last is due so long after the first.
            EXPECT_GE(each.duration, (each.exchanges - 1) * 500us);
        }
        for (const cell_summary& each : report.summaries) {
            ASSERT_TRUE(each.service && each.lag);
            EXPECT_EQ(each.service->count(), 200U);
            EXPECT_EQ(each.lag->count(), 200U);
            EXPECT_LE(*each.throughput_per_s, 2000 * 100. / 99);
        }
    }
}

TEST(OpenLoopRun, AClosedLoopHasNothingOfIt) {
    plan closed({experiment(20, {"tcp"})});
    closed.stop = stop_after(1);
    const report report = measure(closed);
    EXPECT_FALSE(report.config.open_loop);
    EXPECT_FALSE(report.cells[0].rate_per_s.has_value());
    EXPECT_FALSE(report.blocks[0].service || report.blocks[0].lag);
    EXPECT_FALSE(report.summaries[0].service || report.summaries[0].lag);
    EXPECT_TRUE(open_loop_problems_of(report.cells[0], report.summaries[0]).empty());
}

TEST(OpenLoopRun, WaitingLongerThanTheDeadlineIsNoFailure) {
    const served_elsewhere tcp("tcp");
    plan plan = at_rate(2.5, 3, {tcp.contender()});
    plan.deadline = 250ms;
    const report report = measure(plan);
    EXPECT_EQ(report.trials[0].failure.value_or("none"), "none");
    EXPECT_EQ(report.trials[0].exchanges, 3U);
}

TEST(OpenLoopRun, ACancelledOneYieldsAPartialReport) {
    const served_elsewhere tcp("tcp");
    asio::io_context context(1);
    recording_observer observer;
    started<report> running(
        context, run_plan(context.get_executor(), at_rate(1e-3, 100, {tcp.contender()}), observer));
    asio::steady_timer soon(context, 20ms);
    soon.async_wait(
        [&running](const error_code&) { running.cancel(asio::cancellation_type::total); });
    const report& report = running.wait(context);
    EXPECT_TRUE(report.interrupted);
    EXPECT_EQ(report.trials[0].failure.value_or("none"), "none");
}

TEST(OpenLoopRun, RefusesRatesThatAreNone) {
    const served_elsewhere tcp("tcp");
    constexpr double infinite = std::numeric_limits<double>::infinity();
    for (const double rate : {0., -1., infinite, -infinite, std::nan(""), 2e9, 1e-12})
        EXPECT_THROW(measure(at_rate(rate, 10, {tcp.contender()})), std::invalid_argument) << rate;
}

TEST(OpenLoopRun, RefusesAServerThatWouldDelayTheSender) {
    EXPECT_THROW(measure(at_rate(1000, 10, {"tcp"})), std::invalid_argument);
}

TEST(OpenLoopLayout, ABlockLasts50MillisecondsWhereTheCountAllows) {
    const block_layout slow = layout_of(10'000, 1, 1000.);
    EXPECT_EQ(slow.rounds, layout_of(10'000).rounds);
    const block_layout fast = layout_of(100'000, 1, 100'000.);
    EXPECT_EQ(fast.exchanges_of(0), 5000U);
    EXPECT_EQ(fast.rounds, 10U);
    const block_layout short_one = layout_of(1000, 1, 100'000.);
    EXPECT_EQ(short_one.rounds, 1U);
    EXPECT_EQ(short_one.blocks, 2U);
    EXPECT_EQ(layout_of(1, 1, 1e9).blocks, 1U);
}

}  // namespace
}  // namespace pingpong
