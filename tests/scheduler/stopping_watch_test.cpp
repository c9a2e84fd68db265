#include "pingpong/scheduler/stopping_watch.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// One experiment of `ws` and `http-keepalive`, five rounds a repetition, played by hand.
class StoppingWatch : public testing::Test {
protected:
    explicit StoppingWatch(std::vector<std::string> protocols = {"ws", "http-keepalive"})
        : report_(report_of(protocols)) {
        std::vector<contender_spec> contenders;
        for (const std::string& name : protocols)
            contenders.emplace_back(name);
        plan_.experiments = {experiment(1000, contenders)};
        report_.config.question = plan_.question;
        plan_.stop.min_repetitions = 3;
    }

    /// A repetition whose ratio moves by `noise` from round to round.
    void play(stopping_watch& watch, round_trip noise) {
        for (int i = 0; i < 5; ++i, ++round_) {
            for (unsigned visit = 1; visit <= 2; ++visit)
                for (std::size_t cell = 0; cell < report_.cells.size(); ++cell) {
                    const bool up = cell == 0 && (round_ * 7 / 3) % 2 == 0;
                    add_block(report_, cell, round_, visit, up ? 10us + noise : 10us).repetition =
                        round_ / 5;
                }
        }
        watch.repetition_over(0, failed_);
    }

    plan plan_;
    report report_;
    std::vector<bool> failed_{false, false};
    std::size_t round_ = 0;
};

TEST_F(StoppingWatch, WantsEveryExperimentOnce) {
    plan_.stop.max_time = 1ns;
    stopping_watch watch(plan_, report_);
    EXPECT_TRUE(watch.wants_more(0, 1h));
    play(watch, 1us);
    EXPECT_FALSE(watch.wants_more(0, 1h)) << "the time is over";
}

TEST_F(StoppingWatch, DoesNotLookBeforeTenRoundsAndThreeRepetitions) {
    stopping_watch watch(plan_, report_);
    for (int i = 0; i < 2; ++i) {
        play(watch, 0ns);
        EXPECT_TRUE(report_.stopping[0].looks.empty());
        EXPECT_TRUE(watch.wants_more(0, 1s));
    }
    play(watch, 0ns);
    ASSERT_EQ(report_.stopping[0].looks.size(), 1U);
    EXPECT_EQ(report_.stopping[0].looks[0].rounds, 15U);
    EXPECT_TRUE(report_.stopping[0].reached);
    EXPECT_FALSE(watch.wants_more(0, 1s));
}

TEST_F(StoppingWatch, LooksSeldomWhileTheIntervalIsWide) {
    plan_.stop.precision = 0.0001;
    stopping_watch watch(plan_, report_);
    for (int i = 0; i < 8; ++i)
        play(watch, 2us);
    std::vector<std::uint64_t> looks;
    for (const look& each : report_.stopping[0].looks)
        looks.push_back(each.rounds);
    EXPECT_EQ(looks, (std::vector<std::uint64_t>{15, 25, 35}));
    EXPECT_FALSE(report_.stopping[0].reached);
    EXPECT_TRUE(watch.wants_more(0, 1s));
}

TEST_F(StoppingWatch, KeepsToTheScheduleFromTheLeastRoundsOn) {
    plan_.stop.precision = 0.0001;
    plan_.stop.min_rounds = 24;
    stopping_watch watch(plan_, report_);
    for (int i = 0; i < 11; ++i)
        play(watch, 2us);
    std::vector<std::uint64_t> looks;
    for (const look& each : report_.stopping[0].looks)
        looks.push_back(each.rounds);
    EXPECT_EQ(looks, (std::vector<std::uint64_t>{35, 55}));
}

// The two differ by a factor of two without any doubt, and it goes on: only the width counts.
TEST_F(StoppingWatch, DoesNotStopAtADifference) {
    plan_.stop.precision = 0.0001;
    stopping_watch watch(plan_, report_);
    for (int i = 0; i < 4; ++i)
        play(watch, 10us);
    EXPECT_TRUE(watch.wants_more(0, 1s));
}

