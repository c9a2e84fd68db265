#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/density_curve.hpp"
#include "pingpong/reporter/html/drawing/drawing.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr std::uint64_t min_round_trips = 100;  // fewer have no shape
constexpr std::size_t curve_points = 220;
constexpr double densities_top = 6, densities_axis_height = 48, lowest_rank = 0.2,
                 highest_rank = 99;

/// Where a contender's curve and name stand.
struct density_layout {
    double row_height, curve_height, left;
};

density_layout density_layout_for(page_width page) {
    if (page == page_width::wide)
        return {56, 46, 148};
    return {66, 40, 8};
}

double rank_us(const contender_view& contender, double rank) {
    const auto value = contender.summary->round_trips.percentile(rank).value();
    return static_cast<double>(value.count()) / 1000;
}

/// The contenders whose round trips have a shape.
std::vector<const contender_view*> shaped_contenders(const experiment_view& view) {
    std::vector<const contender_view*> shaped;
    for (const contender_view& contender : view.contenders)
        if (contender.summary->round_trips.count() >= min_round_trips)
            shaped.push_back(&contender);
    return shaped;
}

axis_scale density_axis(const std::vector<const contender_view*>& contenders, double from,
                        double to) {
    value_range times_us;
    for (const contender_view* each : contenders) {
        times_us.include(rank_us(*each, lowest_rank));
        times_us.include(rank_us(*each, highest_rank));
    }
    return axis_scale::around(axis_spacing::logarithmic, times_us, from, to);
}

std::string format_distribution(const contender_view& contender) {
    return fmt::format(
        "{}: median {:.2f} µs; half between {:.2f} and {:.2f} µs; 99 % below {:.2f} µs",
        label_of(*contender.cell), rank_us(contender, 50), rank_us(contender, 25),
        rank_us(contender, 75), rank_us(contender, 99));
}

/// The curve on its base line, up to the highest rank, as beyond it there is nothing to see.
void draw_curve(drawing& drawing, const axis_scale& x, double base, double height,
                const contender_view& contender, std::size_t cell) {
    const double end_us = rank_us(contender, highest_rank);
    std::vector<point> outline;
    for (const density_point& each : estimate_density(contender.summary->round_trips,
                                                      1000 * x.low(), 1000 * end_us, curve_points))
        if (each.density > 1e-3 || !outline.empty())
            outline.push_back({x(each.ns / 1000), base - height * each.density});
    if (outline.size() < 2)
        return;
    outline.insert(outline.begin(), {outline.front().x, base});
    outline.push_back({outline.back().x, base});
    drawing.draw_area(outline, "density " + look_of(*contender.cell).classes(),
                      {{"data-cell", cell}});
}

void draw_contender(drawing& drawing, page_width page, const axis_scale& x, double top,
                    const contender_view& contender, std::size_t cell) {
    const density_layout layout = density_layout_for(page);
    const protocol_look look = look_of(*contender.cell);
    const std::string label = label_of(*contender.cell);
    const double base = top + layout.row_height - 6;
    const double name_y = page == page_width::wide ? base : top + 12;
    drawing.draw_line({{x.from(), base}, {x.to(), base}}, "grid");
    drawing.begin_series(label, look);
    draw_curve(drawing, x, base, layout.curve_height, contender, cell);
    drawing.draw_line({{x(rank_us(contender, 25)), base}, {x(rank_us(contender, 75)), base}},
                      "quartiles " + look.classes());
    const double median_us = rank_us(contender, 50);
    drawing.draw_mark(look, "", {x(median_us), base}, 4.5,
                      {{"data-cell", cell}, {"data-x", median_us}}, format_distribution(contender));
    drawing.draw_text({0, name_y}, "start", "label", label + (contender.failed() ? " failed" : ""));
    drawing.end_series();
}

markup draw_densities(page_width page, const subject& subject,
                      const std::vector<const contender_view*>& contenders) {
    const density_layout layout = density_layout_for(page);
    const double bottom =
        densities_top + layout.row_height * static_cast<double>(contenders.size());
    const axis_scale x = density_axis(contenders, layout.left, drawing_width(page) - 16);
    const axis_scale y(axis_spacing::linear, 0, 1, bottom, densities_top);
    drawing picture(page, bottom + densities_axis_height);
    picture.draw_x_axis(x, y, label_ticks(x, max_ticks(page, 9)), "round trip, µs");
    std::string description;
    double top = densities_top;
    for (const contender_view* each : contenders) {
        draw_contender(picture, page, x, top, *each, subject.index_of(*each));
        description += format_distribution(*each) + ". ";
        top += layout.row_height;
    }
    return picture.svg("densities", "How round trips are distributed", description);
}

data_table density_table(const std::vector<const contender_view*>& contenders) {
    data_table table{"Quartiles of the round trips, µs",
                     {"contender", "exchanges", "25 %", "50 %", "75 %"},
                     {},
                     1};
    for (const contender_view* each : contenders) {
        std::vector<std::string> row{label_of(*each->cell),
                                     std::to_string(each->summary->round_trips.count())};
        for (const double rank : {25.0, 50.0, 75.0})
            row.push_back(format_figure(rank_us(*each, rank), 2));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

chart round_trip_densities(const subject& subject) {
    chart result{"densities", "How round trips are distributed", "", {}, {}};
    const experiment_view* view = subject.main_view();
    if (!view)
        return result;
    const std::vector<const contender_view*> contenders = shaped_contenders(*view);
    if (contenders.empty())
        return result;
    for (const page_width page : page_widths)
        result.pictures.push_back(draw_densities(page, subject, contenders));
    result.caption =
        "The higher the curve, the more round trips took that long. Every curve has the same "
        "height "
        "and ends at its 99th percentile. Mark: median; thick line: the middle half. Time is "
        "logarithmic. " +
        subject.format_scope(*view) + '.';
    result.tables.push_back(density_table(contenders));
    return result;
}

}  // namespace pingpong::html
