#include "pingpong/commands/run_estimate.hpp"

#include <gtest/gtest.h>

namespace pingpong::command {
namespace {

using seconds = run_estimate::seconds;
using namespace std::chrono_literals;

/// Experiments of 1000 exchanges have five rounds a repetition.
plan plan_of(std::size_t experiments) {
    plan made;
    for (std::size_t i = 0; i < experiments; ++i)
        made.experiments.emplace_back(1000, std::vector<contender_spec>{"ws", "http-keepalive"});
    return made;
}

void expect_estimate(const run_estimate& about, double least, double most) {
    EXPECT_DOUBLE_EQ(about.least.count(), least);
    EXPECT_DOUBLE_EQ(about.most.count(), most);
}

TEST(RunEstimate, IsFromTheFirstLookToTheTimeLimitAndOneRepetition) {
    expect_estimate(estimate_of(plan_of(1), {seconds(0.2)}, 1), 10 * 0.2, 30 + 0.2);
}

TEST(RunEstimate, IsOneFigureWhereTheRoundsAreFixed) {
    plan what = plan_of(2);
    what.stop.max_rounds = 10;
    expect_estimate(estimate_of(what, {seconds(0.25), seconds(0.5)}, 1), 1.5, 1.5);
}

TEST(RunEstimate, HasEveryExperimentOnceHoweverLongThatTakes) {
    expect_estimate(estimate_of(plan_of(2), {seconds(50), seconds(10)}, 1), 80, 80);
    plan what = plan_of(2);
    what.stop.max_time = 1s;
    expect_estimate(estimate_of(what, {seconds(50), seconds(10)}, 1), 60, 60);
}

TEST(RunEstimate, AddsUpTheProcessesThatShareARun) {
    plan what = plan_of(1);
    what.stop.max_time = 600s;
    expect_estimate(estimate_of(what, {seconds(1)}, 3), 3 * 10, 3 * (200 + 1));
}

TEST(RunEstimate, OfOpenLoopsIsWhatTheirRatesSay) {
    plan what = plan_of(1);
    EXPECT_FALSE(estimate_by_rate(what, 1));
    what.experiments.front().rate = 500;
    what.stop.max_rounds = 1;
    expect_estimate(*estimate_by_rate(what, 1), 4, 4);
}

TEST(RunEstimate, TellsServersElsewhereApart) {
    plan what = plan_of(1);
    EXPECT_FALSE(plays_elsewhere(what));
    what.experiments.front().contenders.emplace_back("tcp", endpoint{});
    EXPECT_TRUE(plays_elsewhere(what));
}

TEST(RunEstimate, OfServersHereIsBasedOnATrial) {
    plan what = plan_of(1);
    what.stop.max_rounds = 5;
    const auto about = try_run(what, 1);
    ASSERT_TRUE(about);
    EXPECT_GT(about->least.count(), 0);
    EXPECT_EQ(about->least, about->most);
}

}  // namespace
}  // namespace pingpong::command
