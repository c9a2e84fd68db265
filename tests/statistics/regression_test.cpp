#include "pingpong/statistics/regression.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace pingpong {
namespace {

constexpr double between_runs = 0.01;
const log_ratio_of_run old_run{0.2, 0.02, 12, between_runs* between_runs};
const log_ratio_of_run new_run{0.26, 0.03, 20, between_runs* between_runs};

log_ratio_of_run without_unseen(log_ratio_of_run run) {
    run.unseen = 0;
    return run;
}

// SciPy 1.10.1: v = s**2 / R, V = v1 + v2 + 2 * s_rep**2, df = V**2 / (v1**2 / 11 + v2**2 / 19),
// np.exp(0.06 -+ stats.t.ppf(.975, df) * V**.5); without s_rep, df = 29.5589 is Welch's.
TEST(ChangeBetween, HasWelchsInterval) {
    const estimate change = change_between(without_unseen(old_run), without_unseen(new_run), 0.95);
    EXPECT_NEAR(change.value, 1.0618365465453596, 1e-14);
    EXPECT_NEAR(change.low.value(), 1.042804086693037, 1e-9);
    EXPECT_NEAR(change.high.value(), 1.0812163722477517, 1e-9);
}

TEST(ChangeBetween, KnowsThatRunsDifferFromEachOther) {
    const estimate change = change_between(old_run, new_run, 0.95);
    EXPECT_NEAR(change.low.value(), 1.0275680484479421, 1e-9);
    EXPECT_NEAR(change.high.value(), 1.097247869162892, 1e-9);
}

TEST(ChangeBetween, IsTheInverseTheOtherWayRound) {
    const estimate there = change_between(old_run, new_run, 0.95);
    const estimate back = change_between(new_run, old_run, 0.95);
    EXPECT_NEAR(back.value, 1 / there.value, 1e-14);
    EXPECT_NEAR(back.low.value(), 1 / there.high.value(), 1e-14);
}

// The normal quantile: exp(1.959964 * sqrt(2) * 0.01).
TEST(ChangeBetween, IsFiniteWhenTheRoundsOfARunAreAllTheSame) {
    const log_ratio_of_run same{0.2, 0, 12, between_runs * between_runs};
    const estimate unsure = change_between(same, same, 0.95);
    EXPECT_EQ(unsure.value, 1);
    EXPECT_NEAR(unsure.high.value(), std::exp(1.959963984540054 * std::sqrt(2.0) * 0.01), 1e-9);
    const estimate sure = change_between(without_unseen(same), without_unseen(same), 0.95);
    EXPECT_EQ(sure.low, 1);
    EXPECT_EQ(sure.high, 1);
}

TEST(ChangeBetween, HasNoIntervalFromASingleRound) {
    const estimate change = change_between({0.2, 0, 1, 0}, new_run, 0.95);
    EXPECT_NEAR(change.value, 1.0618365465453596, 1e-14);
    EXPECT_FALSE(change.low);
    EXPECT_FALSE(change.high);
}

}  // namespace
}  // namespace pingpong
