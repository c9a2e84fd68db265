#include "pingpong/reporter/text/strip_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>

#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/plot_axis.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/time_unit.hpp"

namespace pingpong {
namespace {

constexpr std::size_t gap = 2;

/// The characters of a plot.
struct marks {
    std::span<const std::string_view> heights;  ///< From few points to many.
    std::string_view median;
    std::string_view line;
    std::string_view tick;
};

constexpr std::string_view blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::string_view letters[] = {".", ":", "+", "*", "#"};

marks marks_of(const text_style& style) {
    if (style.drawn_in == charset::ascii)
        return {letters, "|", "-", "+"};
    return {blocks, "◆", "─", "┬"};
}

/// How many points fall into each cell.
std::vector<std::size_t> counts_of(const strip& one, const plot_axis& axis) {
    std::vector<std::size_t> counts(axis.cells());
    for (const double point : one.points)
        ++counts[axis.cell_of(point)];
    return counts;
}

double median_of(std::vector<double> points) {
    const auto middle = points.begin() + static_cast<std::ptrdiff_t>((points.size() - 1) / 2);
    std::ranges::nth_element(points, middle);
    return *middle;
}

/// What the marks of all strips mean.
struct scale {
    plot_axis axis;
    std::size_t most = 0;  ///< The points of the highest mark.
    marks with;
};

std::string_view mark_for(std::size_t count, const scale& to) {
    const std::size_t heights = to.with.heights.size();
    return to.with.heights[(count * heights + to.most - 1) / to.most - 1];
}

std::string cells_of(const strip& one, const scale& to) {
    const auto counts = counts_of(one, to.axis);
    const std::size_t middle = to.axis.cell_of(median_of(one.points));
    std::string cells;
    for (std::size_t i = 0; i < counts.size(); ++i)
        cells += i == middle ? to.with.median : counts[i] == 0 ? " " : mark_for(counts[i], to);
    cells.erase(cells.find_last_not_of(' ') + 1);
    return cells;
}

std::string axis_line(const scale& to, const std::vector<axis_tick>& ticks) {
    std::string line;
    for (std::size_t cell = 0; cell < to.axis.cells(); ++cell)
        line += std::ranges::count(ticks, cell, &axis_tick::cell) > 0 ? to.with.tick : to.with.line;
    return line;
}

std::string label_line(const scale& to, const std::vector<axis_tick>& ticks) {
    std::string line;
    for (const axis_tick& one : ticks) {
        line.resize(label_start(one, to.axis.cells()), ' ');
        line += one.label;
    }
    return line;
}

/// All points of all strips.
std::vector<double> points_of(const std::vector<strip>& strips) {
    std::vector<double> all;
    for (const strip& one : strips)
        all.insert(all.end(), one.points.begin(), one.points.end());
    return all;
}

std::size_t label_width(const std::vector<strip>& strips, std::string_view unit,
                        std::size_t columns) {
    std::size_t widest = unit.size();
    for (const strip& one : strips)
        widest = std::max(widest, display_width(one.label));
    return std::min(widest, columns / 3);
}

/// Few points make low marks, whatever the most are.
std::size_t highest_count(const std::vector<strip>& strips, const plot_axis& axis,
                          std::size_t heights) {
    std::size_t most = heights;
    for (const strip& one : strips)
        most = std::max(most, std::ranges::max(counts_of(one, axis)));
    return most;
}

std::string heading(const scale& to, const text_style& style) {
    return wrap_text(
        fmt::format("Medians of blocks: {} to {} for 1 to {} of them, {} for the one in "
                    "the middle",
                    to.with.heights.front(), to.with.heights.back(), to.most, to.with.median),
        "", style.columns);
}

}  // namespace

std::string strip_plot(const std::vector<strip>& strips, const text_style& style) {
    const std::vector<double> all = points_of(strips);
    if (all.empty())
        return {};
    const auto [lowest, highest] = std::ranges::minmax(all);
    const time_unit unit = time_unit_for(lowest);
    const std::string unit_words = fmt::format("{} (log)", unit.name);
    const std::size_t labels = label_width(strips, unit_words, style.columns);
    const plot_axis axis(lowest, highest, style.columns - labels - gap);
    const marks with = marks_of(style);
    const scale to{axis, highest_count(strips, axis, with.heights.size()), with};

    std::string lines = heading(to, style);
    const auto add_line = [&](std::string_view label, std::string_view cells) {
        lines += fit_line(label, labels + (cells.empty() ? 0 : gap));
        (lines += cells) += '\n';
    };
    for (const strip& one : strips)
        if (!one.points.empty())
            add_line(truncate_line(one.label, labels),
                     paint_protocol(one.label, cells_of(one, to), style));
    const auto ticks = axis.ticks(unit.ns);
    add_line("", axis_line(to, ticks));
    add_line(axis.logarithmic() ? unit_words : unit.name, label_line(to, ticks));
    return lines;
}

std::vector<strip> block_medians(const report& what, const experiment_view& view) {
    std::vector<strip> strips;
    for (const contender_view& contender : view.contenders) {
        const auto cell = static_cast<std::size_t>(contender.what - what.cells.data());
        strip& one = strips.emplace_back();
        one.label = escape_terminal(contender.what->protocol);
        for (const block& each : what.blocks)
            if (each.cell == cell)
                one.points.push_back(static_cast<double>(each.round_trips.p50.count()));
    }
    return strips;
}

}  // namespace pingpong
