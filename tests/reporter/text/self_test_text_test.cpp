#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/text/table.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "pingpong/reporter/json/json.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

self_test_report sample() {
    self_test_report made;
    made.plan.seed = 7;
    made.confidence = 0.95;
    made.margin = 0.03;
    made.duration = 12s;
    self_test_trial trial;
    trial.median_ns = 12'500;
    trial.figures.rounds = 10;
    trial.figures.ratio = {1.0, 0.99, 1.01};
    trial.figures.claim = trial.figures.ratio;
    trial.figures.difference = {0, -120, 120};
    made.same.assign(100, trial);
    trial.injected = 625ns;
    trial.figures.log_ratio_mean = 0.04879;
    trial.figures.ratio = {1.05, 1.04, 1.06};
    trial.figures.claim = trial.figures.ratio;
    trial.figures.difference = {620, 500, 740};
    made.delayed.assign(100, trial);
    return made;
}

void expect_part(const std::string& text, const std::string& part) {
    EXPECT_NE(text.find(part), std::string::npos) << part << '\n' << text;
}

TEST(SelfTestText, TellsHowOftenWhatWasFound) {
    const std::string text = to_table(sample());
    expect_part(text,
                "ws against itself: 100 exchanges, 40 rounds, 100 trials of each kind; seed 7");
    expect_part(text, "median round trip 12.50 us");
    expect_part(text, "excludes 1   0 of 100, 0.0 % [0.0, 3.6]");
    expect_part(text, "excludes 1   100 of 100, 100.0 % [96.4, 100.0]");
    expect_part(text, "interval contains 1.05             100 of 100");
    expect_part(text, "consistent with 5 %");
    expect_part(text, "A delay of 5 % is found with more than 90 % power.");
}

TEST(SelfTestText, SaysHowManyTrialsItWouldTake) {
    self_test_report few = sample();
    few.same.resize(20);
    few.delayed.resize(20);
    const std::string text = to_table(few);
    expect_part(text,
                "Too few trials to confirm at most 5 % false positives; at least 72 are needed.");
    expect_part(text,
                "Too few trials to confirm 90 % power for a delay of 5 %; at least 36 are needed.");
}

TEST(SelfTestText, SaysWhyItEndedEarly) {
    self_test_report self_test = sample();
    self_test.failure = "ws read: \x1b[2J";
    self_test.interrupted = true;
    const std::string text = to_table(self_test);
    expect_part(text, "Stopped early: ws read: ");
    expect_part(text, "Interrupted");
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(SelfTestText, ShowsFiguresOfNoTrialsAsUnknown) {
    self_test_report nothing;
    nothing.confidence = 0.95;
    expect_part(to_table(nothing), "0 of 0");
    const auto read = boost::json::parse(to_json(nothing));
    EXPECT_TRUE(read.at("same").at("ratio_interval_excludes_1").at("share").is_null());
    EXPECT_TRUE(read.at("median_ns").is_null());
}

TEST(SelfTestText, KeepsEveryTrialInJson) {
    const auto read = boost::json::parse(to_json(sample()));
    EXPECT_EQ(read.at("schema"), "pingpong.self_test");
    EXPECT_EQ(read.at("trials_same").as_array().size(), 100U);
    const auto& trial = read.at("trials_delayed").as_array().front();
    EXPECT_EQ(trial.at("injected_ns"), 625);
    EXPECT_EQ(trial.at("ratio").at("low"), 1.04);
    EXPECT_EQ(read.at("delayed").at("ratio_covered").at("hits"), 100);
    EXPECT_EQ(read.at("power_sufficient"), "yes");
}

}  // namespace
}  // namespace pingpong
