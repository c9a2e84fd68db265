#include "pingpong/reporter/text/strip_plot.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/statistics/percentile.hpp"

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
    const std::size_t max_ticks = std::max<std::size_t>(cells / cells_per_tick, 1);
    const double step = round_step((high - low) / static_cast<double>(max_ticks));
    for (double multiple = std::ceil(low / step); multiple * step <= high; ++multiple)
        values.push_back(multiple * step);
    return values;
}

bool touch(const axis_tick& a, const axis_tick& b, std::size_t cells) {
    const std::size_t first = label_start(a, cells), other = label_start(b, cells);
    return first <= other + b.label.size() && other <= first + a.label.size();
}

constexpr std::size_t label_gap = 2;

/// The characters of a plot.
struct plot_marks {
    std::span<const std::string_view> heights;  ///< From few points to many.
    std::string_view median;
    std::string_view line;
    std::string_view tick;
};

constexpr std::string_view blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::string_view letters[] = {".", ":", "+", "*", "#"};

plot_marks marks_of(const text_style& style) {
    if (style.drawn_in == charset::ascii)
        return {letters, "|", "-", "+"};
    return {blocks, "◆", "─", "┬"};
}

/// How many points fall into each cell.
std::vector<std::size_t> count_by_position(const strip& strip, const plot_axis& axis) {
    std::vector<std::size_t> counts(axis.cells());
    for (const double point : strip.points)
        ++counts[axis.cell_of(point)];
    return counts;
}

/// What the marks of all strips mean.
struct scale {
    plot_axis axis;
    std::size_t max_count = 0;  ///< The points of the highest mark.
    plot_marks marks;
};

std::string_view mark_for(std::size_t count, const scale& scale) {
    const std::size_t heights = scale.marks.heights.size();
    return scale.marks.heights[(count * heights + scale.max_count - 1) / scale.max_count - 1];
}

std::string cells_of(const strip& strip, const scale& scale) {
    const auto counts = count_by_position(strip, scale.axis);
    const std::size_t middle = scale.axis.cell_of(lower_median(strip.points));
    std::string cells;
    for (std::size_t i = 0; i < counts.size(); ++i)
        cells += i == middle      ? scale.marks.median
                 : counts[i] == 0 ? " "
                                  : mark_for(counts[i], scale);
    cells.erase(cells.find_last_not_of(' ') + 1);
    return cells;
}

std::string axis_line(const scale& scale, const std::vector<axis_tick>& ticks) {
    std::string line;
    for (std::size_t cell = 0; cell < scale.axis.cells(); ++cell)
        line += std::ranges::count(ticks, cell, &axis_tick::cell) > 0 ? scale.marks.tick
                                                                      : scale.marks.line;
    return line;
}

std::string label_line(const scale& scale, const std::vector<axis_tick>& ticks) {
    std::string line;
    for (const axis_tick& tick : ticks) {
        line.resize(label_start(tick, scale.axis.cells()), ' ');
        line += tick.label;
    }
    return line;
}

/// All points of all strips.
std::vector<double> points_of(const std::vector<strip>& strips) {
    std::vector<double> all;
    for (const strip& strip : strips)
        all.insert(all.end(), strip.points.begin(), strip.points.end());
    return all;
}

std::size_t label_width(const std::vector<strip>& strips, std::string_view unit,
                        std::size_t columns) {
    std::size_t widest = unit.size();
    for (const strip& strip : strips)
        widest = std::max(widest, display_width(strip.label));
    return std::min(widest, columns / 3);
}

/// Few points make low marks, whatever the most are.
std::size_t highest_count(const std::vector<strip>& strips, const plot_axis& axis,
                          std::size_t heights) {
    std::size_t max_count = heights;
    for (const strip& strip : strips)
        max_count = std::max(max_count, std::ranges::max(count_by_position(strip, axis)));
    return max_count;
}

std::string heading(const scale& scale, const text_style& style) {
    return wrap_text(fmt::format("Block medians: {} to {} for 1 to {} of them, {} for the one in "
                                 "the middle",
                                 scale.marks.heights.front(), scale.marks.heights.back(),
                                 scale.max_count, scale.marks.median),
                     "", style.columns);
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
    const auto scaled = [this](double unscaled) {
        return logarithmic_ ? std::log(unscaled) : unscaled;
    };
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
        const axis_tick tick{cell_of(value * unit), fmt::format("{:g}", value)};
        const bool room = std::ranges::none_of(
            chosen, [&](const axis_tick& other) { return touch(tick, other, cells_); });
        if (value >= low && value <= high && room)
            chosen.push_back(tick);
    }
    std::ranges::sort(chosen, {}, &axis_tick::cell);
    return chosen;
}

std::size_t label_start(const axis_tick& tick, std::size_t cells) {
    const std::size_t half = tick.label.size() / 2;
    const std::size_t last = cells - std::min(cells, tick.label.size());
    return std::min(tick.cell - std::min(tick.cell, half), last);
}

std::string strip_plot(const std::vector<strip>& strips, const text_style& style) {
    const std::vector<double> all = points_of(strips);
    if (all.empty())
        return {};
    const auto [lowest, highest] = std::ranges::minmax(all);
    const time_unit unit = choose_time_unit(lowest);
    const std::string unit_words = fmt::format("{} (log)", unit.name);
    const std::size_t labels = label_width(strips, unit_words, style.columns);
    const plot_axis axis(lowest, highest, style.columns - labels - label_gap);
    const plot_marks marks = marks_of(style);
    const scale scale{axis, highest_count(strips, axis, marks.heights.size()), marks};

    std::string lines = heading(scale, style);
    const auto add_line = [&](std::string_view label, std::string_view cells) {
        lines += fit_line(label, labels + (cells.empty() ? 0 : label_gap));
        (lines += cells) += '\n';
    };
    for (const strip& strip : strips)
        if (!strip.points.empty())
            add_line(truncate_line(strip.label, labels),
                     paint(cells_of(strip, scale), strip.colour, style));
    const auto ticks = axis.ticks(unit.ns);
    add_line("", axis_line(scale, ticks));
    add_line(axis.logarithmic() ? unit_words : unit.name, label_line(scale, ticks));
    return lines;
}

std::vector<strip> block_medians(const report& report, const experiment_view& view) {
    std::vector<strip> strips;
    for (const contender_view& contender : view.contenders) {
        const auto cell = static_cast<std::size_t>(contender.cell - report.cells.data());
        strip& strip = strips.emplace_back();
        strip.label = format_contender(*contender.cell, escape_terminal);
        strip.colour = contender.cell->description.traits.colour;
        for (const block& block : report.blocks)
            if (block.cell == cell)
                strip.points.push_back(static_cast<double>(block.round_trips.p50.count()));
    }
    return strips;
}

}  // namespace pingpong
