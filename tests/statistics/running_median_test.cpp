#include "pingpong/statistics/percentile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace pingpong {
namespace {

void expect_middle_of(std::vector<int> values) {
    running_median<int> middle;
    std::vector<int> sorted;
    for (const int value : values) {
        middle.add(value);
        sorted.insert(std::ranges::upper_bound(sorted, value), value);
        ASSERT_EQ(middle.count(), sorted.size());
        ASSERT_EQ(middle.lower(), sorted[(sorted.size() - 1) / 2]);
        ASSERT_EQ(middle.upper(), sorted[sorted.size() / 2]);
    }
}

TEST(RunningMedian, OfNothingHasNoValues) {
    EXPECT_EQ(running_median<int>().count(), 0U);
}

TEST(RunningMedian, IsTheMiddleWhateverTheOrder) {
    expect_middle_of({7});
    expect_middle_of({1, 2, 3, 4, 5, 6});
    expect_middle_of({6, 5, 4, 3, 2, 1});
    expect_middle_of({5, 5, 5, 1, 9, 5, 5});
    std::mt19937 random(3);
    for (int length = 1; length < 100; ++length) {
        std::vector<int> values(static_cast<std::size_t>(length));
        std::ranges::generate(values, [&] { return static_cast<int>(random() % 50); });
        expect_middle_of(values);
    }
}

}  // namespace
}  // namespace pingpong
