#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr double min_exchanges_beyond = 10;  // the last percentile that is shown

/// The nines of a percentile: 1 for 90 %, 2 for 99 %.
double to_nines(double rank) {
    return -std::log10(1 - rank / 100);
}

/// How many nines a line reaches; nullopt: not even the median.
std::optional<double> last_nines(const cell_summary& summary) {
    const auto count = static_cast<double>(summary.round_trips.count());
    return count >= 2 * min_exchanges_beyond
               ? std::optional(std::log10(count / min_exchanges_beyond))
               : std::nullopt;
}

/// The percentile in µs, at most the exact maximum, which a bucket's upper end may exceed.
double percentile_us(const cell_summary& summary, double nines) {
    const double rank = std::max(100 * (1 - std::pow(10, -nines)), 1e-9);
    auto value = summary.round_trips.percentile(rank).value();
    if (summary.max)
        value = std::min(value, *summary.max);
    return static_cast<double>(value.count()) / 1000;
}

std::vector<axis_mark> percent_marks(double last) {
    std::vector<axis_mark> marks{{to_nines(50), "50 %"}};
    for (int n = 1; n <= last; ++n) {
        std::string label = n == 1 ? "90" : "99";
        for (int digit = 2; digit < n; ++digit)
            label += digit == 2 ? ".9" : "9";
        marks.push_back({static_cast<double>(n), label + " %"});
    }
    return marks;
}

void draw_percentiles(drawing& drawing, const axis_scale& x, const axis_scale& y, std::size_t cell,
                      const contender_view& contender) {
    constexpr double step = 0.05;
    const cell_summary& summary = *contender.summary;
    const protocol_look look = look_of(*contender.cell);
    const double last = *last_nines(summary);
    std::vector<point> points;
    for (double nines = 0; nines < last; nines += step)
        points.push_back({x(nines), y(percentile_us(summary, nines))});
    points.push_back({x(last), y(percentile_us(summary, last))});
    drawing.draw_line(points, "series " + look.classes(), {{"data-cell", cell}});
    for (const named_percentile& percentile : named_percentiles)
        if (const auto value = supported_percentile(summary, percentile)) {
            const double us = static_cast<double>(value->count()) / 1000;
            const double nines = to_nines(percentile.rank);
            drawing.draw_mark(look, "", {x(nines), y(us)}, 3.5,
                              {{"data-cell", cell},
                               {"data-percentile", percentile.key},
                               {"data-x", nines},
                               {"data-y", us}},
                              fmt::format("{}, {:g} %: {:.2f} µs", label_of(*contender.cell),
                                          percentile.rank, us));
        }
}

value_range percentile_range(const experiment_view& view) {
    value_range values;
    for (const contender_view& contender : view.contenders)
        if (const auto last = last_nines(*contender.summary)) {
            values.include(percentile_us(*contender.summary, 0));
            values.include(percentile_us(*contender.summary, *last));
        }
    return values;
}

markup draw_distributions(page_width page, const subject& subject, const experiment_view& view) {
    double max_nines = 1;
    for (const contender_view& contender : view.contenders)
        max_nines = std::max(max_nines, last_nines(*contender.summary).value_or(0));
    plot_area area(page, 296, view.contenders.size());
    const axis_scale y = axis_scale::around(axis_spacing::logarithmic, percentile_range(view),
                                            area.bottom, area.top);
    const std::vector<axis_mark> y_marks = label_ticks(y, 9);
    area.fit_y_labels(y_marks);
    const axis_scale x(axis_spacing::linear, 0, max_nines, area.left, area.right);
    drawing picture(page, area.height());
    picture.draw_x_axis(x, y, percent_marks(max_nines),
                        "share of round trips that are at least as fast");
    picture.draw_y_axis(x, y, y_marks, "round trip, µs");
    std::vector<plot_label> labels;
    for (const contender_view& contender : view.contenders) {
        const std::string label = label_of(*contender.cell);
        const protocol_look look = look_of(*contender.cell);
        if (const auto last = last_nines(*contender.summary)) {
            picture.begin_series(label, look);
            draw_percentiles(picture, x, y, subject.index_of(contender), contender);
            picture.end_series();
            labels.push_back({point{x(*last), y(percentile_us(*contender.summary, *last))}, look,
                              label + (contender.failed() ? " failed" : ""), label});
        } else {
            labels.push_back(
                {std::nullopt, look, label + (contender.failed() ? " failed" : ": none"), label});
        }
    }
    area.draw_labels(picture, labels);
    return picture.svg("percentiles", "Round trips by percentile",
                       "One line per contender; the table below has the percentiles.");
}

data_table percentile_table(const experiment_view& view) {
    data_table table{
        "Percentiles of the round trips, µs",
        {"contender", "exchanges", "50 %", "90 %", "99 %", "99.9 %", "99.99 %", "longest"},
        {},
        1};
    for (const contender_view& contender : view.contenders) {
        const cell_summary& summary = *contender.summary;
        std::vector<std::string> row{
            label_of(*contender.cell) + (contender.failed() ? " (failed)" : ""),
            std::to_string(summary.round_trips.count())};
        for (const named_percentile& percentile : named_percentiles)
            row.push_back(format_figure(to_us(supported_percentile(summary, percentile)), 2));
        row.push_back(format_figure(to_us(summary.max), 2));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

chart percentiles_by_nines(const subject& subject) {
    chart result{"percentiles", "The slowest round trips", "", {}, {}};
    const experiment_view* view = subject.main_view();
    if (!view || percentile_range(*view).empty())
        return result;
    for (const page_width page : page_widths)
        result.pictures.push_back(draw_distributions(page, subject, *view));
    result.caption =
        "Further right are slower and rarer round trips. Time is logarithmic. A line ends "
        "where fewer than ten exchanges remain. " +
        subject.format_scope(*view) + '.';
    result.tables.push_back(percentile_table(*view));
    return result;
}

}  // namespace pingpong::html
