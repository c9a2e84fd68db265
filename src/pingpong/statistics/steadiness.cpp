#include "pingpong/statistics/steadiness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "pingpong/statistics/mean_and_variance.hpp"
#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

constexpr std::size_t fewest_values = 10;

/// By chance alone a prefix this far off is found once in a thousand times.
constexpr double chance_of_a_prefix = 0.001;

/// MSER: the prefix of at most half without which the standard error of the mean is least.
std::size_t least_standard_error(std::span<const double> values) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k <= values.size() / 2; ++k) {
        const double variance = mean_and_variance_of(values.subspan(k)).variance;
        if (variance < least) {
            least = variance;
            best = k;
        }
    }
    return best;
}

/// Whether the means of prefix and rest are further apart than the spread of the rest explains.
bool is_another_level(std::span<const double> prefix, std::span<const double> rest) {
    const mean_and_variance before = mean_and_variance_of(prefix);
    const mean_and_variance after = mean_and_variance_of(rest);
    const double gap = std::abs(before.mean - after.mean);
    const double error = after.sd() / std::sqrt(static_cast<double>(before.count));
    return gap > t_of_interval(1 - chance_of_a_prefix, static_cast<double>(after.count - 1)) *
                     std::hypot(error, std::sqrt(after.variance));
}

}  // namespace

steady_state find_steady_state(std::span<const double> values) {
    steady_state state;
    if (values.size() < fewest_values)
        return state;
    const std::size_t k = least_standard_error(values);
    if (k == 0 || !is_another_level(values.first(k), values.subspan(k)))
        return state;
    state.found = k < values.size() / 2;
    state.from = state.found ? k : 0;
    return state;
}

std::optional<double> level_shift(std::span<const double> values) {
    constexpr std::size_t width = 5;
    if (values.size() <= width)
        return std::nullopt;
    std::optional<double> least;
    std::optional<double> greatest;
    for (std::size_t i = 0; i + width <= values.size(); ++i) {
        std::array<double, width> window;
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(i), width, window.begin());
        std::nth_element(window.begin(), window.begin() + width / 2, window.end());
        const double median = window[width / 2];
        least = std::min(median, least.value_or(median));
        greatest = std::max(median, greatest.value_or(median));
    }
    return *greatest / *least;
}

}  // namespace pingpong
