#include "pingpong/reporter/html/charts/ladder_bars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "pingpong/reporter/html/drawing/drawing.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr double left = 8, top = 10, below = 48;
constexpr double line_height = 16, bar_height = 16, gap = 12;

/// A contender as the simplest one and the steps from there on.
struct stack {
    std::size_t cell = 0;
    std::size_t root = 0;
    double root_us = 0;
    std::vector<const ladder_step*> steps;  ///< Empty: it is the root itself.
    bool known = true;                      ///< False: it failed before it could be compared.

    double top_us() const {
        double sum = root_us;
        for (const ladder_step* one : steps)
            sum += one->cost_ns.value / 1000;
        return sum;
    }
};

const ladder_step* step_to(const report& what, std::size_t cell) {
    const auto found = std::ranges::find(what.ladder, cell, &ladder_step::to);
    return found == what.ladder.end() ? nullptr : &*found;
}

bool is_on_ladder(const report& what, std::size_t cell) {
    return std::ranges::any_of(
        what.ladder, [cell](const ladder_step& one) { return one.from == cell || one.to == cell; });
}

/// What the steps are differences of: the mean of the blocks' medians; where a report has no
/// blocks, the median that it has.
std::optional<double> mean_of_medians_us(const subject& of, std::size_t cell) {
    double sum = 0;
    std::size_t blocks = 0;
    for (const block& one : of.what.blocks)
        if (one.cell == cell) {
            sum += static_cast<double>(one.round_trips.p50.count()) / 1000;
            ++blocks;
        }
    if (blocks > 0)
        return sum / static_cast<double>(blocks);
    const cell_summary* summary = of.summary_of(cell);
    return summary && summary->median_ns ? std::optional(*summary->median_ns / 1000) : std::nullopt;
}

stack stack_of(const subject& of, std::size_t cell) {
    stack made;
    made.cell = made.root = cell;
    while (const ladder_step* step = step_to(of.what, made.root)) {
        made.steps.insert(made.steps.begin(), step);
        made.root = step->from;
    }
    const std::optional<double> root_us = mean_of_medians_us(of, made.root);
    made.known = root_us.has_value();
    made.root_us = root_us.value_or(0);
    return made;
}

std::vector<stack> stacks_of(const subject& of, const experiment_view& view) {
    std::vector<stack> stacks;
    for (const contender_view& who : view.contenders) {
        const std::size_t cell = of.index_of(who);
        if (is_on_ladder(of.what, cell)) {
            stacks.push_back(stack_of(of, cell));
        } else if (who.failed()) {
            stacks.emplace_back().cell = cell;
            stacks.back().known = false;
        }
    }
    const auto height = [](const stack& one) { return one.known ? one.top_us() : 1e300; };
    std::ranges::stable_sort(stacks, {}, height);
    return stacks;
}

/// "WebSocket: 14.4 µs".
std::string whole_words(const subject& of, const stack& one) {
    if (!one.known)
        return of.name(one.cell) + ": failed";
    return fmt::format("{}: {:.1f} µs", of.name(one.cell), one.top_us());
}

/// "= raw TCP 9.4 + WebSocket framing 5.0"; empty: it has no parts.
std::string parts_words(const subject& of, const stack& one) {
    if (!one.known || one.steps.empty())
        return {};
    const ladder_step& last = *one.steps.back();
    const double us = last.cost_ns.value / 1000;
    return fmt::format("= {} {:.1f} {} {} {:.1f}", of.name(last.from), one.top_us() - us,
                       us < 0 ? "−" : "+", last.step, std::abs(us));
}

/// What stands above a bar: one line where that fits.
std::vector<std::string> lines_above(page_width page, const subject& of, const stack& one) {
    const std::string whole = whole_words(of, one), parts = parts_words(of, one);
    if (parts.empty())
        return {whole};
    if (page == page_width::wide)
        return {whole + ' ' + parts};
    std::vector<std::string> lines = in_short_lines(parts, 44);
    lines.insert(lines.begin(), whole);
    return lines;
}

double row_height(const std::vector<std::string>& lines) {
    return line_height * static_cast<double>(lines.size()) + 6 + bar_height + gap;
}

attributes figures_of(const ladder_step& step) {
    attributes data{{"data-from", static_cast<double>(step.from)},
                    {"data-to", static_cast<double>(step.to)},
                    {"data-cost-us", step.cost_ns.value / 1000}};
    return data;
}

