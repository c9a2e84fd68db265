#include "pingpong/statistics/cost_model.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace pingpong {
namespace {

/// Of ten values: 9 degrees of freedom.
mean_and_variance of_ten(double mean, double variance) {
    mean_and_variance made;
    made.mean = mean;
    made.variance = variance;
    made.count = 10;
    return made;
}

break_even from(double more_set_up, double saved_each) {
    return find_break_even(of_ten(more_set_up, 16), of_ten(saved_each, 0.04), 0.95);
}

// SciPy 1.10.1: all n with abs(A - n * B) <= stats.t.ppf(.975, 9) * sqrt(vA + n**2 * vB), found by
// trying 40 million n and refined by optimize.brentq; not by Fieller's formula.
TEST(BreakEven, HasTheIntervalOfAllThatIsNotExcluded) {
    const break_even found = from(100, 2);
    EXPECT_EQ(found.kind, break_even_kind::from_n);
    ASSERT_TRUE(found.exchanges);
    EXPECT_EQ(found.exchanges->value, 50);
    EXPECT_NEAR(found.exchanges->low.value(), 39.90295607873042, 1e-7);
    EXPECT_NEAR(found.exchanges->high.value(), 65.4903959199425, 1e-7);
}

TEST(BreakEven, IsTheSameNumberWhenTheFirstSetsUpFasterAndPlaysSlower) {
    const break_even found = from(-100, -2);
    EXPECT_EQ(found.kind, break_even_kind::below_n);
    ASSERT_TRUE(found.exchanges);
    EXPECT_EQ(found.exchanges->value, 50);
    EXPECT_NEAR(found.exchanges->low.value(), 39.90295607873042, 1e-7);
    EXPECT_NEAR(found.exchanges->high.value(), 65.4903959199425, 1e-7);
}

TEST(BreakEven, IsNoneWhenOneOfThemIsBetterAtBoth) {
    EXPECT_EQ(from(-100, 2).kind, break_even_kind::from_first);
    EXPECT_FALSE(from(-100, 2).exchanges);
    EXPECT_EQ(from(100, -2).kind, break_even_kind::never);
    EXPECT_FALSE(from(100, -2).exchanges);
}

// The same trial: [-3.077565483547924, 6.239366043507651] and its mirror image.
TEST(BreakEven, IsInDoubtWhenTheSetUpsCannotBeToldApart) {
    const break_even later = from(3, 2);
    EXPECT_EQ(later.kind, break_even_kind::from_n);
    ASSERT_TRUE(later.exchanges);
    EXPECT_EQ(later.exchanges->value, 1.5);
    EXPECT_EQ(later.exchanges->low, 0);
    EXPECT_NEAR(later.exchanges->high.value(), 6.239366043507651, 1e-7);

    const break_even at_once = from(-3, 2);
    EXPECT_EQ(at_once.kind, break_even_kind::from_first);
    ASSERT_TRUE(at_once.exchanges);
    EXPECT_EQ(at_once.exchanges->value, 0);
    EXPECT_EQ(at_once.exchanges->low, 0);
    EXPECT_NEAR(at_once.exchanges->high.value(), 3.077565483547924, 1e-7);

    const break_even not_at_all = from(3, -2);
    EXPECT_EQ(not_at_all.kind, break_even_kind::never);
    ASSERT_TRUE(not_at_all.exchanges);
    EXPECT_NEAR(not_at_all.exchanges->high.value(), 3.077565483547924, 1e-7);
}

// stats.t.ppf(.975, 9)**2 * .8 / 4 = 1.023: g of the formula is not below 1.
TEST(BreakEven, IsUnreliableWhenTheSavingCannotBeToldFromNothing) {
    EXPECT_EQ(find_break_even(of_ten(100, 16), of_ten(2, 0.8), 0.95).kind,
              break_even_kind::unreliable);
    EXPECT_EQ(find_break_even(of_ten(100, 16), of_ten(2, 0.78), 0.95).kind,
              break_even_kind::from_n);
    EXPECT_EQ(find_break_even(of_ten(100, 16), of_ten(0, 0), 0.95).kind,
              break_even_kind::unreliable);
    EXPECT_FALSE(find_break_even(of_ten(100, 16), of_ten(2, 0.8), 0.95).exchanges);
}

TEST(BreakEven, IsUnreliableWithoutTwoValuesOfEach) {
    const mean_and_variance single = mean_and_variance_of(std::vector<double>{5});
    EXPECT_EQ(find_break_even(single, of_ten(2, 0.01), 0.95).kind, break_even_kind::unreliable);
    EXPECT_EQ(find_break_even(of_ten(2, 0.01), single, 0.95).kind, break_even_kind::unreliable);
    EXPECT_EQ(find_break_even({}, {}, 0.95).kind, break_even_kind::unreliable);
}

TEST(BreakEven, OfExactMeansIsExact) {
    const break_even found = find_break_even(of_ten(100, 0), of_ten(2, 0), 0.95);
    ASSERT_TRUE(found.exchanges);
    EXPECT_EQ(found.exchanges->low, 50);
    EXPECT_EQ(found.exchanges->high, 50);
    EXPECT_EQ(find_break_even(of_ten(0, 0), of_ten(2, 0), 0.95).kind, break_even_kind::from_first);
    EXPECT_EQ(find_break_even(of_ten(0, 0), of_ten(-2, 0), 0.95).kind, break_even_kind::never);
}

TEST(BreakEven, HasTheDegreesOfFreedomOfTheSmallerSample) {
    mean_and_variance many = of_ten(100, 16);
    many.count = 1000;
    const break_even found = find_break_even(many, of_ten(2, 0.04), 0.95);
    EXPECT_NEAR(found.exchanges->low.value(), 39.90295607873042, 1e-7);
}

TEST(BreakEven, WantsAConfidenceBetweenNoneAndAll) {
    EXPECT_THROW(find_break_even(of_ten(1, 1), of_ten(1, 1), 1), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
