#include "pingpong/statistics/estimate.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace pingpong {
namespace {

struct expected_interval {
    std::uint64_t hits;
    std::uint64_t trials;
    double confidence;
    double low;
    double high;
};

// SciPy 1.10.1: stats.binomtest(k, n).proportion_ci(c, 'exact')
TEST(Proportion, HasTheExactInterval) {
    const expected_interval table[] = {
        {3, 20, 0.95, 0.03207093718554477, 0.37892682654529564},
        {5, 100, 0.99, 0.010940333584747596, 0.13514468253562387},
        {0, 100, 0.95, 0.0, 0.03621669264519054},
        {100, 100, 0.95, 0.9637833073548094, 1.0},
        {1, 1, 0.95, 0.025, 1.0},
    };
    for (const expected_interval& each : table) {
        const estimate found = proportion(each.hits, each.trials, each.confidence);
        EXPECT_EQ(found.value, static_cast<double>(each.hits) / static_cast<double>(each.trials));
        EXPECT_NEAR(found.low.value(), each.low, 1e-10);
        EXPECT_NEAR(found.high.value(), each.high, 1e-10);
    }
}

TEST(Proportion, OfNoneReachesToZeroAndOfAllToOne) {
    EXPECT_EQ(proportion(0, 7, 0.95).low, 0);
    EXPECT_EQ(proportion(7, 7, 0.95).high, 1);
}

TEST(Proportion, RefusesWhatIsNone) {
    EXPECT_THROW(proportion(0, 0, 0.95), std::invalid_argument);
    EXPECT_THROW(proportion(3, 2, 0.95), std::invalid_argument);
    EXPECT_THROW(proportion(1, 2, 1.0), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
