#include <gtest/gtest.h>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <string>
#include <utility>

#include "pingpong/scheduler/async_run.hpp"
#include "support/recording_observer.hpp"
#include "support/run_coroutine.hpp"
#include "support/scripted_peer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

namespace asio = boost::asio;

using asio::cancellation_type;

constexpr cancellation_type every_kind[] = {cancellation_type::terminal, cancellation_type::partial,
                                            cancellation_type::total, cancellation_type::all};

/// A run that can be cancelled.
class cancellable_run {
public:
    cancellable_run(plan plan, observer& observer)
        : run_(context_, run_plan(context_.get_executor(), quick(std::move(plan)), observer)) {}

    asio::io_context& context() noexcept { return context_; }

    void cancel(cancellation_type kind = cancellation_type::total) { run_.cancel(kind); }

    /// Runs at most that many handlers; false when there are no more.
    bool step(std::size_t handlers) {
        while (handlers > 0 && context_.run_one_for(max_test_time) > 0)
            --handlers;
        return handlers == 0;
    }

    bool done() const noexcept { return run_.done(); }

    /// Its report, after all work is done in the io_context.
    report finish() {
        context_.run_for(max_test_time);
        EXPECT_TRUE(context_.stopped()) << "work is left over";
        expect_consistent(run_.value());
        return std::move(run_.value());
    }

private:
    static plan quick(plan plan) {
        plan.measure_clock = false;
        plan.count_system_calls = false;
        return plan;
    }

    asio::io_context context_{1};
    started<report> run_;
};

plan endless(std::uint64_t connections = 1) {
    return plan({experiment(100'000'000, everybody(), std::nullopt, connections)});
}

plan tiny(std::uint64_t connections = 1) {
    plan plan({experiment(2 * connections, everybody(), std::nullopt, connections)});
    plan.stop = stop_after(1);
    plan.warm_up_exchanges = 1;
    plan.openings = 3;  // the sweeps below repeat the whole run for every few of its steps
    return plan;
}

TEST(Cancellation, OfAnyKindFromATimerYieldsAPartialReport) {
    for (const cancellation_type kind : every_kind) {
        recording_observer heard;
        cancellable_run run(endless(), heard);
        asio::steady_timer timer(run.context(), std::chrono::milliseconds(30));
        timer.async_wait([&](const auto&) { run.cancel(kind); });
        const report report = run.finish();
        EXPECT_TRUE(report.interrupted);
        EXPECT_TRUE(heard.failures().empty()) << "a cancelled trial is no failure";
        EXPECT_EQ(heard.events().front(), "started 0/0");
        EXPECT_FALSE(report.run_id.empty());
        EXPECT_GT(report.duration.count(), 0);
        EXPECT_TRUE(report.original_rows.empty()) << "no trial was whole";
    }
}

TEST(Cancellation, KeepsTheRoundsThatWereFinished) {
    cancellable_run* running = nullptr;
    recording_observer heard([&running](const std::string& event) {
        if (event == "progress 0/0 3")
            running->cancel();
    });
    cancellable_run run(plan({experiment(1000, everybody())}), heard);
    running = &run;
    const report report = run.finish();
    EXPECT_TRUE(report.interrupted);
    EXPECT_EQ(report.blocks.size(), 30U);
    for (const cell_summary& each : report.summaries)
        EXPECT_EQ(each.exchanges, 600U);
    for (const comparison& each : report.comparisons)
        EXPECT_EQ(each.figures.rounds, 3U);
    EXPECT_EQ(report.comparisons.size(), 2 * 7U);
    for (const trial& each : report.trials) {
        EXPECT_EQ(each.exchanges, 600U);
        EXPECT_FALSE(each.close.has_value());
        EXPECT_EQ(each.failure.value_or("none"), "none");
    }
    EXPECT_TRUE(heard.failures().empty());
}

TEST(Cancellation, KeepsTheRepetitionsThatWereFinished) {
    cancellable_run* running = nullptr;
    recording_observer heard([&running](const std::string& event) {
        if (event == "finished 0/1")
            running->cancel();
    });
    cancellable_run run(plan({experiment(2, everybody())}), heard);
    running = &run;
    const report report = run.finish();
    EXPECT_TRUE(report.interrupted);
    EXPECT_EQ(report.original_rows.size(), 2U);
    for (const cell_summary& each : report.summaries)
        EXPECT_EQ(each.exchanges, 4U);
}

