#include "pingpong/reporter/html/drawing/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pingpong::html {
namespace {

constexpr double least_logarithmic = 1e-9;
constexpr double room_at_the_ends = 0.04;  // of the axis

double along(spacing how, double value) {
    return how == spacing::linear ? value : std::log10(std::max(value, least_logarithmic));
}

double back_from(spacing how, double place) {
    return how == spacing::linear ? place : std::pow(10, place);
}

/// 1, 2 or 5 times a power of ten, at least `least`.
double round_step(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= least * (1 - 1e-9))
            return digit * power;
    return 10 * power;
}

std::vector<double> even_ticks(const scale& axis, std::size_t most) {
    const double step = round_step((axis.high() - axis.low()) / static_cast<double>(most));
    std::vector<double> ticks;
    for (double i = std::ceil(axis.low() / step - 1e-9); i * step <= axis.high() + 1e-9 * step; ++i)
        ticks.push_back(i * step);
    return ticks;
}

/// Those digits of every power of ten that lie on the axis.
std::vector<double> decade_ticks(const scale& axis, const std::vector<double>& digits) {
    std::vector<double> ticks;
    for (double power = std::floor(std::log10(axis.low())); std::pow(10, power) <= axis.high();
         ++power)
        for (const double digit : digits)
            if (axis.holds(digit * std::pow(10, power)))
                ticks.push_back(digit * std::pow(10, power));
    return ticks;
}

}  // namespace

void range::take(double value) noexcept {
    if (!std::isfinite(value))
        return;
    low_ = std::min(low_.value_or(value), value);
    high_ = std::max(high_.value_or(value), value);
}

void range::take(const std::optional<double>& value) noexcept {
    if (value)
        take(*value);
}

scale::scale(spacing how, double low, double high, double from, double to)
    : how_(how), low_(low), high_(high), from_(from), to_(to) {
    if (how == spacing::logarithmic) {
        low_ = std::max(low_, least_logarithmic);
        high_ = std::max(high_, low_);
    }
    if (high_ > low_)
        return;
    low_ = how == spacing::linear ? low_ - 1 : low_ / 2;
    high_ = how == spacing::linear ? high_ + 1 : high_ * 2;
}

scale scale::around(spacing how, const range& values, double from, double to) {
    const scale tight(how, values.low(), values.high(), from, to);
    const double low = along(how, tight.low_), high = along(how, tight.high_);
    const double room = room_at_the_ends * (high - low);
    return {how, back_from(how, low - room), back_from(how, high + room), from, to};
}

double scale::operator()(double value) const noexcept {
    const double low = along(how_, low_), high = along(how_, high_);
    return from_ + (along(how_, value) - low) / (high - low) * (to_ - from_);
}

std::vector<double> ticks_of(const scale& axis, std::size_t most) {
    if (axis.how() == spacing::linear)
        return even_ticks(axis, most);
    for (const std::vector<double>& digits : {std::vector<double>{1, 2, 5}, {1}}) {
        const std::vector<double> ticks = decade_ticks(axis, digits);
        if (ticks.size() >= 3 && ticks.size() <= most)
            return ticks;
    }
    const double decades = std::log10(axis.high() / axis.low());
    if (decades < 1.5)  // over many they come too close to each other towards the end
        return even_ticks(axis, decades < 0.5 ? most : most / 2 + 1);
    std::vector<double> thinned;
    const std::vector<double> powers = decade_ticks(axis, {1});
    const std::size_t step = (powers.size() + most - 1) / most;
    for (std::size_t i = 0; i < powers.size(); i += step)
        thinned.push_back(powers[i]);
    return thinned;
}

std::string tick_words(double value) {
    const double size = std::abs(value);
    if (size >= 1e6)
        return fmt::format("{:.6g}M", value / 1e6);
    if (size >= 1e4)
        return fmt::format("{:.6g}k", value / 1e3);
    return fmt::format("{:.6g}", size < 1e-12 ? 0.0 : value);
}

}  // namespace pingpong::html
