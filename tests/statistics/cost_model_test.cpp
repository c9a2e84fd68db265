#include "pingpong/statistics/cost_model.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace pingpong {
namespace {

using conversations = std::vector<timed_count>;

// SciPy 1.10.1: r = stats.linregress(1 / n, T / n), r.slope -+ stats.t.ppf(.975, 5) * r.stderr and
// r.intercept -+ stats.t.ppf(.975, 5) * r.intercept_stderr
TEST(CostModel, IsTheWeightedLine) {
    const auto fit = fit_cost(conversations{{100, 2.1e6},
                                            {100, 2.0e6},
                                            {1000, 1.62e7},
                                            {1000, 1.58e7},
                                            {10000, 1.44e8},
                                            {10000, 1.47e8},
                                            {50000, 7.3e8}},
                              0.95);
    ASSERT_TRUE(fit);
    EXPECT_NEAR(fit->set_up_ns.value, 568591.7126024973, 1e-6);
    EXPECT_NEAR(fit->set_up_ns.low.value(), 440801.8748118468, 1e-2);
    EXPECT_NEAR(fit->set_up_ns.high.value(), 696381.5503931479, 1e-2);
    EXPECT_NEAR(fit->per_exchange_ns.value, 14866.556020853217, 1e-8);
    EXPECT_NEAR(fit->per_exchange_ns.low.value(), 14180.049112059849, 1e-4);
    EXPECT_NEAR(fit->per_exchange_ns.high.value(), 15553.062929646585, 1e-4);
    EXPECT_NEAR(fit->max_abs_residual, 0.03530326665901786, 1e-12);
    EXPECT_TRUE(fit->linear) << "two conversations of 1000 leave a wide interval";
}

TEST(CostModel, FindsAnExactLine) {
    const auto fit = fit_cost(conversations{{1, 512}, {2, 524}, {10, 620}, {1000, 12500}}, 0.95);
    ASSERT_TRUE(fit);
    EXPECT_NEAR(fit->set_up_ns.value, 500, 1e-9);
    EXPECT_NEAR(fit->set_up_ns.low.value(), 500, 1e-9);
    EXPECT_NEAR(fit->per_exchange_ns.value, 12, 1e-9);
    EXPECT_NEAR(fit->max_abs_residual, 0, 1e-12);
    EXPECT_TRUE(fit->linear);
}

TEST(CostModel, NeedsTwoCountsAndThreeConversations) {
    EXPECT_FALSE(fit_cost({}, 0.95));
    EXPECT_FALSE(fit_cost(conversations{{10, 100}, {20, 150}}, 0.95));
    EXPECT_FALSE(fit_cost(conversations{{10, 100}, {10, 101}, {10, 99}}, 0.95));
    EXPECT_TRUE(fit_cost(conversations{{10, 100}, {10, 101}, {20, 150}}, 0.95));
}

// Each exchange costs 10 ns, and from the thousandth on 20 ns.
TEST(CostModel, SeesThatALineDoesNotHold) {
    conversations bent;
    for (const double jitter : {0.999, 1.0, 1.001}) {
        bent.push_back({100, 1500 * jitter});
        bent.push_back({1000, 10500 * jitter});
        bent.push_back({10000, 190500 * jitter});
    }
    const auto fit = fit_cost(bent, 0.95);
    ASSERT_TRUE(fit);
    EXPECT_GT(fit->max_abs_residual, 0.03);
    EXPECT_FALSE(fit->linear);
}

TEST(CostModel, DoesNotMindASystematicResidualOfTwoPercent) {
    conversations bent;
    for (const double jitter : {0.9999, 1.0, 1.0001})
        for (const double n : {100.0, 1000.0, 10000.0})
            bent.push_back({n, (500 + 10 * n) * jitter * (n == 1000 ? 1.03 : 1)});
    const auto fit = fit_cost(bent, 0.95);
    ASSERT_TRUE(fit);
    EXPECT_GT(fit->max_abs_residual, 0.01);
    EXPECT_LT(fit->max_abs_residual, 0.03);
    EXPECT_TRUE(fit->linear);
}

}  // namespace
}  // namespace pingpong
