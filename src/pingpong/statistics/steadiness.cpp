#include "pingpong/statistics/steadiness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {
namespace {

constexpr std::size_t min_values = 10;

/// Significance level of the difference of means.
constexpr double level_of_gap = 0.001;

/// Minimum distance of the first value from the mean of the rest, in standard deviations.
constexpr double least_start = 2;

/// MSER: the prefix of at most half without which the standard error of the mean is least.
std::size_t least_standard_error(std::span<const double> values) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    double mean = 0;
    double squares = 0;
    for (std::size_t k = values.size(); k-- > 0;) {
        const auto count = static_cast<double>(values.size() - k);
        const double deviation = values[k] - mean;
        mean += deviation / count;
        squares += deviation * (values[k] - mean);
        if (k <= values.size() / 2 && squares / (count * count) <= least) {
            least = squares / (count * count);
            best = k;
        }
    }
    return best;
}

/// A prefix and what follows it.
struct division {
    std::span<const double> prefix;
    mean_and_variance before;
    mean_and_variance after;

    division(std::span<const double> values, std::size_t at)
        : prefix(values.first(at)),
          before(mean_and_variance_of(prefix)),
          after(mean_and_variance_of(values.subspan(at))) {}

    bool is_between_levels() const {
        const auto n = static_cast<double>(before.count);
        const double error = std::sqrt(after.variance + after.sd() * after.sd() / n);
        const double t = t_of_interval(1 - level_of_gap, static_cast<double>(after.count - 1));
        return std::abs(before.mean - after.mean) > t * error;
    }

    bool starts_off() const {
        const double side = before.mean < after.mean ? -1 : 1;
        return side * (prefix.front() - after.mean) > least_start * after.sd();
    }
};

bool has_another_level_first(std::span<const double> values) {
    const std::size_t k = values.size() < min_values ? 0 : least_standard_error(values);
    return k > 0 && division(values, k).is_between_levels();
}

}  // namespace

steady_state find_steady_state(std::span<const double> values) {
    steady_state state;
    if (values.size() < min_values)
        return state;
    const std::size_t k = least_standard_error(values);
    if (k == 0)
        return state;
    const division divided(values, k);
    if (!divided.is_between_levels() || !divided.starts_off())
        return state;
    state.found = k < values.size() / 2 && !has_another_level_first(values.subspan(k));
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
