#include "pingpong/reporter/text/plot_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pingpong {
namespace {

constexpr double widest_proportional = 3;
constexpr std::size_t cells_per_tick = 10;

/// The round values from `low` to `high`, the roundest first.
std::vector<double> round_ratios(double low, double high) {
    std::vector<double> values;
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::floor(std::log10(high)));
    for (const std::vector<double>& digits :
         {std::vector<double>{1}, std::vector<double>{2, 5}, std::vector<double>{3, 7},
          std::vector<double>{1.5, 4, 6, 8, 9}})
        for (int power = first; power <= last; ++power)
            for (const double digit : digits)
                values.push_back(digit * std::pow(10, power));
    return values;
}

/// 1, 2 or 5 times a power of ten: the first that is no less.
double round_step(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * power >= least)
            return digit * power;
    return 10 * power;
}

std::vector<double> round_multiples(double low, double high, std::size_t cells) {
    std::vector<double> values;
    const std::size_t most = std::max<std::size_t>(cells / cells_per_tick, 1);
    const double step = round_step((high - low) / static_cast<double>(most));
    for (double multiple = std::ceil(low / step); multiple * step <= high; ++multiple)
        values.push_back(multiple * step);
    return values;
}

bool touch(const axis_tick& a, const axis_tick& b, std::size_t cells) {
    const std::size_t first = label_start(a, cells), other = label_start(b, cells);
    return first <= other + b.label.size() && other <= first + a.label.size();
}

}  // namespace

plot_axis::plot_axis(double lowest, double highest, std::size_t cells)
    : low_(lowest),
      high_(highest),
      cells_(cells),
      logarithmic_(lowest > 0 && highest > widest_proportional * lowest) {
    if (highest > lowest)
        return;
    // A single value is in the middle.
    const double around = lowest == 0 ? 1 : std::abs(lowest) / 10;
    low_ -= around;
    high_ += around;
}

double plot_axis::place_of(double value) const {
    const auto scaled = [this](double one) { return logarithmic_ ? std::log(one) : one; };
    const double within = std::clamp(value, low_, high_);
    return (scaled(within) - scaled(low_)) / (scaled(high_) - scaled(low_));
}

std::size_t plot_axis::cell_of(double value) const {
    const auto cell = static_cast<std::size_t>(place_of(value) * static_cast<double>(cells_));
    return std::min(cell, cells_ - 1);
}

std::vector<axis_tick> plot_axis::ticks(double unit) const {
    const double low = low_ / unit, high = high_ / unit;
    std::vector<axis_tick> chosen;
    for (const double value :
         logarithmic_ ? round_ratios(low, high) : round_multiples(low, high, cells_)) {
        const axis_tick one{cell_of(value * unit), fmt::format("{:g}", value)};
        const bool room = std::ranges::none_of(
            chosen, [&](const axis_tick& other) { return touch(one, other, cells_); });
        if (value >= low && value <= high && room)
            chosen.push_back(one);
    }
    std::ranges::sort(chosen, {}, &axis_tick::cell);
    return chosen;
}

std::size_t label_start(const axis_tick& tick, std::size_t cells) {
    const std::size_t half = tick.label.size() / 2;
    const std::size_t last = cells - std::min(cells, tick.label.size());
    return std::min(tick.cell - std::min(tick.cell, half), last);
}

}  // namespace pingpong
