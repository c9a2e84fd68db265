#include "pingpong/reporter/html/ladder_bars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pingpong/reporter/html/drawing.hpp"
#include "pingpong/reporter/html/typography.hpp"
#include "pingpong/reporter/wording.hpp"

namespace pingpong::html {
namespace {

constexpr double left = 8, right = 620, top = 10, row_height = 50, below = 48;

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

stack stack_of(const subject& of, std::size_t cell) {
    stack made;
    made.cell = made.root = cell;
    while (const ladder_step* step = step_to(of.what, made.root)) {
        made.steps.insert(made.steps.begin(), step);
        made.root = step->from;
    }
    const cell_summary* summary = of.summary_of(made.root);
    made.known = summary && summary->median_ns;
    if (made.known)
        made.root_us = *summary->median_ns / 1000;
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

/// "WebSocket: 14.4 µs = raw TCP 9.4 + WebSocket framing 5.0".
std::string words_of(const subject& of, const stack& one) {
    if (!one.known)
        return of.name(one.cell) + ": failed";
    std::string words = fmt::format("{}: {:.1f} µs", of.name(one.cell), one.top_us());
    if (one.steps.empty())
        return words;
    const ladder_step& last = *one.steps.back();
    const double us = last.cost_ns.value / 1000;
    return words + fmt::format(" = {} {:.1f} {} {} {:.1f}", of.name(last.from), one.top_us() - us,
                               us < 0 ? "−" : "+", last.step, std::abs(us));
}

attributes figures_of(const ladder_step& step) {
    attributes data{{"data-from", static_cast<double>(step.from)},
                    {"data-to", static_cast<double>(step.to)},
                    {"data-cost-us", step.cost_ns.value / 1000}};
    return data;
}

void draw_stack(drawing& on, const scale& x, double y, const subject& of, const stack& one) {
    constexpr double bar = 16;
    on.rectangle({x(0), y}, x(one.root_us) - x(0), bar,
                 "bar " + look_of(of.what.cells[one.root].protocol).classes(),
                 {{"data-cell", static_cast<double>(one.root)}, {"data-x", one.root_us}},
                 fmt::format("{}: {:.2f} µs", of.name(one.root), one.root_us));
    double at = one.root_us;
    for (const ladder_step* step : one.steps) {
        const double us = step->cost_ns.value / 1000;
        const std::string hue = look_of(of.what.cells[step->to].protocol).classes();
        on.rectangle({x(std::min(at, at + us)), y}, std::abs(x(at + us) - x(at)), bar,
                     (us < 0 ? "bar negative " : "bar ") + hue, figures_of(*step),
                     step->step + ": " + typeset(difference_words(step->cost_ns)));
        if (step->cost_ns.low && step->cost_ns.high) {
            const double low = x(std::max(0.0, at + *step->cost_ns.low / 1000));
            const double high = x(at + *step->cost_ns.high / 1000);
            on.line({{low, y + bar / 2}, {high, y + bar / 2}}, "error",
                    {{"data-low", at + *step->cost_ns.low / 1000},
                     {"data-high", at + *step->cost_ns.high / 1000}});
            for (const double end : {low, high})
                on.line({{end, y + bar / 2 - 4}, {end, y + bar / 2 + 4}}, "error");
        }
        at += us;
    }
}

markup picture(const subject& of, const std::vector<stack>& stacks) {
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
    const double bottom = top + row_height * static_cast<double>(stacks.size());
    const scale x(spacing::linear, 0, std::max(values.high(), 1e-3), left, right);
    const scale y(spacing::linear, 0, 1, bottom, top);
    drawing on(bottom + below);
    on.draw_x_axis(x, y, ticks_with_words(x, 8), "median time of an exchange, µs");
    std::string told;
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        const double row = top + row_height * static_cast<double>(i);
        const std::string words = words_of(of, stacks[i]);
        on.write({left, row + 16}, "start", stacks[i].known ? "label" : "failed", words);
        if (stacks[i].known)
            draw_stack(on, x, row + 22, of, stacks[i]);
        told += words + ". ";
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
                             figure(one.cost_ns.value / 1000, 2), figure(in_us(one.cost_ns.low), 2),
                             figure(in_us(one.cost_ns.high), 2)});
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
    made.pictures.push_back(picture(of, stacks));
    made.caption = fmt::format(
        "From the left: the simplest contender's median, then what each step adds, as a paired "
        "difference of block medians; whiskers are its {:g} % interval. An outlined step takes "
        "away. {}.",
        100 * of.what.config.asked.confidence, of.scope_of(*chief));
    made.tables.push_back(ladder_table(of, *chief));
    return made;
}

}  // namespace pingpong::html
