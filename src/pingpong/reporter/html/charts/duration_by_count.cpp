#include "pingpong/reporter/html/charts/duration_by_count.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pingpong/reporter/html/conversations.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr double plot_height = 296;
constexpr std::size_t max_points = 300;  // of all lines together

/// The counts and durations there are, and where the one asked about is ahead.
struct extent {
    range counts, seconds, measured;
};

/// The break-even point, where it is a count.
const estimate* break_even_count(const subject& of) {
    const cell_break_even* one = asked_break_even(of);
    if (!one || !one->count.exchanges || one->count.exchanges->value < 1)
        return nullptr;
    const bool counts =
        one->count.kind == break_even_kind::from_n || one->count.kind == break_even_kind::below_n;
    return counts ? &*one->count.exchanges : nullptr;
}

extent extent_of(const subject& of, const std::vector<conversation_line>& lines) {
    extent made;
    for (const conversation_line& line : lines)
        for (const trial* one : line.complete) {
            made.measured.take(static_cast<double>(one->exchanges));
            made.seconds.take(seconds_of(*one));
        }
    if (made.measured.empty())
        return made;
    made.counts = made.measured;
    if (const estimate* count = break_even_count(of)) {
        made.counts.take(std::max(1.0, count->low.value_or(count->value)));
        made.counts.take(count->high);
        made.counts.take(count->value);
        for (const conversation_line& line : lines)
            if (line.fit && line.fitted_s(made.counts.low()) > 0)
                made.seconds.take(line.fitted_s(made.counts.low()));
    }
    return made;
}

/// Whether lines go beyond what was played, to a break-even.
bool is_extended(const extent& shown) {
    return shown.counts.low() < shown.measured.low() || shown.counts.high() > shown.measured.high();
}

void draw_fit(drawing& on, const scale& x, const scale& y, const conversation_line& line,
              double from, double to, std::string_view classes) {
    constexpr int steps = 24;
    std::vector<point> through;
    for (int i = 0; i <= steps; ++i) {
        const double count = from * std::pow(to / from, static_cast<double>(i) / steps);
        const double seconds = line.fitted_s(count);
        if (seconds >= y.low() && seconds <= y.high())
            through.push_back({x(count), y(seconds)});
    }
    if (through.size() < 2)
        return;
    on.line(through, "fit " + std::string(classes) + look_of(line.protocol).classes(),
            {{"data-cell", static_cast<double>(line.cells.front())},
             {"data-setup-ns", line.fit->set_up_ns.value},
             {"data-per-exchange-ns", line.fit->per_exchange_ns.value}});
}

void draw_points(drawing& on, const scale& x, const scale& y, const conversation_line& line,
                 std::size_t step) {
    const look how = look_of(line.protocol);
    for (std::size_t i = 0; i < line.complete.size(); i += step) {
        const trial& one = *line.complete[i];
        const auto count = static_cast<double>(one.exchanges);
        on.mark(
            how, "", {x(count), y(seconds_of(one))}, 3.5,
            {{"data-cell", static_cast<double>(one.cell)},
             {"data-repetition", static_cast<double>(one.repetition)},
             {"data-process", static_cast<double>(one.process)},
             {"data-x", count},
             {"data-y", seconds_of(one)}},
            fmt::format("{}, repetition {}: {} exchanges in {:.4g} s", short_name(line.protocol),
                        one.repetition + 1, one.exchanges, seconds_of(one)));
    }
}

void draw_break_even(drawing& on, const plot_area& area, const scale& x, const estimate& count) {
    const double at = x(count.value), top = area.top;
    on.line({{at, area.bottom}, {at, top}}, "break-even", {{"data-x", count.value}});
    std::string words = fmt::format("break-even {:.0f}", std::ceil(count.value));
    if (count.low && count.high) {
        on.line({{x(std::max(*count.low, x.low())), top + 8}, {x(*count.high), top + 8}},
                "break-even-interval", {{"data-low", *count.low}, {"data-high", *count.high}});
        if (area.page == page_width::wide)
            words += fmt::format(" [{:.0f}, {:.0f}]", std::ceil(std::max(*count.low, 1.0)),
                                 std::ceil(*count.high));
    }
    const bool near_right = at > (area.left + area.right) / 2;
    on.write({at + (near_right ? -6 : 6), top + 24}, near_right ? "end" : "start", "small", words);
}

std::vector<plot_label> labels_of(const scale& x, const scale& y,
                                  const std::vector<conversation_line>& lines) {
    std::vector<plot_label> labels;
    for (const conversation_line& line : lines) {
        std::optional<point> end;
        if (!line.complete.empty()) {
            const trial& longest = **std::ranges::max_element(
                line.complete, {}, [](const trial* one) { return one->exchanges; });
            end = point{x(static_cast<double>(longest.exchanges)), y(seconds_of(longest))};
        }
        labels.push_back({end, look_of(line.protocol),
                          short_name(line.protocol) + (line.failed ? " failed" : "")});
    }
    return labels;
}

