#include "pingpong/statistics/break_even.hpp"

#include <algorithm>
#include <cmath>

#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

break_even_kind kind_by_signs(double more_set_up, double saved_each) {
    if (saved_each > 0)
        return more_set_up > 0 ? break_even_kind::from_n : break_even_kind::from_first;
    return more_set_up < 0 ? break_even_kind::below_n : break_even_kind::never;
}

estimate not_negative(const estimate& of) {
    estimate made;
    made.value = std::max(0.0, of.value);
    made.low = std::max(0.0, of.low.value());
    made.high = std::max(0.0, of.high.value());
    return made;
}

}  // namespace

break_even find_break_even(const mean_and_variance& more_set_up,
                           const mean_and_variance& saved_each, double confidence) {
    break_even made;
    const auto fewest = std::min(more_set_up.count, saved_each.count);
    if (fewest < 2)
        return made;
    const double t = t_of_interval(confidence, static_cast<double>(fewest - 1));
    const double saved_squared = saved_each.mean * saved_each.mean;
    if (t * t * saved_each.variance >= saved_squared)
        return made;

    const double g = t * t * saved_each.variance / saved_squared;
    const double n = more_set_up.mean / saved_each.mean;
    const double variance = (1 - g) * more_set_up.variance + n * n * saved_each.variance;
    const double half = t / std::abs(saved_each.mean) * std::sqrt(variance);
    estimate exchanges = around(n / (1 - g), half / (1 - g));
    exchanges.value = n;

    made.kind = kind_by_signs(more_set_up.mean, saved_each.mean);
    if (exchanges.high > 0)
        made.exchanges = not_negative(exchanges);
    return made;
}

}  // namespace pingpong
