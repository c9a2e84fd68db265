#include "pingpong/statistics/sign_flip.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {
namespace {

constexpr std::size_t max_to_enumerate = 14;
constexpr std::size_t max_to_draw_for = 2000;
constexpr std::uint64_t draws = 9999;

/// The sum of eight values under each of the 256 ways to flip their signs.
using sums_of_eight = std::array<double, 256>;

std::vector<sums_of_eight> flipped_sums(std::span<const double> values) {
    std::vector<sums_of_eight> sums((values.size() + 7) / 8);
    for (std::size_t group = 0; group < sums.size(); ++group)
        for (std::size_t flips = 0; flips < 256; ++flips)
            for (std::size_t i = group * 8; i < std::min(group * 8 + 8, values.size()); ++i)
                sums[group][flips] += (flips >> (i % 8) & 1) != 0 ? -values[i] : values[i];
    return sums;
}

/// Sums at least as far from 0 as the one observed, whatever the order of adding did to the digits.
class tail {
public:
    explicit tail(double observed) : edge_(std::abs(observed) * (1 - 1e-12)) {}
    bool holds(double sum) const { return std::abs(sum) >= edge_; }

private:
    double edge_;
};

double observed_sum(const std::vector<sums_of_eight>& sums) {
    double observed = 0;
    for (const sums_of_eight& group : sums)
        observed += group[0];
    return observed;
}

double enumerated(const std::vector<sums_of_eight>& sums, std::size_t size) {
    const tail far(observed_sum(sums));
    const std::size_t outcomes = std::size_t{1} << size;
    std::size_t as_far = 0;
    for (std::size_t flips = 0; flips < outcomes; ++flips) {
        double sum = 0;
        for (std::size_t group = 0; group < sums.size(); ++group)
            sum += sums[group][flips >> (8 * group) & 255];
        as_far += far.holds(sum) ? 1 : 0;
    }
    return static_cast<double>(as_far) / static_cast<double>(outcomes);
}

double drawn(const std::vector<sums_of_eight>& sums) {
    const tail far(observed_sum(sums));
    std::mt19937_64 engine(1935);
    std::uint64_t as_far = 0;
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        double sum = 0;
        std::uint64_t flips = 0;
        for (std::size_t group = 0; group < sums.size(); ++group) {
            flips = group % 8 == 0 ? engine() : flips >> 8;
            sum += sums[group][flips & 255];
        }
        as_far += far.holds(sum) ? 1 : 0;
    }
    return static_cast<double>(as_far + 1) / static_cast<double>(draws + 1);
}

double of_the_t_test(std::span<const double> values) {
    const mean_and_variance moments = mean_and_variance_of(values);
    if (moments.mean == 0)
        return 1;
    return t_p_value(moments.mean / std::sqrt(moments.variance),
                     static_cast<double>(moments.count - 1));
}

}  // namespace

double sign_flip_p_value(std::span<const double> differences) {
    if (differences.size() <= max_to_enumerate)
        return enumerated(flipped_sums(differences), differences.size());
    if (differences.size() <= max_to_draw_for)
        return drawn(flipped_sums(differences));
    return of_the_t_test(differences);
}

}  // namespace pingpong
