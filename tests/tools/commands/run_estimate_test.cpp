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

void expect_estimate(const run_estimate& about, double min, double max) {
    EXPECT_DOUBLE_EQ(about.min.count(), min);
    EXPECT_DOUBLE_EQ(about.max.count(), max);
}

TEST(RunEstimate, IsFromTheFirstLookToTheTimeLimitAndOneRepetition) {
    expect_estimate(estimate_of(plan_of(1), {seconds(0.2)}, 1), 10 * 0.2, 30 + 0.2);
}

TEST(RunEstimate, IsOneFigureWhereTheRoundsAreFixed) {
    plan plan = plan_of(2);
    plan.stop.max_rounds = 10;
    expect_estimate(estimate_of(plan, {seconds(0.25), seconds(0.5)}, 1), 1.5, 1.5);
}

TEST(RunEstimate, HasEveryExperimentOnceHoweverLongThatTakes) {
    expect_estimate(estimate_of(plan_of(2), {seconds(50), seconds(10)}, 1), 80, 80);
    plan plan = plan_of(2);
    plan.stop.max_time = 1s;
    expect_estimate(estimate_of(plan, {seconds(50), seconds(10)}, 1), 60, 60);
}

TEST(RunEstimate, AddsUpTheProcessesThatShareARun) {
    plan plan = plan_of(1);
    plan.stop.max_time = 600s;
    expect_estimate(estimate_of(plan, {seconds(1)}, 3), 3 * 10, 3 * (200 + 1));
}

TEST(RunEstimate, OfOpenLoopsIsWhatTheirRatesSay) {
    plan plan = plan_of(1);
    EXPECT_FALSE(estimate_by_rate(plan, 1));
    plan.experiments.front().rate = 500;
    plan.stop.max_rounds = 1;
    expect_estimate(*estimate_by_rate(plan, 1), 4, 4);
}

TEST(RunEstimate, TellsServersElsewhereApart) {
    plan plan = plan_of(1);
    EXPECT_FALSE(plays_elsewhere(plan));
    plan.experiments.front().contenders.emplace_back("tcp", endpoint{});
    EXPECT_TRUE(plays_elsewhere(plan));
}

TEST(RunEstimate, OfServersHereIsBasedOnATrial) {
    plan plan = plan_of(1);
    plan.stop.max_rounds = 5;
    const auto about = estimate_by_trial(plan, 1);
    ASSERT_TRUE(about);
    EXPECT_GT(about->min.count(), 0);
    EXPECT_EQ(about->min, about->max);
}

}  // namespace
}  // namespace pingpong::command
