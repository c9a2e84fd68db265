// How complete runs agree, and what they tell of the next one.
#include <gtest/gtest.h>

#include <cmath>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/self_test_outcome.hpp"
#include "support/reports/noisy_report.hpp"

namespace pingpong {
namespace {

rerun run_of(double log_ratio, double half, verdict_kind kind = verdict_kind::slower) {
    rerun run;
    run.log_ratio = {log_ratio, 1e-6, 11};
    run.claim = {std::exp(log_ratio), std::exp(log_ratio - half), std::exp(log_ratio + half)};
    run.verdict.kind = kind;
    return run;
}

TEST(Reruns, TellHowTheyAgree) {
    rerun_series series;
    series.runs = {run_of(0.04, 0.01), run_of(0.05, 0.01),
                   run_of(0.09, 0.01, verdict_kind::equivalent)};
    const rerun_outcome outcome = outcome_of(series);
    EXPECT_EQ(outcome.runs, 3U);
    EXPECT_NEAR(outcome.log_ratio_mean, 0.06, 1e-12);
    EXPECT_NEAR(outcome.sd, std::sqrt(7e-4), 1e-12);
    EXPECT_NEAR(outcome.observed_se, 1e-3, 1e-12);
    EXPECT_NEAR(outcome.run_sd, std::sqrt(7e-4 - 1e-6), 1e-12);
    EXPECT_NEAR(outcome.claimed_half, std::expm1(0.01), 1e-9);
    EXPECT_EQ(outcome.pairs, 3U);
    EXPECT_EQ(outcome.disjoint_pairs, 2U) << "0.09 agrees with neither";
    EXPECT_EQ(outcome.covered, 1U) << "only 0.05 +- 0.01 holds 0.06";
    EXPECT_EQ(outcome.contradicting_pairs, 2U);
}

TEST(Reruns, DoNotContradictEachOtherWhenOneIsTentative) {
    rerun_series series;
    series.runs = {run_of(0.04, 0.01), run_of(0.09, 0.01, verdict_kind::equivalent)};
    series.runs[1].verdict.certainty = certainty::tentative;
    EXPECT_EQ(outcome_of(series).contradicting_pairs, 0U);
    series.runs[1] = run_of(0.09, 0.01, verdict_kind::small);
    EXPECT_EQ(outcome_of(series).contradicting_pairs, 0U);
}

TEST(Reruns, OfNobodyTellNothing) {
    EXPECT_EQ(outcome_of(rerun_series()).runs, 0U);
    EXPECT_DOUBLE_EQ(components_of(rerun_series()).run_sd, assumed_components.run_sd);
}

TEST(Reruns, ShrinkWhatTheyShowTowardsWhatIsAssumed) {
    rerun_series series;
    for (int i = 0; i < 11; ++i)
        series.runs.push_back(run_of(0.05, 0.01));
    for (rerun& run : series.runs)
        run.levels.process_sd = 0.003;
    const variance_components components = components_of(series);
    EXPECT_EQ(components.runs, 11U);
    EXPECT_EQ(components.source, component_source::calibrated);
    EXPECT_NEAR(components.run_sd, assumed_components.run_sd / std::sqrt(2.0), 1e-12);
    EXPECT_NEAR(components.process_sd, std::sqrt((9e-6 + 1e-4) / 2), 1e-12);
}

TEST(Reruns, OfTheSamePlanAreHistoryAndOthersAreNot) {
    const report now = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    std::vector<past_run> before(3, past_run_of(now).value());
    const auto found = components_of_history(now, before);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->source, component_source::history);
    EXPECT_EQ(found->runs, 3U);
    report other = now;
    other.cells[0].count = 17;
    before[1] = past_run_of(other).value();
    EXPECT_FALSE(components_of_history(now, before)) << "two are too few";
}

TEST(Reruns, ThatWereInterruptedAreNoHistory) {
    report now = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    now.interrupted = true;
    EXPECT_FALSE(past_run_of(now));
}

TEST(PlanFingerprint, IsTheSameWhereNothingThatMattersDiffers) {
    const report now = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    report later = now;
    later.run_id = "another";
    later.config.seed = 17;
    later.config.sndbuf_bytes = 17;
    EXPECT_EQ(first_difference(now, later), "");
    EXPECT_EQ(plan_fingerprint(now), plan_fingerprint(later));
    for (const auto& change : std::vector<void (*)(report&)>{
             [](report& changed) { changed.cells[1].protocol = "tcp"; },
             [](report& changed) { changed.cells.pop_back(); },
             [](report& changed) { changed.config.warm_up_exchanges = 17; },
             [](report& changed) { changed.environment.kernel = "another"; },
             [](report& changed) { changed.generator.commit = "another"; }}) {
        report other = now;
        change(other);
        EXPECT_NE(plan_fingerprint(now), plan_fingerprint(other)) << first_difference(now, other);
    }
}

}  // namespace
}  // namespace pingpong