TEST_F(StoppingWatch, StopsAtTheMostRounds) {
    plan_.stop.precision = 0.0001;
    plan_.stop.max_rounds = 15;
    stopping_watch watch(plan_, report_);
    play(watch, 2us);
    play(watch, 2us);
    EXPECT_TRUE(watch.wants_more(0, 1s));
    play(watch, 2us);
    EXPECT_FALSE(watch.wants_more(0, 1s));
    EXPECT_DOUBLE_EQ(watch.fraction_done(1s, 0, 0), 1);
}

TEST_F(StoppingWatch, SaysInTheEndHowManyRoundsItWouldTake) {
    plan_.stop.precision = 0.0001;
    stopping_watch watch(plan_, report_);
    play(watch, 1us);
    watch.finish();
    const stopping_outcome& outcome = report_.stopping[0];
    EXPECT_EQ(outcome.rounds, 5U);
    EXPECT_GT(outcome.half_width.value_or(0), 0.01);
    EXPECT_GT(outcome.rounds_needed.value_or(0), 1000U);
}

TEST_F(StoppingWatch, ContentsItselfWithTheLeastRoundsWhenAContenderFailed) {
    plan_.stop.precision = 0.0001;
    stopping_watch watch(plan_, report_);
    play(watch, 2us);
    failed_[1] = true;
    EXPECT_TRUE(watch.wants_more(0, 1s));
    play(watch, 2us);
    EXPECT_FALSE(watch.wants_more(0, 1s));
}

/// An experiment in which nothing is compared.
class StoppingWatchOfOneContender : public StoppingWatch {
protected:
    StoppingWatchOfOneContender() : StoppingWatch({"unix"}) {}
};

TEST_F(StoppingWatchOfOneContender, GoesOnUntilItsOwnMedianIsPrecise) {
    plan_.stop.precision = 0.02;
    stopping_watch watch(plan_, report_);
    for (int i = 0; i < 3; ++i)
        play(watch, 1us);
    ASSERT_EQ(report_.stopping[0].looks.size(), 1U);
    EXPECT_GT(report_.stopping[0].looks[0].half_width, 0.02);
    EXPECT_FALSE(report_.stopping[0].reached);
    EXPECT_TRUE(watch.wants_more(0, 29s));
    EXPECT_FALSE(watch.wants_more(0, 30s)) << "the time is over";
    for (int i = 0; i < 40 && watch.wants_more(0, 1s); ++i)
        play(watch, 1us);
    EXPECT_TRUE(report_.stopping[0].reached);
    EXPECT_LE(report_.stopping[0].half_width.value_or(1), 0.02);
    EXPECT_FALSE(report_.stopping[0].numerator.has_value());
    EXPECT_LT(report_.stopping[0].rounds, 200U);
}

TEST_F(StoppingWatchOfOneContender, SaysInTheEndHowManyRoundsItWouldTake) {
    plan_.stop.precision = 0.001;
    stopping_watch watch(plan_, report_);
    for (int i = 0; i < 3; ++i)
        play(watch, 1us);
    watch.finish();
    EXPECT_FALSE(report_.stopping[0].reached);
    EXPECT_GT(report_.stopping[0].rounds_needed.value_or(0), 100U);
}

TEST_F(StoppingWatch, GoesByTheTimeOrTheRoundsWhicheverIsFurther) {
    plan_.stop.max_rounds = 100;
    plan_.stop.precision = 0.0001;
    stopping_watch watch(plan_, report_);
    play(watch, 2us);
    EXPECT_DOUBLE_EQ(watch.fraction_done(3s, 0, 0), 0.1);
    EXPECT_DOUBLE_EQ(watch.fraction_done(1s, 0, 5), 0.1);
    EXPECT_DOUBLE_EQ(watch.fraction_done(1h, 0, 0), 1);
}

TEST(StopAfter, IsExactlySoManyRounds) {
    const stopping_rule rule = stop_after(7);
    EXPECT_EQ(rule.min_rounds, 7U);
    EXPECT_EQ(rule.max_rounds, 7U);
    EXPECT_EQ(rule.max_time, std::chrono::nanoseconds::max());
}

}  // namespace
}  // namespace pingpong
