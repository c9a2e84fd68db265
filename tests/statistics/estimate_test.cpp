#include "pingpong/statistics/estimate.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <vector>

namespace pingpong {
namespace {

using values = std::vector<double>;

// SciPy 1.10.1: stats.t.interval(c, 9, loc=x.mean(), scale=stats.sem(x))
TEST(MeanOf, HasStudentsInterval) {
    const values ten{0.3, -0.1, 0.25, 0.05, -0.2, 0.4, 0.1, 0.15, -0.05, 0.2};
    const auto at_95 = mean_of(ten, 0.95);
    ASSERT_TRUE(at_95);
    EXPECT_NEAR(at_95->value, 0.11, 1e-15);
    EXPECT_NEAR(at_95->low.value(), -0.024678062811200052, 1e-9);
    EXPECT_NEAR(at_95->high.value(), 0.24467806281120003, 1e-9);
    const auto at_80 = mean_of(ten, 0.80);
    ASSERT_TRUE(at_80);
    EXPECT_NEAR(at_80->low.value(), 0.027661056284096888, 1e-9);
    EXPECT_NEAR(at_80->high.value(), 0.1923389437159031, 1e-9);
}

TEST(MeanOf, NothingIsNothing) {
    EXPECT_FALSE(mean_of({}, 0.95));
}

TEST(MeanOf, ASingleValueHasNoInterval) {
    const auto single = mean_of(values{7}, 0.95);
    ASSERT_TRUE(single);
    EXPECT_EQ(single->value, 7);
    EXPECT_FALSE(single->low);
    EXPECT_FALSE(single->high);
}

TEST(MeanOf, EqualValuesHasAnIntervalWithoutWidth) {
    const auto same = mean_of(values{4, 4, 4}, 0.95);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->low, 4);
    EXPECT_EQ(same->high, 4);
}

TEST(MeanOf, WantsAConfidenceBetweenNoneAndAll) {
    for (const double confidence : {0.0, 1.0, -0.5, 95.0, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_THROW(mean_of(values{1, 2}, confidence), std::invalid_argument) << confidence;
}

// 1e9 + {0, 1, 2}: sums of squares would lose the spread altogether.
TEST(MeanAndVariance, KeepsASmallSpreadOfLargeValues) {
    const mean_and_variance moments = mean_and_variance_of(values{1e9, 1e9 + 1, 1e9 + 2});
    EXPECT_EQ(moments.mean, 1e9 + 1);
    EXPECT_DOUBLE_EQ(moments.variance, 1.0 / 3);
    EXPECT_DOUBLE_EQ(moments.sd(), 1);
    EXPECT_EQ(moments.count, 3U);
}

TEST(MeanAndVariance, OfNothingOrOneValueHasNoVariance) {
    EXPECT_EQ(mean_and_variance_of({}).count, 0U);
    EXPECT_EQ(mean_and_variance_of({}).mean, 0);
    EXPECT_EQ(mean_and_variance_of(values{3}).variance, 0);
    EXPECT_EQ(mean_and_variance_of(values{3}).sd(), 0);
}

// SciPy 1.10.1: stats.t.ppf(p, df)
TEST(StudentsT, HasTheQuantilesOfTheTables) {
    EXPECT_NEAR(t_quantile(0.975, 1), 12.706204736432095, 2e-8);
    EXPECT_NEAR(t_quantile(0.975, 9), 2.2621571627409915, 2e-8);
    EXPECT_NEAR(t_quantile(0.95, 30.5), 1.696375123003052, 2e-8);
    EXPECT_NEAR(t_quantile(0.8, 2), 1.0606601717798223, 2e-8);
    EXPECT_NEAR(t_quantile(0.9995, 5), 6.868826639865215, 2e-8);
    EXPECT_DOUBLE_EQ(t_of_interval(0.95, 9), t_quantile(0.975, 9));
}

// SciPy 1.10.1: 2 * stats.t.sf(t, df)
TEST(StudentsT, HasTailsOnBothSides) {
    EXPECT_NEAR(t_p_value(2.262, 9), 0.05001284550245455, 1e-14);
    EXPECT_NEAR(t_p_value(-2.262, 9), 0.05001284550245455, 1e-14);
    EXPECT_NEAR(t_p_value(40, 3), 3.438068078915854e-05, 1e-16);
    EXPECT_EQ(t_p_value(0, 3), 1);
    EXPECT_EQ(t_p_value(std::numeric_limits<double>::infinity(), 3), 0);
}

TEST(StudentsT, RefusesWhatIsNoProbability) {
    for (const double probability : {0.0, 1.0, 1.5})
        EXPECT_THROW(t_quantile(probability, 3), std::invalid_argument);
    EXPECT_THROW(t_quantile(0.5, 0), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
