#include "pingpong/reporter/html/drawing/scale.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace pingpong::html {
namespace {

constexpr double min_logarithmic = 1e-9;
constexpr double margin_of_axis = 0.04;  // at each end, of its length

double linearize(axis_spacing spacing, double value) {
    return spacing == axis_spacing::linear ? value : std::log10(std::max(value, min_logarithmic));
}

/// The inverse of `linearize`.
double delinearize(axis_spacing spacing, double place) {
    return spacing == axis_spacing::linear ? place : std::pow(10, place);
}

/// 1, 2 or 5 times a power of ten.
double round_tick_step(double min_step) {
    const double power = std::pow(10, std::floor(std::log10(min_step)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= min_step * (1 - 1e-9))
            return digit * power;
    return 10 * power;
}

std::vector<double> even_ticks(const axis_scale& axis, std::size_t max_count) {
    const double step =
        round_tick_step((axis.high() - axis.low()) / static_cast<double>(max_count));
    std::vector<double> ticks;
    for (double i = std::ceil(axis.low() / step - 1e-9); i * step <= axis.high() + 1e-9 * step; ++i)
        ticks.push_back(i * step);
    return ticks;
}

/// Those digits of every power of ten that lie on the axis.
std::vector<double> decade_ticks(const axis_scale& axis, const std::vector<double>& digits) {
    std::vector<double> ticks;
    for (double power = std::floor(std::log10(axis.low())); std::pow(10, power) <= axis.high();
         ++power)
        for (const double digit : digits)
            if (axis.holds(digit * std::pow(10, power)))
                ticks.push_back(digit * std::pow(10, power));
    return ticks;
}

}  // namespace

void value_range::include(double value) noexcept {
    if (!std::isfinite(value))
        return;
    low_ = std::min(low_.value_or(value), value);
    high_ = std::max(high_.value_or(value), value);
}

void value_range::include(const std::optional<double>& value) noexcept {
    if (value)
        include(*value);
}

axis_scale::axis_scale(axis_spacing spacing, double low, double high, double from, double to)
    : spacing_(spacing), low_(low), high_(high), from_(from), to_(to) {
    if (spacing == axis_spacing::logarithmic) {
        low_ = std::max(low_, min_logarithmic);
        high_ = std::max(high_, low_);
    }
    if (high_ > low_)
        return;
    low_ = spacing == axis_spacing::linear ? low_ - 1 : low_ / 2;
    high_ = spacing == axis_spacing::linear ? high_ + 1 : high_ * 2;
}

axis_scale axis_scale::around(axis_spacing spacing, const value_range& values, double from,
                              double to) {
    const axis_scale tight(spacing, values.low(), values.high(), from, to);
    const double low = linearize(spacing, tight.low_), high = linearize(spacing, tight.high_);
    const double margin = margin_of_axis * (high - low);
    return {spacing, delinearize(spacing, low - margin), delinearize(spacing, high + margin), from,
            to};
}

double axis_scale::operator()(double value) const noexcept {
    const double low = linearize(spacing_, low_), high = linearize(spacing_, high_);
    return from_ + (linearize(spacing_, value) - low) / (high - low) * (to_ - from_);
}

std::vector<double> choose_ticks(const axis_scale& axis, std::size_t max_count) {
    if (axis.spacing() == axis_spacing::linear)
        return even_ticks(axis, max_count);
    for (const std::vector<double>& digits : {std::vector<double>{1, 2, 5}, {1}}) {
        std::vector<double> ticks = decade_ticks(axis, digits);
        if (ticks.size() >= 3 && ticks.size() <= max_count)
            return ticks;
    }
    const double decades = std::log10(axis.high() / axis.low());
    if (decades < 1.5)  // over many they come too close to each other towards the end
        return even_ticks(axis, decades < 0.5 ? max_count : max_count / 2 + 1);
    std::vector<double> thinned;
    const std::vector<double> powers = decade_ticks(axis, {1});
    const std::size_t step = (powers.size() + max_count - 1) / max_count;
    for (std::size_t i = 0; i < powers.size(); i += step)
        thinned.push_back(powers[i]);
    return thinned;
}

std::string format_tick(double value) {
    const double size = std::abs(value);
    if (size >= 1e6)
        return fmt::format("{:.6g}M", value / 1e6);
    if (size >= 1e4)
        return fmt::format("{:.6g}k", value / 1e3);
    return fmt::format("{:.6g}", size < 1e-12 ? 0.0 : value);
}

}  // namespace pingpong::html
