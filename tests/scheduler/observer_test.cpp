#include "pingpong/scheduler/observer.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "pingpong/report/lookup.hpp"
#include "support/recording_observer.hpp"
#include "support/scripted_peer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

using events = std::vector<std::string>;

TEST(Observer, HearsEventsInTheirOrder) {
    plan plan({experiment(400, {"tcp", "unix"}), experiment(2, {"unix"})});
    plan.stop = stop_after(5);
    recording_observer heard;
    measure(plan, heard);
    EXPECT_EQ(heard.events(),
              (events{"started 0/0",    "progress 0/0 1", "progress 0/0 2", "progress 0/0 3",
                      "progress 0/0 4", "finished 0/0",   "started 1/0",    "progress 1/0 1",
                      "finished 1/0",   "started 0/1",    "progress 0/1 1", "progress 0/1 2",
                      "progress 0/1 3", "progress 0/1 4", "finished 0/1",   "started 1/1",
                      "progress 1/1 1", "finished 1/1",   "started 1/2",    "progress 1/2 1",
                      "finished 1/2",   "started 1/3",    "progress 1/3 1", "finished 1/3",
                      "started 1/4",    "progress 1/4 1", "finished 1/4"}));
}

// Findings of a long run are derived now and then only; 212 blocks are not a tenth more than 196.
TEST(Observer, HearsInTheEndTheRatioThatTheReportHas) {
    plan plan({experiment(2, {"tcp", "unix"})});
    plan.stop.precision = 10;
    plan.stop.min_rounds = 53;
    plan.stop.min_repetitions = 1;
    recording_observer heard;
    const report report = measure(plan, heard);
    ASSERT_TRUE(report.stopping[0].reached);
    const estimate reported = heard.progress_events().back().ratio.value().ratio;
    const estimate claim = find_primary_comparison(report, 0)->figures.claim;
    EXPECT_EQ(reported.value, claim.value);
    EXPECT_EQ(reported.low, claim.low);
    EXPECT_EQ(reported.high, claim.high);
}

TEST(Observer, HearsHowFarTheRunHasCome) {
    plan plan({experiment(400, {"tcp", "unix"}), experiment(2, {"unix"})});
    plan.stop = stop_after(5);
    recording_observer heard;
    measure(plan, heard);
    const run_progress& first = heard.progress_events().front();
    EXPECT_EQ(first.experiments, 2U);
    EXPECT_EQ(first.count, 400U);
    EXPECT_EQ(first.rounds, 4U);
    EXPECT_EQ(first.round, 0U);
    EXPECT_EQ(first.exchanges_done, 0U);
    EXPECT_EQ(heard.progress_events()[1].exchanges_done, 200U);
    std::uint64_t done = 0;
    double part = 0;
    std::chrono::nanoseconds elapsed{0};
    for (const run_progress& each : heard.progress_events()) {
        EXPECT_GE(each.exchanges_done, done);
        EXPECT_GE(each.elapsed, elapsed);
        EXPECT_GE(each.fraction_done, part);
        part = each.fraction_done;
        done = each.exchanges_done;
        elapsed = each.elapsed;
    }
    EXPECT_EQ(done, 2U * 2 * 400 + 5 * 2);
    EXPECT_EQ(heard.progress_events().back().fraction_done, 1);
}

TEST(Observer, HearsTheRatioAsSoonAsThereIsOne) {
    plan plan({experiment(400, {"ws", "http-keepalive"}), experiment(2, {"unix"})});
    plan.stop = stop_after(5);
    recording_observer heard;
    measure(plan, heard);
    for (std::size_t i = 0; i < heard.progress_events().size(); ++i) {
        const run_progress& each = heard.progress_events()[i];
        EXPECT_EQ(each.precision, plan.stop.precision);
        const bool over = each.repetition > 0 || heard.events()[i].starts_with("finished");
        EXPECT_EQ(each.ratio.has_value(), over && each.experiment == 0) << heard.events()[i];
        if (!each.ratio)
            continue;
        EXPECT_EQ(each.ratio->numerator, "ws");
        EXPECT_EQ(each.ratio->denominator, "http-keepalive");
        EXPECT_GT(each.ratio->ratio.value, 0);
        EXPECT_TRUE(each.ratio->ratio.low && each.ratio->ratio.high);
    }
}

TEST(Observer, IsShownAReportThatIsCompleteSoFar) {
    plan plan({experiment(2, {"tcp", "unix"}), experiment(3, {"unix"})});
    plan.stop = stop_after(2);
    recording_observer heard;
    measure(plan, heard);
    EXPECT_EQ(heard.exchanges_seen(), (std::vector<std::uint64_t>{4, 7, 11, 14}));
}

TEST(Observer, HearsOfAFailureBetweenStartAndProgress) {
    boost::asio::io_context context(1);
    const refusing_port port(context);
    plan plan({experiment(2, {contender_spec("tcp", port.where("tcp")), "unix"})});
    plan.stop = stop_after(2);
    recording_observer heard;
    measure(context, plan, heard);
    EXPECT_EQ(heard.events(),
              (events{"started 0/0", "failed 0/0 tcp", "progress 0/0 1", "finished 0/0",
                      "started 0/1", "progress 0/1 1", "finished 0/1"}));
}

TEST(Observer, MayKeepSilent) {
    observer observer;
    plan plan({experiment(2, {"unix"})});
    plan.stop = stop_after(10);
    const report report = measure(plan, observer);
    EXPECT_EQ(report.summaries[0].exchanges, 20U);
}

/// Each event in turn throws; no descriptor may remain open afterwards.
TEST(Observer, EndsTheRunByThrowing) {
    for (const std::string last : {"started 0/0", "failed 0/0 ws", "progress 0/0 1", "finished 0/0",
                                   "started 0/1", "progress 0/1 1"}) {
        SCOPED_TRACE(last);
        const std::size_t descriptors = open_descriptors();
        {
            boost::asio::io_context context(1);
            const refusing_port port(context);
            auto contenders = everybody();
            for (contender_spec& each : contenders)
                if (each.protocol == "ws")
                    each.remote = port.where("ws");
            recording_observer thrower([&last](const std::string& event) {
                if (event == last)
                    throw std::domain_error(event);
            });
            try {
                measure(context, plan({experiment(2, contenders)}), thrower);
                ADD_FAILURE() << "nothing was thrown";
            } catch (const std::domain_error& thrown) {
                EXPECT_EQ(thrown.what(), last);
            }
            EXPECT_EQ(thrower.events().back(), last);
            context.run_for(std::chrono::seconds(20));
            EXPECT_TRUE(context.stopped()) << "work is left over";
        }
        EXPECT_EQ(open_descriptors(), descriptors);
    }
}

}  // namespace
}  // namespace pingpong
