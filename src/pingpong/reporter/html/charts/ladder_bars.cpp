#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/drawing/drawing.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr double ladder_left = 8, ladder_top = 10, ladder_axis_height = 48;
constexpr double text_line_height = 16, bar_height = 16, bar_gap = 12;

/// A contender as the simplest one and the steps from there on; refers to the report.
struct ladder_bar {
    std::size_t cell = 0;
    std::size_t base = 0;  ///< The cell of the simplest contender below it.
    double base_us = 0;
    std::vector<const ladder_step*> steps;  ///< Empty: it is the simplest itself.
    bool known = true;                      ///< False: it failed before it could be compared.

    double total_us() const {
        double sum = base_us;
        for (const ladder_step* step : steps)
            sum += step->cost_ns.value / 1000;
        return sum;
    }
};

const ladder_step* find_step_to(const report& report, std::size_t cell) {
    const auto found = std::ranges::find(report.ladder, cell, &ladder_step::to);
    return found == report.ladder.end() ? nullptr : &*found;
}

bool is_on_ladder(const report& report, std::size_t cell) {
    return std::ranges::any_of(report.ladder, [cell](const ladder_step& step) {
        return step.from == cell || step.to == cell;
    });
}

/// The mean of the medians of the blocks, which the steps are differences of; the median where a
/// report has no blocks.
std::optional<double> mean_of_medians_us(const subject& subject, std::size_t cell) {
    double sum = 0;
    std::size_t blocks = 0;
    for (const block& each : subject.report.blocks)
        if (each.cell == cell) {
            sum += static_cast<double>(each.round_trips.p50.count()) / 1000;
            ++blocks;
        }
    if (blocks > 0)
        return sum / static_cast<double>(blocks);
    const cell_summary* summary = subject.find_summary(cell);
    return summary && summary->median_ns ? std::optional(*summary->median_ns / 1000) : std::nullopt;
}

ladder_bar make_bar(const subject& subject, std::size_t cell) {
    ladder_bar bar;
    bar.cell = bar.base = cell;
    while (const ladder_step* step = find_step_to(subject.report, bar.base)) {
        if (std::ranges::count(bar.steps, step) > 0)
            break;  // the ladder of a report from elsewhere may be a circle
        bar.steps.insert(bar.steps.begin(), step);
        bar.base = step->from;
    }
    const std::optional<double> base_us = mean_of_medians_us(subject, bar.base);
    bar.known = base_us.has_value();
    bar.base_us = base_us.value_or(0);
    return bar;
}

/// The shortest first, and those that failed last.
std::vector<ladder_bar> make_bars(const subject& subject, const experiment_view& view) {
    std::vector<ladder_bar> bars;
    for (const contender_view& contender : view.contenders) {
        const std::size_t cell = subject.index_of(contender);
        if (is_on_ladder(subject.report, cell)) {
            bars.push_back(make_bar(subject, cell));
        } else if (contender.failed()) {
            bars.emplace_back().cell = cell;
            bars.back().known = false;
        }
    }
    const auto length = [](const ladder_bar& bar) { return bar.known ? bar.total_us() : 1e300; };
    std::ranges::stable_sort(bars, {}, length);
    return bars;
}

/// "WebSocket: 14.4 µs".
std::string format_total(const subject& subject, const ladder_bar& bar) {
    if (!bar.known)
        return subject.label(bar.cell) + ": failed";
    return fmt::format("{}: {:.1f} µs", subject.label(bar.cell), bar.total_us());
}

/// "= raw TCP 9.4 + WebSocket framing 5.0"; empty: it has no parts.
std::string format_parts(const subject& subject, const ladder_bar& bar) {
    if (!bar.known || bar.steps.empty())
        return {};
    const ladder_step& last = *bar.steps.back();
    const double us = last.cost_ns.value / 1000;
    return fmt::format("= {} {:.1f} {} {} {:.1f}", subject.label(last.from), bar.total_us() - us,
                       us < 0 ? "−" : "+", last.step, std::abs(us));
}

/// The text above a bar: one line where that fits.
std::vector<std::string> bar_text(page_width page, const subject& subject, const ladder_bar& bar) {
    constexpr std::size_t max_narrow_characters = 44;
    const std::string total = format_total(subject, bar), parts = format_parts(subject, bar);
    if (parts.empty())
        return {total};
    if (page == page_width::wide)
        return {total + ' ' + parts};
    std::vector<std::string> lines = break_into_lines(parts, max_narrow_characters);
    lines.insert(lines.begin(), total);
    return lines;
}

double bar_row_height(const std::vector<std::string>& lines) {
    return text_line_height * static_cast<double>(lines.size()) + 6 + bar_height + bar_gap;
}

