#include "instruments/quartiles.hpp"

#include <gtest/gtest.h>

namespace pingpong::benchmark {
namespace {

TEST(Quartiles, OfOneValueAreThatValue) {
    const quartiles result = quartiles_of({7});
    EXPECT_EQ(result.low, 7);
    EXPECT_EQ(result.median, 7);
    EXPECT_EQ(result.high, 7);
}

TEST(Quartiles, LieBetweenTheNeighboursOfAnEvenCount) {
    EXPECT_EQ(quartiles_of({4, 1, 3, 2}).median, 2.5);
}

TEST(Quartiles, AreInOrderWhateverTheOrderOfTheValues) {
    const quartiles result = quartiles_of({5, 1, 4, 2, 3});
    EXPECT_EQ(result.low, 2);
    EXPECT_EQ(result.median, 3);
    EXPECT_EQ(result.high, 4);
    EXPECT_EQ(spread_of(result, 1), "2.0 .. 4.0");
}

TEST(Ratios, AreTakenRoundByRound) {
    const std::vector<double> ours{2, 9}, theirs{1, 3};
    EXPECT_EQ(ratios(ours, theirs), (std::vector<double>{2, 3}));
}

}  // namespace
}  // namespace pingpong::benchmark
