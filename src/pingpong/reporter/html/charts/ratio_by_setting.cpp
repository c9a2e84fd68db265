#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "pingpong/reporter/html/charts/ratio_by_setting.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong::html {
namespace {

constexpr double plot_height = 256;

/// A ratio and where it was measured; refers to the report.
struct place_of_ratio {
    double x = 0;
    const comparison* shows = nullptr;
};

/// Ratios along one axis, by the setting that they have in common.
struct sweep {
    bool by_size = true;
    std::map<std::uint64_t, std::vector<place_of_ratio>> lines;  ///< Each ascending by x.
    std::set<double> places;
};

sweep sweep_of(const subject& of) {
    std::set<std::uint64_t> sizes;
    const std::vector<headline> answers = of.answers();
    for (const headline& one : answers)
        sizes.insert(one.view->contenders.front().cell->payload_request_bytes);
    sweep made;
    made.by_size = sizes.size() > 1;
    for (const headline& one : answers) {
        const cell& first = *one.view->contenders.front().cell;
        const std::uint64_t x = made.by_size ? first.payload_request_bytes : first.connections;
        const std::uint64_t other = made.by_size ? first.connections : 0;
        made.lines[other].push_back({static_cast<double>(x), one.primary});
        made.places.insert(static_cast<double>(x));
    }
    for (auto& [other, line] : made.lines)
        std::ranges::sort(line, {}, &place_of_ratio::x);
    return made;
}

std::string place_words(const sweep& along, double x) {
    const auto whole = static_cast<std::uint64_t>(x);
    return along.by_size ? size_words(whole) : fmt::format("{}", whole);
}

void draw_ribbon(drawing& on, const scale& x, const scale& y,
                 const std::vector<place_of_ratio>& line, const look& how) {
    std::vector<point> around, back, middle;
    for (const place_of_ratio& one : line) {
        const estimate& claim = one.shows->figures.claim;
        middle.push_back({x(one.x), y(claim.value)});
        around.push_back({x(one.x), y(claim.low.value_or(claim.value))});
        back.push_back({x(one.x), y(claim.high.value_or(claim.value))});
    }
    if (middle.size() < 2)
        return;
    around.insert(around.end(), back.rbegin(), back.rend());
    on.area(around, "ribbon " + how.classes());
    on.line(middle, "series " + how.classes());
}

void draw_point(drawing& on, const scale& x, const scale& y, const sweep& along,
                const place_of_ratio& one, const look& how) {
    const estimate& claim = one.shows->figures.claim;
    const bool withheld = one.shows->verdict.certainty == certainty::withheld;
    attributes data{{"data-numerator", static_cast<double>(one.shows->numerator)},
                    {"data-denominator", static_cast<double>(one.shows->denominator)},
                    {"data-x", one.x},
                    {"data-y", claim.value}};
    if (claim.low && claim.high) {
        data.emplace_back("data-low", *claim.low);
        data.emplace_back("data-high", *claim.high);
        on.line({{x(one.x), y(*claim.low)}, {x(one.x), y(*claim.high)}},
                "whisker " + (withheld ? std::string("withheld") : how.classes()));
    }
    on.mark(how, withheld ? "withheld" : "", {x(one.x), y(claim.value)}, 4.5, data,
            fmt::format("{}: {}, {}", place_words(along, one.x),
                        typeset(format_ratio(one.shows->figures)), name_of(one.shows->verdict)));
}

/// All ratios and the band in which two count as equal.
range ratios_of(const sweep& along, double margin) {
    range ratios;
    ratios.take(1 / (1 + margin));
    ratios.take(1 + margin);
    for (const auto& [other, line] : along.lines)
        for (const place_of_ratio& one : line) {
            const estimate& claim = one.shows->figures.claim;
            ratios.take(claim.value);
            ratios.take(claim.low);
            ratios.take(claim.high);
        }
    return ratios;
}

markup picture(page_width page, const subject& of, const sweep& along) {
    const double margin = of.what.config.question.margin;
    const plot_area area(page, plot_height, along.lines.size() > 1 ? along.lines.size() : 0);
    range places;
    std::vector<tick> ticks;
    for (const double place : along.places) {
        places.take(place);
        ticks.push_back({place, place_words(along, place)});
    }
    const scale x = scale::around(spacing::logarithmic, places, area.left, area.right);
    const scale y =
        scale::around(spacing::logarithmic, ratios_of(along, margin), area.bottom, area.top);
    drawing on(page, area.height());
    on.rectangle({area.left, y(1 + margin)}, area.right - area.left,
                 y(1 / (1 + margin)) - y(1 + margin), "band");
    on.draw_x_axis(x, y, ticks, along.by_size ? "size of a message" : "connections at once");
    on.draw_y_axis(x, y, ticks_with_words(y, 8), "ratio of times");
    on.line({{area.left, y(1)}, {area.right, y(1)}}, "one");
    constexpr std::string_view looks[] = {"ws", "http-close", "tcp", "http-keepalive", "unix"};
    std::vector<plot_label> labels;
    std::size_t index = 0;
    for (const auto& [other, line] : along.lines) {
        const look how = look_of(looks[index++ % std::size(looks)]);
        draw_ribbon(on, x, y, line, how);
        for (const place_of_ratio& one : line)
            draw_point(on, x, y, along, one, how);
        if (along.lines.size() > 1)
            labels.push_back({point{x(line.back().x), y(line.back().shows->figures.claim.value)},
                              how, format_count(other, "connection")});
    }
    area.draw_labels(on, labels);
    return on.svg("ratio-by-setting",
                  along.by_size ? "Ratio by size of message" : "Ratio by connections at once",
                  "A mark with its interval for each setting; the table below has the figures.");
}

table sweep_table(const subject& of, const sweep& along) {
    table made{"The ratio in every setting",
               {along.by_size ? "message" : "connections", "with", "ratio", "claimed from", "to",
                "rounds", "verdict"},
               {},
               2};
    for (const auto& [other, line] : along.lines)
        for (const place_of_ratio& one : line) {
            const paired_comparison& figures = one.shows->figures;
            made.rows.push_back(
                {place_words(along, one.x),
                 format_count(of.what.cells[one.shows->numerator].connections, "connection"),
                 format_figure(figures.claim.value, 3), format_figure(figures.claim.low, 3),
                 format_figure(figures.claim.high, 3), fmt::format("{}", figures.rounds),
                 std::string(name_of(one.shows->verdict))});
        }
    return made;
}

}  // namespace

chart ratio_by_setting(const subject& of) {
    chart made{"ratio-by-setting", "", "", {}, "", {}};
    const sweep along = sweep_of(of);
    if (along.places.size() < 2)
        return made;
    const comparison& asked = *main_headline(of.settings.front()).primary;
    made.title =
        along.by_size ? "The ratio by size of message" : "The ratio by connections at once";
    made.caption = fmt::format(
        "{} by {}: time of the first by that of the second, in each setting its largest count. "
        "Bars and ribbon: the {:g} % interval that may be claimed; between settings the ribbon is "
        "a "
        "guide for the eye. Grey band: counts as equal. This machine, this run.",
        of.name(asked.numerator), of.name(asked.denominator),
        100 * of.what.config.question.confidence);
    for (const page_width page : page_widths)
        made.pictures.push_back(picture(page, of, along));
    made.tables.push_back(sweep_table(of, along));
    return made;
}

}  // namespace pingpong::html
