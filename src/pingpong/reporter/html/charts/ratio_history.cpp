#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/forest_rows.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_history_lines = 5, min_history_runs = 2;
constexpr std::size_t max_run_characters = 32, max_history_label = 24;

/// The ratio of the same two in the same setting, run by run; refers to the overview.
struct history_line {
    const agreement* found = nullptr;
    protocol_look look;
};

/// The ratio that the runs were made for, over time; refers to the overview.
struct ratio_course {
    std::vector<history_line> lines;
    std::vector<const named_report*> runs;  ///< The oldest first.
    double margin = 0;                      ///< The widest of the runs.

    /// Where a run stands on the axis, from 1.
    double place_of(const named_report* run) const {
        return 1 + static_cast<double>(std::ranges::find(runs, run) - runs.begin());
    }
};

bool is_same_pair(const agreement& a, const agreement& b) {
    return a.runs.front().numerator().protocol == b.runs.front().numerator().protocol &&
           a.runs.front().denominator().protocol == b.runs.front().denominator().protocol;
}

ratio_course find_course(const overview& overview) {
    ratio_course course;
    for (const agreement& each : overview.agreements)
        if (each.runs.size() >= min_history_runs && course.lines.size() < max_history_lines &&
            (course.lines.empty() || is_same_pair(*course.lines.front().found, each)))
            course.lines.push_back({&each, series_look(course.lines.size())});
    for (const history_line& line : course.lines)
        for (const run_comparison& each : line.found->runs)
            if (std::ranges::find(course.runs, each.run) == course.runs.end()) {
                course.runs.push_back(each.run);
                course.margin = std::max(course.margin, each.run->report.config.question.margin);
            }
    std::ranges::stable_sort(course.runs, {},
                             [](const named_report* run) { return run->report.start; });
    return course;
}

/// E.g. "11-30 17:55"; the number of the run where its start is not known.
std::string format_start(const ratio_course& course, const named_report* run) {
    constexpr std::size_t begin = 5, length = 11;  // of 2026-11-30T17:55:12+00:00
    const std::string text = escape_terminal(run->report.start_local);
    if (text.size() < begin + length)
        return fmt::format("run {:.0f}", course.place_of(run));
    std::string start = text.substr(begin, length);
    std::ranges::replace(start, 'T', ' ');
    return start;
}

std::vector<axis_mark> run_marks(const ratio_course& course) {
    std::vector<axis_mark> marks;
    for (const named_report* run : course.runs)
        marks.push_back({course.place_of(run), format_start(course, run)});
    return marks;
}

value_range course_range(const ratio_course& course) {
    value_range ratios;
    ratios.include(1 / (1 + course.margin));
    ratios.include(1 + course.margin);
    for (const history_line& line : course.lines)
        for (const run_comparison& each : line.found->runs) {
            ratios.include(each.comparison->figures.claim.value);
            ratios.include(each.comparison->figures.claim.low);
            ratios.include(each.comparison->figures.claim.high);
        }
    return ratios;
}

/// The parts of a setting between its commas.
std::vector<std::string> parts_of(std::string_view setting) {
    constexpr std::string_view separator = ", ";
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t end = setting.find(separator);
        parts.emplace_back(setting.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        setting.remove_prefix(end + separator.size());
    }
}

/// What the setting of a line has and not all others have; all of it where that is nothing.
std::string name_of_line(const ratio_course& course, const history_line& line) {
    std::string name;
    for (const std::string& part : parts_of(line.found->setting)) {
        const bool is_common =
            std::ranges::all_of(course.lines, [&part](const history_line& other) {
                const std::vector<std::string> parts = parts_of(other.found->setting);
                return std::ranges::find(parts, part) != parts.end();
            });
        if (!is_common)
            name += (name.empty() ? "" : ", ") + part;
    }
    return name.empty() ? line.found->setting : name;
}

/// The runs of a line, the oldest first.
std::vector<run_comparison> sorted_runs(const ratio_course& course, const history_line& line) {
    std::vector<run_comparison> runs = line.found->runs;
    std::ranges::stable_sort(
        runs, {}, [&course](const run_comparison& each) { return course.place_of(each.run); });
    return runs;
}

