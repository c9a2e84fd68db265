#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "pingpong/reporter/html/plot_area.hpp"
#include "pingpong/reporter/html/ratio_elsewhere.hpp"
#include "pingpong/reporter/html/typography.hpp"
#include "pingpong/reporter/wording.hpp"
#include "pingpong/scheduler/find.hpp"

namespace pingpong::html {
namespace {

constexpr double plot_height = 256;
constexpr double least_us = 1, most_us = 100'000;  // 1 µs to 100 ms

/// A ratio that was measured, and how much of each exchange waits for a network.
struct projection {
    const comparison* measured = nullptr;
    double denominator_us = 0;
    double trips_of_numerator = 1;
    double trips_of_denominator = 1;

    /// With a network whose round trip takes so long.
    double ratio(double measured_ratio, double network_us) const {
        return (trips_of_numerator * network_us + measured_ratio * denominator_us) /
               (trips_of_denominator * network_us + denominator_us);
    }
};

/// Round trips of the network in an exchange: a new connection's handshake is one more.
double trips_of(std::string_view protocol) {
    return protocol.ends_with("-close") ? 2 : 1;
}

std::optional<projection> projection_of(const subject& of, const comparison* one) {
    if (!one)
        return std::nullopt;
    const cell_summary* summary = of.summary_of(one->denominator);
    if (!summary || !summary->median_ns)
        return std::nullopt;
    return projection{one, *summary->median_ns / 1000,
                      trips_of(of.what.cells[one->numerator].protocol),
                      trips_of(of.what.cells[one->denominator].protocol)};
}

std::vector<projection> projections_of(const subject& of) {
    std::vector<projection> all;
    if (of.settings.empty())
        return all;
    const headline& chief = chief_of(of.settings.front());
    const auto add = [&](const comparison* one) {
        if (const auto made = projection_of(of, one))
            all.push_back(*made);
    };
    add(chief.primary);
    const comparison* close = find_comparison(of.what, chief.view->index, "ws", "http-close");
    if (close != chief.primary)
        add(close);
    return all;
}

std::string name_of(const subject& of, const projection& one) {
    return of.name(one.measured->numerator) + " / " + of.name(one.measured->denominator);
}

std::vector<point> curve(const scale& x, const scale& y, const projection& one, double ratio) {
    constexpr int steps = 50;
    std::vector<point> through;
    for (int i = 0; i <= steps; ++i) {
        const double us = least_us * std::pow(most_us / least_us, static_cast<double>(i) / steps);
        through.push_back({x(us), y(one.ratio(ratio, us))});
    }
    return through;
}

/// \param measured_x  Where what was measured is marked, without a network.
void draw_projection(drawing& on, const scale& x, const scale& y, double measured_x,
                     const subject& of, const projection& one) {
    const look how = look_of(of.what.cells[one.measured->denominator].protocol);
    const estimate& claim = one.measured->figures.claim;
    const bool withheld = one.measured->said.sure == certainty::withheld;
    if (claim.low && claim.high) {
        std::vector<point> around = curve(x, y, one, *claim.low);
        const std::vector<point> back = curve(x, y, one, *claim.high);
        around.insert(around.end(), back.rbegin(), back.rend());
        on.area(around, "ribbon " + how.classes());
    }
    on.line(curve(x, y, one, claim.value), "calculated " + how.classes(),
            {{"data-denominator-us", one.denominator_us},
             {"data-ratio", claim.value},
             {"data-trips-of-numerator", one.trips_of_numerator},
             {"data-trips-of-denominator", one.trips_of_denominator}});
    on.mark(how, withheld ? "withheld" : "", {measured_x, y(claim.value)}, 4.5,
            {{"data-numerator", static_cast<double>(one.measured->numerator)},
             {"data-denominator", static_cast<double>(one.measured->denominator)},
             {"data-y", claim.value}},
            "measured, without a network: " + typeset(ratio_words(one.measured->figures)));
}

std::vector<tick> network_ticks() {
    return {{1, "1 µs"},    {10, "10 µs"},     {100, "100 µs"},
            {1000, "1 ms"}, {10'000, "10 ms"}, {100'000, "100 ms"}};
}

markup picture(page_width page, const subject& of, const std::vector<projection>& all) {
    range ratios;
    ratios.take(1.0);
    for (const projection& one : all) {
        const estimate& claim = one.measured->figures.claim;
        ratios.take(claim.value);
        ratios.take(claim.low);
        ratios.take(claim.high);
        ratios.take(one.ratio(claim.value, most_us));
    }
    const plot_area area(page, plot_height, all.size());
    const double without_network = page == page_width::wide ? 70 : 52;
    const double measured_x = area.left + 0.3 * without_network;
    const scale x(spacing::logarithmic, least_us, most_us, area.left + without_network, area.right);
    const scale y = scale::around(spacing::logarithmic, ratios, area.bottom, area.top);
    drawing on(page, area.height());
    on.draw_x_axis(x, y, network_ticks(), "round trip of the network");
    on.draw_y_axis({spacing::linear, 0, 1, area.left, area.right}, y, ticks_with_words(y, 8),
                   "time of " + of.name(all.front().measured->numerator) + " by that of");
    on.line({{area.left, y(1)}, {area.right, y(1)}}, "one");
    on.write({measured_x, area.bottom + 18}, "middle", "tick", "none");
    std::vector<plot_label> labels;
    for (const projection& one : all) {
        draw_projection(on, x, y, measured_x, of, one);
        labels.push_back(
            {point{area.right, y(one.ratio(one.measured->figures.claim.value, most_us))},
             look_of(of.what.cells[one.measured->denominator].protocol),
             of.name(one.measured->denominator)});
    }
    area.draw_labels(on, labels);
    return on.svg("ratio-by-network", "Ratio by round trip of the network, calculated",
                  "A calculated curve for each ratio, from its measured value on the left; the "
                  "table below has figures.");
}

table network_table(const subject& of, const std::vector<projection>& all) {
    table made{"The ratio with a network, calculated",
               {"ratio", "measured", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms"},
               {},
               1};
    for (const projection& one : all) {
        const double ratio = one.measured->figures.claim.value;
        std::vector<std::string> row{name_of(of, one), figure(ratio, 3)};
        for (const double us : {10.0, 100.0, 1e3, 1e4, 1e5})
            row.push_back(figure(one.ratio(ratio, us), 3));
        made.rows.push_back(std::move(row));
    }
    return made;
}

}  // namespace

chart ratio_by_network(const subject& of) {
    chart made{"ratio-by-network", "What a network would leave of it", "", {}, "", {}};
    const std::vector<projection> all = projections_of(of);
    if (all.empty()) {
        made.why_nothing = "Nothing was compared, so that nothing can be calculated for a network.";
        return made;
    }
    const bool remote = of.what.cells[all.front().measured->numerator].remote;
    made.caption =
        "Calculated, not measured: the marks on the left are this run's ratios of " +
        of.name(all.front().measured->numerator) +
        "; the curves add the round trip of a network to both, twice for a new connection in every "
        "exchange, and nothing else. The ribbon is the measured interval. " +
        std::string(remote ? "The servers were elsewhere: what is added comes on top of the way "
                             "there. "
                           : "") +
        of.scope_of(*of.chief()) + '.';
    for (const page_width page : page_widths)
        made.pictures.push_back(picture(page, of, all));
    made.tables.push_back(network_table(of, all));
    return made;
}

}  // namespace pingpong::html