void draw_stack(drawing& on, const scale& x, double y, const subject& of, const stack& one) {
    on.rectangle({x(0), y}, x(one.root_us) - x(0), bar_height,
                 "bar " + look_of(of.what.cells[one.root].protocol).classes(),
                 {{"data-cell", static_cast<double>(one.root)}, {"data-x", one.root_us}},
                 fmt::format("{}: {:.2f} µs", of.name(one.root), one.root_us));
    double at = one.root_us;
    for (const ladder_step* step : one.steps) {
        const double us = step->cost_ns.value / 1000;
        const std::string hue = look_of(of.what.cells[step->to].protocol).classes();
        on.rectangle({x(std::min(at, at + us)), y}, std::abs(x(at + us) - x(at)), bar_height,
                     (us < 0 ? "bar negative " : "bar ") + hue, figures_of(*step),
                     step->step + ": " + typeset(format_difference(step->cost_ns)));
        if (step->cost_ns.low && step->cost_ns.high) {
            const double low = x(std::max(0.0, at + *step->cost_ns.low / 1000));
            const double high = x(at + *step->cost_ns.high / 1000);
            on.line({{low, y + bar_height / 2}, {high, y + bar_height / 2}}, "error",
                    {{"data-low", at + *step->cost_ns.low / 1000},
                     {"data-high", at + *step->cost_ns.high / 1000}});
            for (const double end : {low, high})
                on.line({{end, y + bar_height / 2 - 4}, {end, y + bar_height / 2 + 4}}, "error");
        }
        at += us;
    }
}

range values_of(const std::vector<stack>& stacks) {
    range values;
    values.take(0.0);
    for (const stack& one : stacks)
        if (one.known) {
            values.take(one.top_us());
            values.take(one.root_us);
            double at = one.root_us;
            for (const ladder_step* step : one.steps) {
                if (step->cost_ns.high)
                    values.take(at + *step->cost_ns.high / 1000);
                at += step->cost_ns.value / 1000;
            }
        }
    return values;
}

markup picture(page_width page, const subject& of, const std::vector<stack>& stacks) {
    double bottom = top;
    for (const stack& one : stacks)
        bottom += row_height(lines_above(page, of, one));
    const scale x(spacing::linear, 0, std::max(values_of(stacks).high(), 1e-3), left,
                  across(page) - 20);
    const scale y(spacing::linear, 0, 1, bottom, top);
    drawing on(page, bottom + below);
    on.draw_x_axis(x, y, ticks_with_words(x, ticks_across(page, 8)), "mean of block medians, µs");
    std::string told;
    double at = top;
    for (const stack& one : stacks) {
        const std::vector<std::string> lines = lines_above(page, of, one);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            on.write({left, at + line_height * static_cast<double>(i + 1)}, "start",
                     one.known ? "label" : "failed", lines[i]);
            told += lines[i] + (i + 1 < lines.size() ? " " : ". ");
        }
        at += row_height(lines);
        if (one.known)
            draw_stack(on, x, at - gap - bar_height, of, one);
    }
    return on.svg("ladder", "What an exchange consists of", told);
}

table ladder_table(const subject& of, const experiment_view& view) {
    table made{"What each step adds to the median exchange",
               {"step", "from", "to", "cost µs", "low µs", "high µs"},
               {},
               3};
    for (const ladder_step& one : of.what.ladder) {
        if (of.what.cells[one.to].experiment != view.index)
            continue;
        made.rows.push_back({one.step, of.name(one.from), of.name(one.to),
                             format_figure(one.cost_ns.value / 1000, 2),
                             format_figure(to_us(one.cost_ns.low), 2),
                             format_figure(to_us(one.cost_ns.high), 2)});
    }
    return made;
}

}  // namespace

chart ladder_bars(const subject& of) {
    chart made{"ladder", "What an exchange consists of", "", {}, "", {}};
    const experiment_view* chief = of.chief();
    const std::vector<stack> stacks = chief ? stacks_of(of, *chief) : std::vector<stack>();
    if (std::ranges::none_of(stacks, &stack::known)) {
        made.why_nothing =
            "The ladder needs raw TCP beside WebSocket or HTTP in one experiment: without it there "
            "is no step to show.";
        return made;
    }
    for (const page_width page : page_widths)
        made.pictures.push_back(picture(page, of, stacks));
    made.caption = fmt::format(
        "From the left: the simplest contender, then what each step adds, as a paired difference; "
        "whiskers are its {:g} % interval. An outlined step takes away. All are means of block "
        "medians, as differences add up only of means: where the machine changed its speed, they "
        "lie beside the medians of the table. {}.",
        100 * of.what.config.question.confidence, of.scope_of(*chief));
    made.tables.push_back(ladder_table(of, *chief));
    return made;
}

}  // namespace pingpong::html