markup picture(page_width page, const subject& of, const std::vector<conversation_line>& lines,
               const extent& shown, std::size_t step) {
    const plot_area area(page, plot_height, lines.size());
    const scale x = scale::around(spacing::logarithmic, shown.counts, area.left, area.right);
    const scale y = scale::around(spacing::logarithmic, shown.seconds, area.bottom, area.top);
    drawing on(page, area.height());
    on.draw_x_axis(x, y, ticks_with_words(x, ticks_across(page, 9)), "exchanges in a conversation");
    on.draw_y_axis(x, y, ticks_with_words(y, 9), "duration, s");
    for (const conversation_line& line : lines) {
        if (!line.fit)
            continue;
        draw_fit(on, x, y, line, shown.measured.low(), shown.measured.high(), "");
        if (shown.counts.low() < shown.measured.low())
            draw_fit(on, x, y, line, shown.counts.low(), shown.measured.low(), "extended ");
        if (shown.counts.high() > shown.measured.high())
            draw_fit(on, x, y, line, shown.measured.high(), shown.counts.high(), "extended ");
    }
    if (const estimate* count = break_even_count(of))
        draw_break_even(on, area, x, *count);
    for (const conversation_line& line : lines)
        draw_points(on, x, y, line, step);
    area.draw_labels(on, labels_of(x, y, lines));
    return on.svg("durations", "Duration against count",
                  "Every complete trial, its duration in seconds over the exchanges it played; the "
                  "table below has the figures.");
}

table costs_table(const subject& of, const std::vector<conversation_line>& lines) {
    table made{"Set-up and cost per exchange, measured directly and fitted to the durations",
               {"protocol", "trials", "set-up\nµs", "per exchange\nµs", "fitted set-up\nµs",
                "fitted per exchange\nµs", "largest residual\n%"},
               {},
               1};
    for (const conversation_line& line : lines) {
        std::optional<estimate> set_up, each;
        for (const cell_cost& one : of.what.costs)
            if (one.cell == line.cells.back()) {
                set_up = one.set_up_ns;
                each = one.per_exchange_ns;
            }
        const auto us = [](const std::optional<estimate>& one) {
            return format_figure(one ? std::optional(one->value / 1000) : std::nullopt, 2);
        };
        using known = std::optional<estimate>;
        made.rows.push_back(
            {short_name(line.protocol) + (line.failed ? " (failed)" : ""),
             fmt::format("{}", line.complete.size()), us(set_up), us(each),
             us(line.fit ? known(line.fit->set_up_ns) : std::nullopt),
             us(line.fit ? known(line.fit->per_exchange_ns) : std::nullopt),
             format_figure(
                 line.fit ? std::optional(100 * line.fit->max_abs_residual) : std::nullopt, 1)});
    }
    return made;
}

std::string caption_of(const subject& of, const std::vector<conversation_line>& lines,
                       const extent& shown, std::size_t step) {
    std::size_t trials = 0;
    bool fitted = false;
    for (const conversation_line& line : lines) {
        trials += line.complete.size();
        fitted |= line.fit != nullptr;
    }
    std::string words = fmt::format(
        "Each mark is one of {} trials: a contender's set-up, exchanges and close in one "
        "repetition. Both axes are logarithmic.",
        trials);
    if (step > 1)
        words += fmt::format(" Of each contender's trials one in {} is drawn.", step);
    if (fitted)
        words += std::string(" Lines: set-up + count × time per exchange, fitted") +
                 (is_extended(shown) ? "; fainter where they go beyond what was played." : ".");
    else if (shown.measured.low() == shown.measured.high())
        words += " With one count there is no line to fit; ask for several by --counts.";
    else
        words += " Too few trials for a line.";
    if (const cell_break_even* one = asked_break_even(of)) {
        if (one->count.kind == break_even_kind::unreliable)
            words += " From how many exchanges on one is ahead cannot be told.";
        else if (!break_even_count(of))
            words += " The two of the question have no break-even.";
    }
    words += " Setting: " + format_experiment(*of.chief());
    return words + (shown.measured.low() < shown.measured.high() ? ", and the other counts."
                                                                 : "; this machine, this run.");
}

}  // namespace

chart duration_by_count(const subject& of) {
    chart made{"durations", "How long a conversation takes", "", {}, "", {}};
    const std::vector<conversation_line> lines = conversations_of(of);
    const extent shown = extent_of(of, lines);
    if (shown.measured.empty()) {
        made.why_nothing = "No trial came to its end: there is no duration to show.";
        return made;
    }
    std::size_t points = 0;
    for (const conversation_line& line : lines)
        points += line.complete.size();
    const std::size_t step = (points + max_points - 1) / max_points;
    for (const page_width page : page_widths)
        made.pictures.push_back(picture(page, of, lines, shown, step));
    made.caption = caption_of(of, lines, shown, step);
    made.tables.push_back(costs_table(of, lines));
    return made;
}

}  // namespace pingpong::html
