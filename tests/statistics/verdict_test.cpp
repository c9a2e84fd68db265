#include "pingpong/statistics/verdict.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace pingpong {
namespace {

/// An interval and its geometric middle.
estimate from_to(double low, double high) {
    estimate made;
    made.value = std::sqrt(low * high);
    made.low = low;
    made.high = high;
    return made;
}

TEST(Verdict, IsFasterOrSlowerWhenAllOfTheIntervalIsBeyondTheMargin) {
    EXPECT_EQ(classify(from_to(0.80, 0.96), 0.03), verdict_kind::faster);
    EXPECT_EQ(classify(from_to(1.04, 1.50), 0.03), verdict_kind::slower);
}

TEST(Verdict, IsEquivalentWithinTheMarginEvenIfNotOne) {
    EXPECT_EQ(classify(from_to(0.98, 1.02), 0.03), verdict_kind::equivalent);
    EXPECT_EQ(classify(from_to(1.01, 1.02), 0.03), verdict_kind::equivalent);
    EXPECT_EQ(classify(from_to(1 / 1.03, 1.03), 0.03), verdict_kind::equivalent)
        << "its ends included";
    EXPECT_EQ(classify(from_to(1, 1), 0.03), verdict_kind::equivalent);
}

TEST(Verdict, IsSmallWhenItExcludesOneAndReachesIntoTheMargin) {
    EXPECT_EQ(classify(from_to(0.94, 0.99), 0.03), verdict_kind::small);
    EXPECT_EQ(classify(from_to(1.02, 1.05), 0.03), verdict_kind::small);
}

TEST(Verdict, IsUndecidedOtherwise) {
    EXPECT_EQ(classify(from_to(0.95, 1.05), 0.03), verdict_kind::undecided);
    EXPECT_EQ(classify(from_to(0.99, 1.05), 0.03), verdict_kind::undecided);
    EXPECT_EQ(classify(from_to(0.94, 1), 0.03), verdict_kind::undecided) << "1 is not excluded";
    EXPECT_EQ(classify(estimate{}, 0.03), verdict_kind::undecided);
}

TEST(Verdict, OfTheInverseIsTheOther) {
    EXPECT_EQ(classify(from_to(1 / 0.96, 1 / 0.80), 0.03), verdict_kind::slower);
    EXPECT_EQ(classify(from_to(1 / 0.99, 1 / 0.94), 0.03), verdict_kind::small);
    EXPECT_EQ(classify(from_to(1 / 1.02, 1 / 0.98), 0.03), verdict_kind::equivalent);
}

// By hand: 0.005 * 4, 0.01 * 3, 0.03 * 2, 0.04 * 1 = 0.04, which is not let below 0.06.
TEST(Holm, AdjustsStepByStep) {
    const std::vector<double> adjusted = holm(std::vector<double>{0.01, 0.04, 0.03, 0.005});
    ASSERT_EQ(adjusted.size(), 4U);
    EXPECT_DOUBLE_EQ(adjusted[0], 0.03);
    EXPECT_DOUBLE_EQ(adjusted[1], 0.06);
    EXPECT_DOUBLE_EQ(adjusted[2], 0.06);
    EXPECT_DOUBLE_EQ(adjusted[3], 0.02);
}

TEST(Holm, ExceedsNeitherOneNorWhatIsGreater) {
    EXPECT_EQ(holm(std::vector<double>{0.6, 0.9}), (std::vector<double>{1, 1}));
    EXPECT_EQ(holm(std::vector<double>{0.2, 0.2}), (std::vector<double>{0.4, 0.4}));
}

TEST(Holm, LeavesASingleOneAsItIs) {
    EXPECT_EQ(holm(std::vector<double>{0.03}), (std::vector<double>{0.03}));
    EXPECT_TRUE(holm({}).empty());
}

}  // namespace
}  // namespace pingpong
