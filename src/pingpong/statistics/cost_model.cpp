#include "pingpong/statistics/cost_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {
namespace {

constexpr double tolerable_residual = 0.03;

/// Times per exchange, by the number of exchanges.
using times_by_count = std::map<double, std::vector<double>>;

/// y = intercept + slope * x.
struct line {
    estimate intercept;
    estimate slope;
};

line least_squares(const std::vector<double>& x, const std::vector<double>& y, double confidence) {
    const double mean_x = mean_and_variance_of(x).mean;
    const double mean_y = mean_and_variance_of(y).mean;
    double xx = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    const double slope = xy / xx;
    const double intercept = mean_y - slope * mean_x;

    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        squares += std::pow(y[i] - intercept - slope * x[i], 2);
    const auto n = static_cast<double>(x.size());
    const double reach = t_of_interval(confidence, n - 2) * std::sqrt(squares / (n - 2));

    line fitted;
    fitted.slope = around(slope, reach / std::sqrt(xx));
    fitted.intercept = around(intercept, reach * std::sqrt(1 / n + mean_x * mean_x / xx));
    return fitted;
}

void judge_residuals(cost_fit& fit, const times_by_count& by_count, double confidence) {
    for (const auto& [count, times] : by_count) {
        const mean_and_variance seen = mean_and_variance_of(times);
        const double off =
            std::abs(seen.mean - fit.per_exchange_ns.value - fit.set_up_ns.value / count);
        fit.max_abs_residual = std::max(fit.max_abs_residual, off / seen.mean);
        const auto half = half_width_of_mean(seen, confidence);
        if (off > tolerable_residual * seen.mean && half && off > *half)
            fit.linear = false;
    }
}

break_even_kind kind_by_signs(double more_set_up, double saved_each) {
    if (saved_each > 0)
        return more_set_up > 0 ? break_even_kind::from_n : break_even_kind::from_first;
    return more_set_up < 0 ? break_even_kind::below_n : break_even_kind::never;
}

estimate not_negative(const estimate& value) {
    estimate result;
    result.value = std::max(0.0, value.value);
    result.low = std::max(0.0, value.low.value());
    result.high = std::max(0.0, value.high.value());
    return result;
}

}  // namespace

std::optional<cost_fit> fit_cost(std::span<const timed_count> conversations, double confidence) {
    times_by_count by_count;
    std::vector<double> x;
    std::vector<double> y;
    for (const timed_count& each : conversations) {
        x.push_back(1 / each.exchanges);
        y.push_back(each.ns / each.exchanges);
        by_count[each.exchanges].push_back(y.back());
    }
    if (by_count.size() < 2 || conversations.size() < 3)
        return std::nullopt;

    const line fitted = least_squares(x, y, confidence);
    cost_fit fit;
    fit.set_up_ns = fitted.slope;
    fit.per_exchange_ns = fitted.intercept;
    judge_residuals(fit, by_count, confidence);
    return fit;
}

break_even find_break_even(const mean_and_variance& more_set_up,
                           const mean_and_variance& saved_each, double confidence) {
    break_even result;
    const auto fewest = std::min(more_set_up.count, saved_each.count);
    if (fewest < 2)
        return result;
    const double t = t_of_interval(confidence, static_cast<double>(fewest - 1));
    const double saved_squared = saved_each.mean * saved_each.mean;
    if (t * t * saved_each.variance >= saved_squared)
        return result;

    const double g = t * t * saved_each.variance / saved_squared;
    const double n = more_set_up.mean / saved_each.mean;
    const double variance = (1 - g) * more_set_up.variance + n * n * saved_each.variance;
    const double half = t / std::abs(saved_each.mean) * std::sqrt(variance);
    estimate exchanges = around(n / (1 - g), half / (1 - g));
    exchanges.value = n;

    result.kind = kind_by_signs(more_set_up.mean, saved_each.mean);
    if (exchanges.high > 0)
        result.exchanges = not_negative(exchanges);
    return result;
}

}  // namespace pingpong
