#include "pingpong/analysis/summaries.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

cell_summary with(std::uint64_t count) {
    cell_summary made;
    made.round_trips.add(histogram::index_of(5000), count);
    return made;
}

TEST(SupportedPercentile, NeedsTenExchangesBeyondIt) {
    for (const named_percentile& percentile : named_percentiles) {
        EXPECT_EQ(supported_percentile(with(percentile.min_exchanges - 1), percentile),
                  std::nullopt)
            << percentile.key;
        EXPECT_TRUE(supported_percentile(with(percentile.min_exchanges), percentile))
            << percentile.key;
        const double beyond =
            static_cast<double>(percentile.min_exchanges) * (100 - percentile.rank) / 100;
        EXPECT_NEAR(beyond, 10, 1e-6) << percentile.key;
    }
}

TEST(SupportedPercentile, IsNeverAboveTheMaximum) {
    cell_summary summary = with(100);
    EXPECT_GT(*supported_percentile(summary, p50), round_trip(5001));
    summary.max = round_trip(5001);
    EXPECT_EQ(supported_percentile(summary, p50), round_trip(5001));
}

}  // namespace
}  // namespace pingpong
