#include "pingpong/analysis/self_test_outcome.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace pingpong {
namespace {

/// A trial whose ratio has an interval from `low` to `high`.
self_test_trial trial_with(double low, double high) {
    self_test_trial made;
    estimate& ratio = made.figures.ratio;
    ratio.low = low;
    ratio.high = high;
    ratio.value = std::sqrt(low * high);
    made.figures.log_ratio_mean = std::log(ratio.value);
    made.figures.claim = ratio;
    made.median_ns = 10'000;
    return made;
}

self_test_report self_test_of(std::size_t good, std::size_t false_positives, std::size_t found,
                              std::size_t missed) {
    self_test_report made;
    made.confidence = 0.95;
    made.plan.delay = 0.05;
    made.same.assign(good, trial_with(0.99, 1.01));
    made.same.insert(made.same.end(), false_positives, trial_with(0.97, 0.99));
    made.delayed.assign(found, trial_with(1.04, 1.06));
    made.delayed.insert(made.delayed.end(), missed, trial_with(0.99, 1.06));
    return made;
}

TEST(SelfTestOutcome, CountsWhatTheIntervalsSay) {
    const auto found = outcome_of(self_test_of(97, 3, 96, 4));
    EXPECT_EQ(found.same.intervals.hits, 3U);
    EXPECT_EQ(found.same.intervals.trials, 100U);
    ASSERT_TRUE(found.same.intervals.share);
    EXPECT_NEAR(*found.same.intervals.share->low, 0.00623, 1e-5);  // Clopper and Pearson
    EXPECT_NEAR(*found.same.intervals.share->high, 0.08518, 1e-5);
    EXPECT_EQ(found.delayed.intervals.hits, 96U);
    EXPECT_EQ(found.same.ratio_covered.hits, 97U);
    EXPECT_EQ(found.delayed.ratio_covered.hits, 100U);
    EXPECT_EQ(found.keeps_level, evidence::yes);
    EXPECT_EQ(found.finds_delay, evidence::yes);
}

TEST(SelfTestOutcome, ProvesFalsePositivesByTheLowerBound) {
    EXPECT_EQ(outcome_of(self_test_of(90, 10, 1, 0)).keeps_level, evidence::yes);
    EXPECT_EQ(outcome_of(self_test_of(89, 11, 1, 0)).keeps_level, evidence::no);
}

TEST(SelfTestOutcome, LeavesPowerOpenWhereItsIntervalHoldsTheOneWanted) {
    EXPECT_EQ(outcome_of(self_test_of(100, 0, 95, 5)).finds_delay, evidence::open);
    EXPECT_EQ(outcome_of(self_test_of(100, 0, 83, 17)).finds_delay, evidence::no);
}

TEST(SelfTestOutcome, OfTooFewTrialsShowsNothing) {
    const auto nothing = outcome_of(self_test_of(0, 0, 0, 0));
    EXPECT_EQ(nothing.keeps_level, evidence::open);
    EXPECT_EQ(nothing.finds_delay, evidence::open);
    EXPECT_FALSE(nothing.same.intervals.share || nothing.same.ratio || nothing.median_ns);
    EXPECT_EQ(outcome_of(self_test_of(1, 0, 1, 0)).keeps_level, evidence::open);
}

// 1 - 0.025^(1/72) = 4.994 % is the upper bound of none of 72, 0.025^(1/36) = 90.26 % the lower one
// of all of 36.
TEST(SelfTestOutcome, TakesAsManyTrialsAsCouldShowIt) {
    const auto found = outcome_of(self_test_of(71, 0, 35, 0));
    EXPECT_EQ(found.trials_for_level, 72U);
    EXPECT_EQ(found.trials_for_power, 36U);
    EXPECT_EQ(found.keeps_level, evidence::open);
    EXPECT_EQ(found.finds_delay, evidence::open);
    EXPECT_EQ(outcome_of(self_test_of(72, 0, 36, 0)).keeps_level, evidence::yes);
    EXPECT_EQ(outcome_of(self_test_of(72, 0, 36, 0)).finds_delay, evidence::yes);
}

TEST(SelfTestOutcome, ProvesWhatFewTrialsProve) {
    EXPECT_EQ(outcome_of(self_test_of(0, 2, 0, 5)).keeps_level, evidence::no);
    EXPECT_EQ(outcome_of(self_test_of(0, 2, 0, 5)).finds_delay, evidence::no);
}

TEST(SelfTestOutcome, ADelayIsNotFoundByAnIntervalBelowOne) {
    self_test_report report = self_test_of(10, 0, 0, 0);
    report.delayed.assign(10, trial_with(0.90, 0.95));
    report.delayed.front().verdict.kind = verdict_kind::faster;
    report.same.front().verdict.kind = verdict_kind::faster;
    const auto found = outcome_of(report);
    EXPECT_EQ(found.delayed.intervals.hits, 0U);
    EXPECT_EQ(found.delayed.verdicts.hits, 0U);
    EXPECT_EQ(found.same.verdicts.hits, 1U);
}

TEST(SelfTestOutcome, AWithheldVerdictSaysNothing) {
    self_test_report report = self_test_of(2, 0, 0, 0);
    for (self_test_trial& each : report.same)
        each.verdict.kind = verdict_kind::slower;
    report.same.front().verdict.certainty = certainty::withheld;
    EXPECT_EQ(outcome_of(report).same.verdicts.hits, 1U);
}

TEST(SelfTestOutcome, TakesTheMiddleOfAllTrials) {
    self_test_report report = self_test_of(1, 0, 2, 0);
    report.same[0].median_ns = 1000;
    report.delayed[0].median_ns = 2000;
    report.delayed[1].contention = 1.5;
    const auto found = outcome_of(report);
    EXPECT_EQ(found.median_ns, 2000);
    EXPECT_EQ(found.contention, 1.5);
}

}  // namespace
}  // namespace pingpong
