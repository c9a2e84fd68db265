#include <fmt/core.h>

#include <set>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong::html {
namespace {

/// The sweeps of the run with the points at which the two of the answer were compared.
std::vector<sweep> compared_sweeps(const subject& subject) {
    if (subject.headlines.empty())
        return {};
    std::vector<sweep> sweeps = find_sweeps(subject.report, subject.headlines);
    for (sweep& sweep : sweeps)
        std::erase_if(sweep.points, [](const sweep_point& each) { return !each.compared; });
    std::erase_if(sweeps, [](const sweep& each) { return each.points.empty(); });
    return sweeps;
}

/// The places on the axis, in ascending order.
std::set<std::uint64_t> sweep_places(const std::vector<sweep>& sweeps) {
    std::set<std::uint64_t> places;
    for (const sweep& sweep : sweeps)
        for (const sweep_point& each : sweep.points)
            places.insert(each.value);
    return places;
}

bool is_by_size(const std::vector<sweep>& sweeps) {
    return sweeps.front().axis == sweep_axis::message_size;
}

std::string format_sweep_place(const std::vector<sweep>& sweeps, std::uint64_t value) {
    return is_by_size(sweeps) ? format_size(value) : std::to_string(value);
}

void draw_ribbon(drawing& drawing, const axis_scale& x, const axis_scale& y, const sweep& sweep,
                 const protocol_look& look) {
    std::vector<point> outline, upper, line;
    for (const sweep_point& each : sweep.points) {
        const estimate& claim = each.compared->figures.claim;
        const double place = x(static_cast<double>(each.value));
        line.push_back({place, y(claim.value)});
        outline.push_back({place, y(claim.low.value_or(claim.value))});
        upper.push_back({place, y(claim.high.value_or(claim.value))});
    }
    if (line.size() < 2)
        return;
    outline.insert(outline.end(), upper.rbegin(), upper.rend());
    drawing.draw_area(outline, "ribbon " + look.classes());
    drawing.draw_line(line, "series " + look.classes());
}

void draw_sweep_point(drawing& drawing, const axis_scale& x, const axis_scale& y,
                      const std::string& place, const sweep_point& shown,
                      const protocol_look& look) {
    const comparison& comparison = *shown.compared;
    const estimate& claim = comparison.figures.claim;
    const double center = x(static_cast<double>(shown.value));
    const bool withheld = comparison.verdict.certainty == certainty::withheld;
    attributes data{{"data-numerator", comparison.numerator},
                    {"data-denominator", comparison.denominator},
                    {"data-x", shown.value},
                    {"data-y", claim.value}};
    if (claim.low && claim.high) {
        data.emplace_back("data-low", *claim.low);
        data.emplace_back("data-high", *claim.high);
        drawing.draw_line({{center, y(*claim.low)}, {center, y(*claim.high)}},
                          "whisker " + (withheld ? std::string("withheld") : look.classes()));
    }
    drawing.draw_mark(look, withheld ? "withheld" : "", {center, y(claim.value)}, 4.5, data,
                      fmt::format("{}: {}, {}", place, typeset(format_ratio(comparison.figures)),
                                  name_of(comparison.verdict)));
}

/// All ratios, and the band in which two count as equal.
value_range ratio_range(const std::vector<sweep>& sweeps, double margin) {
    value_range ratios;
    ratios.include(1 / (1 + margin));
    ratios.include(1 + margin);
    for (const sweep& sweep : sweeps)
        for (const sweep_point& each : sweep.points) {
            const estimate& claim = each.compared->figures.claim;
            ratios.include(claim.value);
            ratios.include(claim.low);
            ratios.include(claim.high);
        }
    return ratios;
}

/// E.g. "WebSocket / HTTP keep-alive".
std::string format_ratio_axis(const subject& subject) {
    const comparison& comparison = *subject.main_comparison();
    return subject.label(comparison.numerator) + " / " + subject.label(comparison.denominator);
}

markup draw_sweeps(page_width page, const subject& subject, const std::vector<sweep>& sweeps) {
    const double margin = subject.report.config.question.margin;
    const bool by_size = is_by_size(sweeps);
    plot_area area(page, 256, sweeps.size() > 1 ? sweeps.size() : 0);
    value_range places;
    std::vector<axis_mark> marks;
    for (const std::uint64_t value : sweep_places(sweeps)) {
        const auto place = static_cast<double>(value);
        places.include(place);
        marks.push_back({place, format_sweep_place(sweeps, value)});
    }
    const axis_scale y = axis_scale::around(axis_spacing::logarithmic, ratio_range(sweeps, margin),
                                            area.bottom, area.top);
    const std::vector<axis_mark> y_marks = label_ticks(y, 8);
    area.fit_y_labels(y_marks);
    const axis_scale x =
        axis_scale::around(axis_spacing::logarithmic, places, area.left, area.right);
    drawing picture(page, area.height());
    picture.draw_rectangle({area.left, y(1 + margin)}, area.right - area.left,
                           y(1 / (1 + margin)) - y(1 + margin), "band");
    picture.draw_x_axis(x, y, marks, by_size ? "size of a message" : "connections in parallel");
    picture.draw_y_axis(x, y, y_marks, format_ratio_axis(subject));
    picture.draw_line({{area.left, y(1)}, {area.right, y(1)}}, "one");
    std::vector<plot_label> labels;
    for (std::size_t i = 0; i < sweeps.size(); ++i) {
        const protocol_look look = series_look(i);
        const std::string name = format_count(sweeps[i].connections, "connection");
        picture.begin_series(name, look);
        draw_ribbon(picture, x, y, sweeps[i], look);
        for (const sweep_point& each : sweeps[i].points)
            draw_sweep_point(picture, x, y, format_sweep_place(sweeps, each.value), each, look);
        picture.end_series();
        const sweep_point& last = sweeps[i].points.back();
        if (sweeps.size() > 1)
            labels.push_back(
                {point{x(static_cast<double>(last.value)), y(last.compared->figures.claim.value)},
                 look, name, name});
    }
    area.draw_labels(picture, labels);
    return picture.svg("ratio-by-setting",
                       by_size ? "Ratio by size of message" : "Ratio by number of connections",
                       "A mark with its interval for each setting; the table below has the "
                       "figures.");
}

data_table sweep_table(const std::vector<sweep>& sweeps) {
    data_table table{"The ratio in every setting",
                     {is_by_size(sweeps) ? "message" : "connections", "with", "ratio",
                      "interval from", "to", "rounds", "verdict"},
                     {},
                     2};
    for (const sweep& sweep : sweeps)
        for (const sweep_point& each : sweep.points) {
            const paired_comparison& figures = each.compared->figures;
            table.rows.push_back(
                {format_sweep_place(sweeps, each.value),
                 format_count(each.view->first_cell().connections, "connection"),
                 format_figure(figures.claim.value, 3), format_figure(figures.claim.low, 3),
                 format_figure(figures.claim.high, 3), std::to_string(figures.rounds),
                 std::string(name_of(each.compared->verdict))});
        }
    return table;
}

}  // namespace

chart ratio_by_setting(const subject& subject) {
    chart result{"ratio-by-setting", "", "", {}, {}};
    const std::vector<sweep> sweeps = compared_sweeps(subject);
    if (sweep_places(sweeps).size() < 2)
        return result;
    const comparison& comparison = *subject.main_comparison();
    result.title =
        is_by_size(sweeps) ? "The ratio by size of message" : "The ratio by number of connections";
    result.caption = fmt::format(
        "Time per exchange, {} / {}, at the largest count of each setting. Bars and ribbon: {:g} % "
        "intervals; between the settings the ribbon only guides the eye. Grey band: the ±{:g} % "
        "margin.",
        subject.label(comparison.numerator), subject.label(comparison.denominator),
        100 * subject.report.config.question.confidence,
        100 * subject.report.config.question.margin);
    for (const page_width page : page_widths)
        result.pictures.push_back(draw_sweeps(page, subject, sweeps));
    result.tables.push_back(sweep_table(sweeps));
    return result;
}

}  // namespace pingpong::html