TEST(Cancellation, AfterTheLastExchangeInterruptsNothing) {
    cancellable_run* running = nullptr;
    recording_observer heard([&running](const std::string& event) {
        if (event == "finished 0/0")
            running->cancel();
    });
    cancellable_run run(tiny(), heard);
    running = &run;
    const report report = run.finish();
    EXPECT_FALSE(report.interrupted);
    for (const trial& each : report.trials)
        EXPECT_EQ(each.failure.value_or("none"), "none");
}

TEST(Cancellation, BeforeTheStartMeasuresNothing) {
    for (const cancellation_type kind : every_kind) {
        observer observer;
        cancellable_run run(endless(), observer);
        run.cancel(kind);
        const report report = run.finish();
        EXPECT_TRUE(report.interrupted);
        EXPECT_TRUE(report.blocks.empty());
        EXPECT_EQ(report.cells.size(), 5U);
    }
}

// With such a deadline, nothing but the cancellation can end the wait.
TEST(Cancellation, EndsTheWaitForAPeerThatIsMute) {
    for (const char* name : {"tcp", "ws", "http-keepalive", "http-close"}) {
        SCOPED_TRACE(name);
        observer observer;
        plan plan({experiment(2, {"unix"})});
        plan.deadline = std::chrono::hours(1);
        plan.warm_up_exchanges = 0;
        asio::io_context elsewhere(1);
        const scripted_peer peer(elsewhere, {}, afterwards::mute);
        plan.experiments[0].contenders = {contender_spec(name, peer.where(name))};
        cancellable_run run(plan, observer);
        // The kernel accepts, so that the client waits for a reply once it has nothing else to do.
        while (run.context().poll() > 0)
            continue;
        EXPECT_FALSE(run.done());
        run.cancel();
        const report report = run.finish();
        EXPECT_TRUE(report.interrupted);
        ASSERT_EQ(report.trials.size(), 1U);
        EXPECT_EQ(report.trials[0].exchanges, 0U);
        EXPECT_EQ(report.trials[0].failure.value_or("none"), "none");
    }
}

// After every few steps, so that each move of each contender is hit; and once more while it stops,
// as an impatient user would.
void cancel_after_every_few_steps(std::uint64_t connections, std::size_t few) {
    const std::size_t descriptors = open_descriptors();
    std::size_t kind = 0;
    std::size_t interrupted = 0;
    for (std::size_t handlers = 0;; handlers += few) {
        SCOPED_TRACE(handlers);
        recording_observer heard;
        cancellable_run run(tiny(connections), heard);
        if (!run.step(handlers) || run.done())
            break;
        run.cancel(every_kind[kind++ % std::size(every_kind)]);
        run.step(handlers % 5);
        run.cancel(cancellation_type::terminal);
        const report report = run.finish();
        interrupted += report.interrupted ? 1 : 0;
        EXPECT_TRUE(heard.failures().empty());
    }
    EXPECT_GT(interrupted, 20U);
    EXPECT_EQ(open_descriptors(), descriptors);
}

TEST(Cancellation, LeavesAWholeReportWheneverItComes) {
    cancel_after_every_few_steps(1, 3);
}

TEST(Cancellation, EndsAllConnectionsWheneverItComes) {
    cancel_after_every_few_steps(3, 11);
}

TEST(Cancellation, IsNotNeededWhenTheContextGoesInTheMiddleOfARun) {
    const std::size_t descriptors = open_descriptors();
    for (const std::size_t handlers : {0U, 1U, 2U, 5U, 11U, 23U, 50U, 110U, 230U, 500U, 3000U}) {
        for (const std::uint64_t connections : {1U, 5U}) {
            observer observer;
            cancellable_run run(endless(connections), observer);
            EXPECT_TRUE(run.step(handlers));
            EXPECT_FALSE(run.done());
        }
    }
    EXPECT_EQ(open_descriptors(), descriptors);
}

}  // namespace
}  // namespace pingpong
