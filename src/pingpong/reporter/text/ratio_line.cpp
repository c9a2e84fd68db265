#include "pingpong/reporter/text/ratio_line.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace pingpong {
namespace {

constexpr std::string_view left_label = "  faster  ", right_label = "  slower";
constexpr std::size_t min_columns = 60, max_columns = 80;
constexpr std::size_t max_ticks = 5;

/// From the logarithm of a ratio to a cell of the line.
struct log_axis {
    double low = 0, high = 0;
    std::size_t cells = 0;

    std::size_t cell_of(double log_ratio) const {
        const double share = std::clamp((log_ratio - low) / (high - low), 0.0, 1.0);
        return static_cast<std::size_t>(std::lround(share * static_cast<double>(cells - 1)));
    }
    bool holds(double log_ratio) const { return log_ratio >= low && log_ratio <= high; }
};

struct tick {
    double log_ratio = 0;
    std::string label;
};

/// A margin, the interval and some room on both sides.
log_axis make_axis(const estimate& ratio, double margin, std::size_t cells) {
    const double outer = std::log1p(margin);
    const double low = std::min(std::log(ratio.low.value_or(ratio.value)), -outer);
    const double high = std::max(std::log(ratio.high.value_or(ratio.value)), outer);
    const double room = (high - low) / 8;
    return {low - room, high + room, cells};
}

std::vector<tick> percent_ticks(const log_axis& axis, int step) {
    std::vector<tick> ticks;
    for (int percent = -90; percent <= 200; percent += 1)
        if (percent % step == 0 && axis.holds(std::log1p(percent / 100.0)))
            ticks.push_back(
                {std::log1p(percent / 100.0), percent == 0 ? "0" : fmt::format("{:+} %", percent)});
    return ticks;
}

std::vector<tick> factor_ticks(const log_axis& axis) {
    std::vector<tick> ticks;
    for (double power = 1e-6; power < 1e7; power *= 10)
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double factor = power * digit;
            if (axis.holds(std::log(factor)))
                ticks.push_back({std::log(factor), factor < 0.9
                                                       ? fmt::format("1/{:.3g}", 1 / factor)
                                                       : fmt::format("{:.3g}x", factor)});
        }
    return ticks;
}

std::vector<tick> choose_ticks(const log_axis& axis) {
    if (axis.high > std::log(2.0) || axis.low < -std::log(2.0))
        return factor_ticks(axis);
    for (const int step : {1, 2, 5, 10, 20, 50})
        if (auto ticks = percent_ticks(axis, step); ticks.size() <= max_ticks)
            return ticks;
    return percent_ticks(axis, 100);
}

/// The labels above their cells; one that would touch the one before it is left out.
std::string draw_ticks(const log_axis& axis) {
    std::string line(left_label.size() + axis.cells + right_label.size(), ' ');
    std::size_t free_from = 0;
    for (const tick& each : choose_ticks(axis)) {
        const std::size_t middle = left_label.size() + axis.cell_of(each.log_ratio);
        const std::size_t begin = middle - std::min(middle, each.label.size() / 2);
        if (begin < free_from || begin + each.label.size() > line.size())
            continue;
        line.replace(begin, each.label.size(), each.label);
        free_from = begin + each.label.size() + 1;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

/// The first and the last cell of what is drawn between two ratios.
using cell_range = std::pair<std::size_t, std::size_t>;

std::string draw_margin(const log_axis& axis, double margin) {
    std::string cells(axis.cells, ' ');
    const cell_range box{axis.cell_of(-std::log1p(margin)), axis.cell_of(std::log1p(margin))};
    for (std::size_t i = box.first; i <= box.second; ++i)
        cells[i] = '.';
    cells[box.first] = '[';
    cells[std::max(box.second, std::min(box.first + 1, axis.cells - 1))] = ']';
    return cells;
}

ink ink_of(verdict_kind kind) {
    return kind == verdict_kind::faster   ? ink::faster
           : kind == verdict_kind::slower ? ink::slower
                                          : ink::bold;
}

/// The interval over the margin.
std::string draw_cells(const log_axis& axis, const estimate& ratio, double margin,
                       verdict_kind kind, const text_style& style) {
    const std::string cells = draw_margin(axis, margin);
    const std::size_t value = axis.cell_of(std::log(ratio.value));
    const cell_range ends{axis.cell_of(std::log(ratio.low.value_or(ratio.value))),
                          axis.cell_of(std::log(ratio.high.value_or(ratio.value)))};
    std::string interval(ends.second - ends.first + 1, '-');
    interval.front() = interval.back() = '|';
    interval[value - ends.first] = 'o';
    return cells.substr(0, ends.first) + paint(interval, ink_of(kind), style) +
           cells.substr(ends.second + 1);
}

bool is_positive(double value) {
    return std::isfinite(value) && value > 0;
}

}  // namespace

std::vector<std::string> draw_ratio(const estimate& ratio, double margin, verdict_kind kind,
                                    const text_style& style) {
    const std::string legend = fmt::format("  [..] margin {:.3g} %", 100 * margin);
    const std::size_t columns = std::min(style.columns, max_columns);
    const bool drawable = is_positive(ratio.value) && is_positive(ratio.low.value_or(1)) &&
                          is_positive(ratio.high.value_or(1)) && is_positive(margin);
    if (columns < min_columns || !drawable)
        return {};
    const log_axis axis =
        make_axis(ratio, margin, columns - left_label.size() - right_label.size() - legend.size());
    return {draw_ticks(axis), std::string(left_label) +
                                  draw_cells(axis, ratio, margin, kind, style) +
                                  std::string(right_label) + legend};
}

}  // namespace pingpong