void draw_run(drawing& drawing, const axis_scale& x, const axis_scale& y,
              const ratio_course& course, const run_comparison& run, const protocol_look& look) {
    const comparison& comparison = *run.comparison;
    const estimate& claim = comparison.figures.claim;
    const bool withheld = comparison.verdict.certainty == certainty::withheld;
    const double place = course.place_of(run.run), center = x(place);
    attributes data{{"data-x", place}, {"data-y", claim.value}};
    if (claim.low && claim.high) {
        data.emplace_back("data-low", *claim.low);
        data.emplace_back("data-high", *claim.high);
        drawing.draw_line({{center, y(*claim.low)}, {center, y(*claim.high)}},
                          "whisker " + (withheld ? std::string("withheld") : look.classes()));
    }
    drawing.draw_mark(
        look, withheld ? "withheld" : "", {center, y(claim.value)}, 4.5, data,
        fmt::format("{}, {}: {}, {}", shorten(escape_terminal(run.run->name), max_run_characters),
                    format_start(course, run.run), typeset(format_ratio(comparison.figures)),
                    format_verdict_kind(comparison)));
}

/// Draws a line and the runs on it. Returns its name.
plot_label draw_history_line(drawing& drawing, const axis_scale& x, const axis_scale& y,
                             const ratio_course& course, const history_line& line) {
    std::vector<point> points;
    const std::vector<run_comparison> runs = sorted_runs(course, line);
    for (const run_comparison& each : runs)
        points.push_back({x(course.place_of(each.run)), y(each.comparison->figures.claim.value)});
    const std::string name = shorten(typeset(name_of_line(course, line)), max_history_label);
    drawing.begin_series(name, line.look);
    drawing.draw_line(points, "series " + line.look.classes());
    for (const run_comparison& each : runs)
        draw_run(drawing, x, y, course, each, line.look);
    drawing.end_series();
    return {points.back(), line.look, name, name};
}

std::string format_course_pair(const ratio_course& course) {
    const run_comparison& first = course.lines.front().found->runs.front();
    return label_of(first.numerator()) + " / " + label_of(first.denominator());
}

markup draw_history(page_width page, const ratio_course& course) {
    const bool has_names = course.lines.size() > 1;
    plot_area area(page, 220, has_names ? course.lines.size() : 0);
    const axis_scale y =
        axis_scale::around(axis_spacing::logarithmic, course_range(course), area.bottom, area.top);
    const std::vector<axis_mark> y_marks = label_ticks(y, 7);
    area.fit_y_labels(y_marks);
    const axis_scale x(axis_spacing::linear, 0.5, 0.5 + static_cast<double>(course.runs.size()),
                       area.left, area.right);
    drawing picture(page, area.height());
    picture.draw_rectangle({area.left, y(1 + course.margin)}, area.right - area.left,
                           y(1 / (1 + course.margin)) - y(1 + course.margin), "band");
    picture.draw_x_axis(x, y, run_marks(course), "start of the run");
    picture.draw_y_axis(x, y, y_marks, "time per exchange, " + format_course_pair(course));
    picture.draw_line({{area.left, y(1)}, {area.right, y(1)}}, "one");
    std::vector<plot_label> names;
    for (const history_line& line : course.lines)
        names.push_back(draw_history_line(picture, x, y, course, line));
    if (has_names)
        area.draw_labels(picture, names);
    return picture.svg("history", "The ratio from run to run",
                       "A mark with its interval for each run, the oldest on the left.");
}

data_table history_table(const ratio_course& course) {
    data_table table{"The ratio in every run, the oldest first",
                     {"run", "start", "setting", "ratio", "verdict"},
                     {},
                     3};
    for (const history_line& line : course.lines)
        for (const run_comparison& each : sorted_runs(course, line))
            table.rows.push_back({shorten(escape_terminal(each.run->name), max_run_characters),
                                  format_start(course, each.run), line.found->setting,
                                  format_ratio(each.comparison->figures),
                                  std::string(format_verdict_kind(*each.comparison))});
    return table;
}

}  // namespace

chart ratio_history(const overview& overview) {
    chart result{"history", "The ratio from run to run", "", {}, {}};
    const ratio_course course = find_course(overview);
    if (course.runs.size() < min_history_runs)
        return result;
    for (const page_width page : page_widths)
        result.pictures.push_back(draw_history(page, course));
    result.caption = fmt::format(
        "Time per exchange, {}, in {}, the oldest on the left. Bars: the interval of each run. "
        "Grey "
        "band: the ±{:g} % margin.",
        format_course_pair(course), format_count(course.runs.size(), "run"), 100 * course.margin);
    result.tables.push_back(history_table(course));
    return result;
}

}  // namespace pingpong::html
