#include "pingpong/reporter/html/charts/percentiles_by_nines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr double plot_height = 296;
constexpr double exchanges_beyond = 10;  // at the least, of the last percentile that is shown

/// Nines of a percentile: 1 for 90 %, 2 for 99 %.
double nines(double rank) {
    return -std::log10(1 - rank / 100);
}

/// How far a line goes; nullopt: not even to the median.
std::optional<double> last_nines(const cell_summary& what) {
    const auto count = static_cast<double>(what.round_trips.count());
    return count >= 2 * exchanges_beyond ? std::optional(std::log10(count / exchanges_beyond))
                                         : std::nullopt;
}

/// In µs, at most the exact maximum, which a bucket's upper end may exceed.
double value_at(const cell_summary& what, double at_nines) {
    const double rank = std::max(100 * (1 - std::pow(10, -at_nines)), 1e-9);
    auto value = what.round_trips.percentile(rank).value();
    if (what.max)
        value = std::min(value, *what.max);
    return static_cast<double>(value.count()) / 1000;
}

std::vector<tick> percent_ticks(double last) {
    std::vector<tick> ticks{{nines(50), "50"}};
    for (int n = 1; n <= last; ++n) {
        std::string words = n == 1 ? "90" : "99";
        for (int digit = 2; digit < n; ++digit)
            words += digit == 2 ? ".9" : "9";
        ticks.push_back({static_cast<double>(n), words});
    }
    for (tick& one : ticks)
        one.words += " %";
    return ticks;
}

void draw_line(drawing& on, const scale& x, const scale& y, std::size_t cell,
               const contender_view& who) {
    constexpr double step = 0.05;
    const look how = look_of(who.cell->protocol);
    const double last = *last_nines(*who.summary);
    std::vector<point> through;
    for (double at = 0; at < last; at += step)
        through.push_back({x(at), y(value_at(*who.summary, at))});
    through.push_back({x(last), y(value_at(*who.summary, last))});
    on.line(through, "series " + how.classes(), {{"data-cell", static_cast<double>(cell)}});
    for (const named_percentile& one : named_percentiles)
        if (const auto value = supported_percentile(*who.summary, one)) {
            const double us = static_cast<double>(value->count()) / 1000;
            on.mark(
                how, "", {x(nines(one.rank)), y(us)}, 3.5,
                {{"data-cell", static_cast<double>(cell)},
                 {"data-percentile", one.key},
                 {"data-x", nines(one.rank)},
                 {"data-y", us}},
                fmt::format("{}, {:g} %: {:.2f} µs", short_name(who.cell->protocol), one.rank, us));
        }
}

range values_of(const experiment_view& view) {
    range values;
    for (const contender_view& who : view.contenders)
        if (const auto last = last_nines(*who.summary)) {
            values.take(value_at(*who.summary, 0));
            values.take(value_at(*who.summary, *last));
        }
    return values;
}

markup picture(page_width page, const subject& of, const experiment_view& view) {
    double most = 1;
    for (const contender_view& who : view.contenders)
        most = std::max(most, last_nines(*who.summary).value_or(0));
    const plot_area area(page, plot_height, view.contenders.size());
    const scale x(spacing::linear, 0, most, area.left, area.right);
    const scale y = scale::around(spacing::logarithmic, values_of(view), area.bottom, area.top);
    drawing on(page, area.height());
    on.draw_x_axis(x, y, percent_ticks(most), "of the round trips take no longer");
    on.draw_y_axis(x, y, ticks_with_words(y, 9), "round trip, µs");
    std::vector<plot_label> labels;
    for (const contender_view& who : view.contenders) {
        const std::string name = short_name(who.cell->protocol);
        const look how = look_of(who.cell->protocol);
        const auto last = last_nines(*who.summary);
        if (last) {
            draw_line(on, x, y, of.index_of(who), who);
            labels.push_back({point{x(*last), y(value_at(*who.summary, *last))}, how,
                              name + (who.failed() ? " failed" : "")});
        } else {
            labels.push_back({std::nullopt, how, name + (who.failed() ? " failed" : ": none")});
        }
    }
    area.draw_labels(on, labels);
    return on.svg("percentiles", "Round trips by percentile",
                  "One line per contender; the table below has the percentiles.");
}

table percentile_table(const experiment_view& view) {
    table made{"Percentiles of the round trips, µs",
               {"contender", "exchanges", "50 %", "90 %", "99 %", "99.9 %", "99.99 %", "longest"},
               {},
               1};
    for (const contender_view& who : view.contenders) {
        std::vector<std::string> row{
            short_name(who.cell->protocol) + (who.failed() ? " (failed)" : ""),
            fmt::format("{}", who.summary->round_trips.count())};
        for (const named_percentile& one : named_percentiles)
            row.push_back(format_figure(to_us(supported_percentile(*who.summary, one)), 2));
        row.push_back(format_figure(to_us(who.summary->max), 2));
        made.rows.push_back(std::move(row));
    }
    return made;
}

}  // namespace

chart percentiles_by_nines(const subject& of) {
    chart made{"percentiles", "All round trips, to the tail", "", {}, "", {}};
    const experiment_view* chief = of.chief();
    if (!chief || values_of(*chief).empty()) {
        made.why_nothing = "No contender made twenty exchanges: there is no distribution to show.";
        return made;
    }
    for (const page_width page : page_widths)
        made.pictures.push_back(picture(page, of, *chief));
    made.caption =
        "Each further nine is a step to the right; time is logarithmic. A line ends where fewer "
        "than ten exchanges lie beyond it. " +
        of.scope_of(*chief) + '.';
    made.tables.push_back(percentile_table(*chief));
    return made;
}

}  // namespace pingpong::html
