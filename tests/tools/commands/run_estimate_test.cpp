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

/// So many processes of a second.
process_schedule schedule_with(std::uint64_t processes, bool goes_on = false) {
    process_schedule schedule;
    schedule.processes = processes;
    schedule.goes_on = goes_on;
    schedule.share = 1s;
    return schedule;
}

const process_schedule alone;

void expect_estimate(const run_estimate& about, double min, double max) {
    EXPECT_DOUBLE_EQ(about.min.count(), min);
    EXPECT_DOUBLE_EQ(about.max.count(), max);
}

TEST(RunEstimate, IsFromTheFirstLookToTheTimeLimitAndOneRepetition) {
    expect_estimate(estimate_of(plan_of(1), {seconds(0.2)}, alone), 10 * 0.2, 30 + 0.2);
}

TEST(RunEstimate, IsOneFigureWhereTheRoundsAreFixed) {
    plan plan = plan_of(2);
    plan.stop.max_rounds = 10;
    expect_estimate(estimate_of(plan, {seconds(0.25), seconds(0.5)}, alone), 1.5, 1.5);
}

TEST(RunEstimate, HasEveryExperimentOnceHoweverLongThatTakes) {
    expect_estimate(estimate_of(plan_of(2), {seconds(50), seconds(10)}, alone), 80, 80);
    plan plan = plan_of(2);
    plan.stop.max_time = 1s;
    expect_estimate(estimate_of(plan, {seconds(50), seconds(10)}, alone), 60, 60);
}

TEST(RunEstimate, OfAGivenNumberOfProcessesIsTheirTime) {
    plan plan = plan_of(1);
    plan.stop.max_time = 3s;
    expect_estimate(estimate_of(plan, {seconds(0.2)}, schedule_with(3)), 3, 3);
}

TEST(RunEstimate, IsFromTheFirstLookToTheTimeLimitWhereProcessesGoOn) {
    expect_estimate(estimate_of(plan_of(1), {seconds(0.2)}, schedule_with(12, true)), 12, 30);
}

// All processes but the first play parts of repetitions where these are longer than their time.
TEST(RunEstimate, DoesNotRepeatALongRepetitionInEveryProcess) {
    expect_estimate(estimate_of(plan_of(1), {seconds(5)}, schedule_with(12, true)), 12, 30);
    expect_estimate(estimate_of(plan_of(2), {seconds(8), seconds(8)}, schedule_with(12, true)), 30,
                    30);
    expect_estimate(estimate_of(plan_of(1), {seconds(50)}, schedule_with(12, true)), 50, 50);
}

TEST(RunEstimate, AddsUpTheRoundsOfEachProcess) {
    process_schedule schedule = schedule_with(4);
    schedule.share = 1min;
    schedule.max_rounds = 7;
    expect_estimate(estimate_of(plan_of(1), {seconds(0.5)}, schedule), 4, 4);
    schedule.share = 700ms;
    const run_estimate by_time = estimate_of(plan_of(1), {seconds(0.5)}, schedule);
    EXPECT_DOUBLE_EQ(by_time.max.count(), 4 * 0.7);
    plan plan = plan_of(1);
    plan.stop.max_time = 1s;
    EXPECT_DOUBLE_EQ(estimate_of(plan, {seconds(0.5)}, schedule).max.count(), 1 + 0.7)
        << "one that has begun is finished";
}

TEST(RunEstimate, OfOpenLoopsIsWhatTheirRatesSay) {
    plan plan = plan_of(1);
    EXPECT_FALSE(estimate_by_rate(plan, alone));
    plan.experiments.front().rate = 500;
    plan.stop.max_rounds = 1;
    expect_estimate(*estimate_by_rate(plan, alone), 4, 4);
}

TEST(RunEstimate, OfServicesElsewhereIsWhatOneExchangeOfEachSays) {
    plan plan = plan_of(1);
    plan.stop.max_rounds = 5;
    plan.warm_up_exchanges = 10;
    const std::vector<exchange_cost> costs{{100ms, 1ms}, {0s, 2ms}};
    expect_estimate(estimate_by_exchanges(plan, alone, costs), 3.13, 3.13);
    plan.experiments.front().connections = 10;
    expect_estimate(estimate_by_exchanges(plan, alone, costs), 1.33, 1.33);
}

TEST(RunEstimate, KeepsGivenCountsBeyondTheTimeLimit) {
    plan plan = plan_of(1);
    plan.warm_up_exchanges = 0;
    plan.stop.max_time = 10s;
    const run_estimate about = estimate_by_exchanges(plan, alone, {{0s, 20ms}, {0s, 20ms}});
    EXPECT_GE(about.max, 40s) << "a repetition is finished";
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
    const auto about = estimate_by_trial(plan, alone);
    ASSERT_TRUE(about);
    EXPECT_GT(about->min.count(), 0);
    EXPECT_EQ(about->min, about->max);
}

}  // namespace
}  // namespace pingpong::command
