#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/conversations.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_duration_marks = 300;  // of all contenders together

/// What the chart shows, all of the setting of the answer.
struct duration_plot {
    std::vector<conversation_line> lines;
    value_range counts;                    ///< Of the axis.
    value_range played_counts;             ///< Without the break-even.
    value_range seconds;                   ///< Of the axis.
    const estimate* break_even = nullptr;  ///< nullptr: it is no count.
    std::size_t trials = 0;                ///< Of all lines together.
    std::size_t step = 1;                  ///< One trial in so many is drawn.

    /// Whether lines go beyond what was played, to a break-even.
    bool is_extended() const {
        return counts.low() < played_counts.low() || counts.high() > played_counts.high();
    }
};

/// The break-even count; nullptr: there is none.
const estimate* find_break_even_count(const subject& subject) {
    const cell_break_even* found = main_break_even(subject);
    if (!found || !found->count.exchanges || found->count.exchanges->value < 1)
        return nullptr;
    const bool is_count = found->count.kind == break_even_kind::from_n ||
                          found->count.kind == break_even_kind::below_n;
    return is_count ? &*found->count.exchanges : nullptr;
}

duration_plot make_duration_plot(const subject& subject) {
    duration_plot plot;
    plot.lines = find_conversations(subject);
    plot.break_even = find_break_even_count(subject);
    for (const conversation_line& line : plot.lines)
        for (const trial* trial : line.complete) {
            plot.played_counts.include(static_cast<double>(trial->exchanges));
            plot.seconds.include(duration_s(*trial));
            ++plot.trials;
        }
    plot.step = (plot.trials + max_duration_marks - 1) / max_duration_marks;
    plot.counts = plot.played_counts;
    if (plot.counts.empty() || !plot.break_even)
        return plot;
    const estimate& count = *plot.break_even;
    plot.counts.include(std::max(1.0, count.low.value_or(count.value)));
    plot.counts.include(count.high);
    plot.counts.include(count.value);
    for (const conversation_line& line : plot.lines)
        if (line.fit && line.fitted_s(plot.counts.low()) > 0)
            plot.seconds.include(line.fitted_s(plot.counts.low()));
    return plot;
}

void draw_fit(drawing& drawing, const axis_scale& x, const axis_scale& y,
              const conversation_line& line, double from, double to, std::string_view classes) {
    constexpr int steps = 24;
    std::vector<point> points;
    for (int i = 0; i <= steps; ++i) {
        const double count = from * std::pow(to / from, static_cast<double>(i) / steps);
        const double seconds = line.fitted_s(count);
        if (y.holds(seconds))
            points.push_back({x(count), y(seconds)});
    }
    if (points.size() < 2)
        return;
    drawing.draw_line(points, "fit " + std::string(classes) + look_of(*line.cell).classes(),
                      {{"data-cell", line.cells.front()},
                       {"data-setup-ns", line.fit->set_up_ns.value},
                       {"data-per-exchange-ns", line.fit->per_exchange_ns.value}});
}

void draw_fits(drawing& drawing, const axis_scale& x, const axis_scale& y,
               const duration_plot& plot) {
    const value_range &all = plot.counts, &played = plot.played_counts;
    for (const conversation_line& line : plot.lines) {
        if (!line.fit)
            continue;
        drawing.begin_series(label_of(*line.cell), look_of(*line.cell));
        draw_fit(drawing, x, y, line, played.low(), played.high(), "");
        if (all.low() < played.low())
            draw_fit(drawing, x, y, line, all.low(), played.low(), "extended ");
        if (all.high() > played.high())
            draw_fit(drawing, x, y, line, played.high(), all.high(), "extended ");
        drawing.end_series();
    }
}

void draw_trials(drawing& drawing, const axis_scale& x, const axis_scale& y,
                 const conversation_line& line, std::size_t step) {
    const protocol_look look = look_of(*line.cell);
    const std::string label = label_of(*line.cell);
    drawing.begin_series(label, look);
    for (std::size_t i = 0; i < line.complete.size(); i += step) {
        const trial& trial = *line.complete[i];
        const double seconds = duration_s(trial);
        drawing.draw_mark(look, "", {x(static_cast<double>(trial.exchanges)), y(seconds)}, 3.5,
                          {{"data-cell", trial.cell},
                           {"data-repetition", trial.repetition},
                           {"data-process", trial.process},
                           {"data-x", trial.exchanges},
                           {"data-y", seconds}},
                          fmt::format("{}, repetition {}: {} exchanges in {:.4g} s", label,
                                      trial.repetition + 1, trial.exchanges, seconds));
    }
    drawing.end_series();
}

void draw_break_even(drawing& drawing, const plot_area& area, const axis_scale& x,
                     const estimate& count) {
    const double place = x(count.value), top = area.top;
    drawing.draw_line({{place, area.bottom}, {place, top}}, "break-even",
                      {{"data-x", count.value}});
    std::string text = fmt::format("break-even {:.0f}", std::ceil(count.value));
    if (count.low && count.high) {
        drawing.draw_line({{x(std::max(*count.low, x.low())), top + 8}, {x(*count.high), top + 8}},
                          "break-even-interval",
                          {{"data-low", *count.low}, {"data-high", *count.high}});
        if (area.page == page_width::wide)
            text += fmt::format(" [{:.0f}, {:.0f}]", std::ceil(std::max(*count.low, 1.0)),
                                std::ceil(*count.high));
    }
    const bool near_right = place > (area.left + area.right) / 2;
    drawing.draw_text({place + (near_right ? -6 : 6), top + 24}, near_right ? "end" : "start",
                      "small", text);
}

