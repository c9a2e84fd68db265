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
    for (const named_percentile& one : named_percentiles) {
        EXPECT_EQ(supported_percentile(with(one.min_exchanges - 1), one), std::nullopt) << one.key;
        EXPECT_TRUE(supported_percentile(with(one.min_exchanges), one)) << one.key;
        const double beyond = static_cast<double>(one.min_exchanges) * (100 - one.rank) / 100;
        EXPECT_NEAR(beyond, 10, 1e-6) << one.key;
    }
}

TEST(SupportedPercentile, IsNeverAboveTheMaximum) {
    cell_summary what = with(100);
    EXPECT_GT(*supported_percentile(what, p50), round_trip(5001));
    what.max = round_trip(5001);
    EXPECT_EQ(supported_percentile(what, p50), round_trip(5001));
}

}  // namespace
}  // namespace pingpong
