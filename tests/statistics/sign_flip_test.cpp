#include "pingpong/statistics/sign_flip.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace pingpong {
namespace {

using values = std::vector<double>;

const values ten{0.3, -0.1, 0.25, 0.05, -0.2, 0.4, 0.1, 0.15, -0.05, 0.2};

values ten_and(const values& more) {
    values all = ten;
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

// SciPy 1.10.1: stats.permutation_test((x,), lambda v, axis: v.mean(axis=axis),
//                                      permutation_type='samples', n_resamples=np.inf).pvalue
TEST(SignFlip, CountsEveryOutcomeOfFewValues) {
    EXPECT_EQ(sign_flip_p_value(ten), 0.1171875);
    EXPECT_EQ(sign_flip_p_value(ten_and({-.3, .07, .12, .31})), 0.1112060546875);
}

// numpy 1.24: all 2^20 outcomes give 0.06877517700195312; the standard error of 9999 draws is
// 0.0025.
TEST(SignFlip, DrawsOutcomesOfMoreValues) {
    const values twenty = ten_and({-.3, .07, .12, .31, -.15, .22, .02, -.08, .18, .11});
    const double p = sign_flip_p_value(twenty);
    EXPECT_NEAR(p, 0.06877517700195312, 0.0075);
    EXPECT_EQ(p, sign_flip_p_value(twenty)) << "the same each time";
}

TEST(SignFlip, CountsTheOutcomeObservedAmongThoseDrawn) {
    EXPECT_EQ(sign_flip_p_value(values(100, 1.0)), 1.0 / 10000);
}

TEST(SignFlip, OfVeryManyValuesIsThatOfTheTTest) {
    values many;
    for (int i = 0; i < 2001; ++i)
        many.push_back(i % 2 == 0 ? 1.04 : -0.96);
    const double by_t = sign_flip_p_value(many);
    many.pop_back();
    EXPECT_NEAR(by_t, sign_flip_p_value(many), 0.01);
    EXPECT_EQ(sign_flip_p_value(values(3000, 0.0)), 1);
    EXPECT_EQ(sign_flip_p_value(values(3000, 0.1)), 0);
}

TEST(SignFlip, OfOneValueOrOfNoughtsIsOne) {
    EXPECT_EQ(sign_flip_p_value(values{5}), 1);
    for (const std::size_t size : {1U, 10U, 14U, 20U})
        EXPECT_EQ(sign_flip_p_value(values(size, 0.0)), 1) << size;
}

// Which sums are equal must not hang on the order in which they were added up.
TEST(SignFlip, DoesNotMissTiesByRounding) {
    const values forth{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, -0.9, 1.0, 1.1};
    const values back(forth.rbegin(), forth.rend());
    EXPECT_EQ(sign_flip_p_value(forth), sign_flip_p_value(back));
}

}  // namespace
}  // namespace pingpong