std::vector<plot_label> duration_labels(const axis_scale& x, const axis_scale& y,
                                        const std::vector<conversation_line>& lines) {
    std::vector<plot_label> labels;
    for (const conversation_line& line : lines) {
        std::optional<point> end;
        if (!line.complete.empty()) {
            const trial& longest = **std::ranges::max_element(
                line.complete, {}, [](const trial* each) { return each->exchanges; });
            end = point{x(static_cast<double>(longest.exchanges)), y(duration_s(longest))};
        }
        const std::string label = label_of(*line.cell);
        labels.push_back({end, look_of(*line.cell), label + (line.failed ? " failed" : ""), label});
    }
    return labels;
}

markup draw_durations(page_width page, const duration_plot& plot) {
    plot_area area(page, 296, plot.lines.size());
    const axis_scale y =
        axis_scale::around(axis_spacing::logarithmic, plot.seconds, area.bottom, area.top);
    const std::vector<axis_mark> y_marks = label_ticks(y, 9);
    area.fit_y_labels(y_marks);
    const axis_scale x =
        axis_scale::around(axis_spacing::logarithmic, plot.counts, area.left, area.right);
    drawing picture(page, area.height());
    picture.draw_x_axis(x, y, label_ticks(x, max_ticks(page, 9)), "exchanges in a conversation");
    picture.draw_y_axis(x, y, y_marks, "duration, s");
    draw_fits(picture, x, y, plot);
    if (plot.break_even)
        draw_break_even(picture, area, x, *plot.break_even);
    for (const conversation_line& line : plot.lines)
        draw_trials(picture, x, y, line, plot.step);
    area.draw_labels(picture, duration_labels(x, y, plot.lines));
    return picture.svg("durations", "Duration against count",
                       "Every complete trial, its duration in seconds over the exchanges it "
                       "played; the table below has the figures.");
}

std::string format_us(const std::optional<estimate>& estimate_ns) {
    return format_figure(estimate_ns ? std::optional(estimate_ns->value / 1000) : std::nullopt, 2);
}

data_table cost_table(const report& report, const std::vector<conversation_line>& lines) {
    data_table table{"Set-up and cost per exchange, measured directly and fitted to the durations",
                     {"protocol", "trials", "set-up\nµs", "per exchange\nµs", "fitted set-up\nµs",
                      "fitted per exchange\nµs", "largest residual\n%"},
                     {},
                     1};
    for (const conversation_line& line : lines) {
        const cell_cost* cost = find_cost(report, line.cells.back());
        std::optional<estimate> fitted_set_up, fitted_per_exchange;
        std::optional<double> residual_percent;
        if (line.fit) {
            fitted_set_up = line.fit->set_up_ns;
            fitted_per_exchange = line.fit->per_exchange_ns;
            residual_percent = 100 * line.fit->max_abs_residual;
        }
        table.rows.push_back(
            {label_of(*line.cell) + (line.failed ? " (failed)" : ""),
             std::to_string(line.complete.size()), format_us(cost ? cost->set_up_ns : std::nullopt),
             format_us(cost ? cost->per_exchange_ns : std::nullopt), format_us(fitted_set_up),
             format_us(fitted_per_exchange), format_figure(residual_percent, 1)});
    }
    return table;
}

std::string duration_caption(const subject& subject, const duration_plot& plot) {
    const bool is_fitted = std::ranges::any_of(
        plot.lines, [](const conversation_line& line) { return line.fit != nullptr; });
    std::string text = fmt::format(
        "Each mark is one of {} trials: connect, exchange, close. Both axes are logarithmic.",
        plot.trials);
    if (plot.step > 1)
        text += fmt::format(" One trial in {} is drawn.", plot.step);
    if (is_fitted)
        text += std::string(" Lines: set-up + count × time per exchange, fitted") +
                (plot.is_extended() ? "; dotted beyond the measured counts." : ".");
    else
        text += " Too few trials for a line.";
    if (const cell_break_even* found = main_break_even(subject)) {
        if (found->count.kind == break_even_kind::unreliable)
            text += " No break-even: the difference per exchange is too small.";
        else if (!plot.break_even)
            text += " The two have no break-even.";
    }
    text += " Setting: " + format_experiment(*subject.main_view());
    return text + ", and the other counts.";
}

}  // namespace

chart duration_by_count(const subject& subject) {
    chart result{"durations", "How long a conversation takes", "", {}, {}};
    const duration_plot plot = make_duration_plot(subject);
    if (plot.played_counts.empty() || plot.played_counts.low() == plot.played_counts.high())
        return result;
    for (const page_width page : page_widths)
        result.pictures.push_back(draw_durations(page, plot));
    result.caption = duration_caption(subject, plot);
    result.tables.push_back(cost_table(subject.report, plot.lines));
    return result;
}

}  // namespace pingpong::html