/// A step's interval, around where the bar of that step ends.
void draw_step_interval(drawing& drawing, const axis_scale& x, double y, double from_us,
                        const estimate& cost_ns) {
    if (!cost_ns.low || !cost_ns.high)
        return;
    const double low_us = from_us + *cost_ns.low / 1000, high_us = from_us + *cost_ns.high / 1000;
    const double low = x(std::max(0.0, low_us)), high = x(high_us), middle = y + bar_height / 2;
    drawing.draw_line({{low, middle}, {high, middle}}, "error",
                      {{"data-low", low_us}, {"data-high", high_us}});
    for (const double end : {low, high})
        drawing.draw_line({{end, middle - 4}, {end, middle + 4}}, "error");
}

void draw_bar(drawing& drawing, const axis_scale& x, double y, const subject& subject,
              const ladder_bar& bar) {
    const report& report = subject.report;
    drawing.draw_rectangle({x(0), y}, x(bar.base_us) - x(0), bar_height,
                           "bar " + look_of(report.cells[bar.base]).classes(),
                           {{"data-cell", bar.base}, {"data-x", bar.base_us}},
                           fmt::format("{}: {:.2f} µs", subject.label(bar.base), bar.base_us));
    double end_us = bar.base_us;
    for (const ladder_step* step : bar.steps) {
        const double us = step->cost_ns.value / 1000;
        drawing.draw_rectangle(
            {x(std::min(end_us, end_us + us)), y}, std::abs(x(end_us + us) - x(end_us)), bar_height,
            (us < 0 ? "bar negative " : "bar ") + look_of(report.cells[step->to]).classes(),
            {{"data-from", step->from}, {"data-to", step->to}, {"data-cost-us", us}},
            step->step + ": " + typeset(format_difference(step->cost_ns)));
        draw_step_interval(drawing, x, y, end_us, step->cost_ns);
        end_us += us;
    }
}

value_range ladder_range(const std::vector<ladder_bar>& bars) {
    value_range values;
    values.include(0.0);
    for (const ladder_bar& bar : bars)
        if (bar.known) {
            values.include(bar.total_us());
            values.include(bar.base_us);
            double end_us = bar.base_us;
            for (const ladder_step* step : bar.steps) {
                if (step->cost_ns.high)
                    values.include(end_us + *step->cost_ns.high / 1000);
                end_us += step->cost_ns.value / 1000;
            }
        }
    return values;
}

markup draw_ladder(page_width page, const subject& subject, const std::vector<ladder_bar>& bars) {
    double bottom = ladder_top;
    for (const ladder_bar& bar : bars)
        bottom += bar_row_height(bar_text(page, subject, bar));
    const axis_scale x(axis_spacing::linear, 0, std::max(ladder_range(bars).high(), 1e-3),
                       ladder_left, drawing_width(page) - 20);
    const axis_scale y(axis_spacing::linear, 0, 1, bottom, ladder_top);
    drawing picture(page, bottom + ladder_axis_height);
    picture.draw_x_axis(x, y, label_ticks(x, max_ticks(page, 8)), "time per exchange, µs");
    std::string description;
    double top = ladder_top;
    for (const ladder_bar& bar : bars) {
        const std::vector<std::string> lines = bar_text(page, subject, bar);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            picture.draw_text({ladder_left, top + text_line_height * static_cast<double>(i + 1)},
                              "start", bar.known ? "label" : "failed", lines[i]);
            description += lines[i] + (i + 1 < lines.size() ? " " : ". ");
        }
        top += bar_row_height(lines);
        if (bar.known)
            draw_bar(picture, x, top - bar_gap - bar_height, subject, bar);
    }
    return picture.svg("ladder", "What an exchange consists of", description);
}

data_table ladder_table(const subject& subject, const experiment_view& view) {
    data_table table{"What each step adds to the median exchange",
                     {"step", "from", "to", "cost µs", "low µs", "high µs"},
                     {},
                     3};
    for (const ladder_step& step : subject.report.ladder) {
        if (subject.report.cells[step.to].experiment != view.index)
            continue;
        table.rows.push_back({step.step, subject.label(step.from), subject.label(step.to),
                              format_figure(step.cost_ns.value / 1000, 2),
                              format_figure(to_us(step.cost_ns.low), 2),
                              format_figure(to_us(step.cost_ns.high), 2)});
    }
    return table;
}

}  // namespace

chart ladder_bars(const subject& subject) {
    chart result{"ladder", "What an exchange consists of", "", {}, {}};
    const experiment_view* view = subject.main_view();
    const std::vector<ladder_bar> bars =
        view ? make_bars(subject, *view) : std::vector<ladder_bar>();
    if (std::ranges::none_of(bars, &ladder_bar::known))
        return result;
    for (const page_width page : page_widths)
        result.pictures.push_back(draw_ladder(page, subject, bars));
    result.caption = fmt::format(
        "From left to right: the simplest contender, then what each step adds, with its {:g} % "
        "interval. An outlined step makes it faster. Bars show means of block medians, since only "
        "means add up; they can differ a little from the medians in the table. {}.",
        100 * subject.report.config.question.confidence, subject.format_scope(*view));
    result.tables.push_back(ladder_table(subject, *view));
    return result;
}

}  // namespace pingpong::html
