#include "pingpong/reporter/html/charts/medians_over_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr double plot_height = 296, failure_height = 16;
constexpr std::size_t max_failures = 6;

/// A mark takes some fifty bytes, and a narrow drawing has no room for as many.
constexpr std::size_t max_marks_across(page_width page) {
    return page == page_width::wide ? 2400 : 800;
}

using seconds = std::chrono::duration<double>;

double begin_of(const block& one) {
    return seconds(one.start_offset).count();
}

double median_us(const block& one) {
    return static_cast<double>(one.round_trips.p50.count()) / 1000;
}

/// The blocks of an experiment that are drawn: of every `step`th round, from the first.
struct strip {
    std::vector<const block*> blocks;
    std::size_t step = 1;
    std::size_t rounds = 0;
};

strip strip_of(const subject& of, const experiment_view& view, std::size_t max_marks) {
    std::vector<const block*> all;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> rounds;  // of process and round
    for (const block& one : of.what.blocks)
        if (of.what.cells[one.cell].experiment == view.index) {
            all.push_back(&one);
            rounds[{one.process, one.round}] = 0;
        }
    std::size_t number = 0;
    for (auto& [round, its_number] : rounds)
        its_number = number++;

    strip made;
    made.rounds = rounds.size();
    made.step = std::max<std::size_t>((all.size() + max_marks - 1) / max_marks, 1);
    for (const block* one : all)
        if (rounds[{one->process, one->round}] % made.step == 0)
            made.blocks.push_back(one);
    return made;
}

/// When a trial that failed had finished its last block, in seconds; that of its first one, where
/// it finished none.
double end_of(const subject& of, const trial& failed) {
    std::chrono::nanoseconds end{0};
    for (const block& one : of.what.blocks)
        if (one.cell == failed.cell && one.process == failed.process &&
            one.repetition == failed.repetition)
            end = std::max(end, one.start_offset + one.duration);
    if (end.count() == 0 && failed.start > of.what.start)
        end = std::chrono::duration_cast<std::chrono::nanoseconds>(failed.start - of.what.start);
    return seconds(end).count();
}

/// All blocks of a contender as one path: a mark for each would make the page too long.
void draw_blocks(drawing& on, const scale& x, const scale& y, std::size_t cell, const look& how,
                 const strip& what) {
    std::string path, times, medians;
    for (const block* one : what.blocks) {
        if (one->cell != cell)
            continue;
        path += shape_path(how.marker, x(begin_of(*one)), y(median_us(*one)), 2.3);
        times += fmt::format("{}{}", times.empty() ? "" : " ", begin_of(*one));
        medians += fmt::format("{}{}", medians.empty() ? "" : " ", median_us(*one));
    }
    if (!path.empty())
        on.add(empty_element("path", {{"class", "marks " + how.classes()},
                                      {"data-cell", static_cast<double>(cell)},
                                      {"data-x", times},
                                      {"data-y", medians},
                                      {"d", path}}));
}

std::vector<const trial*> failures_of(const experiment_view& view) {
    std::vector<const trial*> failures;
    for (const contender_view& who : view.contenders)
        for (const trial* one : who.trials)
            if (one->failure && failures.size() < max_failures)
                failures.push_back(one);
    return failures;
}

/// A cross above the plot where each failed, one below the other.
void draw_failures(drawing& on, const plot_area& area, const scale& x, const subject& of,
                   const std::vector<const trial*>& failures) {
    double y = area.top;
    for (const trial* one : failures) {
        const double at = std::clamp(x(end_of(of, *one)), area.left, area.right);
        const bool near_right = at > (area.left + area.right) / 2;
        on.line({{at, area.bottom}, {at, y}}, "failure-line");
        on.mark({"failure", "", shape::cross}, "", {at, y}, 4,
                {{"data-cell", static_cast<double>(one->cell)}}, of.name(one->cell) + " failed");
        on.write({at + (near_right ? -8 : 8), y + 4}, near_right ? "end" : "start", "failed",
                 of.name(one->cell) + " failed");
        y += failure_height;
    }
}

/// A line at each contender's median, and its name.
std::vector<plot_label> draw_medians(drawing& on, const plot_area& area, const scale& y,
                                     const subject& of, const experiment_view& view) {
    std::vector<plot_label> labels;
    for (const contender_view& who : view.contenders) {
        const look how = look_of(who.cell->protocol);
        const std::string name = short_name(who.cell->protocol);
        const auto& median = who.summary->median_ns;
        if (!median) {
            labels.push_back({std::nullopt, how, name + (who.failed() ? " failed" : ": none")});
            continue;
        }
        const double at = y(*median / 1000);
        on.line({{area.left, at}, {area.right, at}}, "median " + how.classes(),
                {{"data-cell", static_cast<double>(of.index_of(who))}, {"data-y", *median / 1000}});
        labels.push_back(
            {point{area.right, at}, how, fmt::format("{:.1f}  {}", *median / 1000, name)});
    }
    return labels;
}

markup picture(page_width page, const subject& of, const experiment_view& view) {
    const strip what = strip_of(of, view, max_marks_across(page));
    range times, values;
    for (const block* one : what.blocks) {
        times.take(begin_of(*one));
        values.take(median_us(*one));
    }
    const std::vector<const trial*> failures = failures_of(view);
    const plot_area area(page, plot_height, view.contenders.size());
    const double room_for_failures = failure_height * static_cast<double>(failures.size());
    const scale x = scale::around(spacing::linear, times, area.left, area.right);
    const scale y =
        scale::around(spacing::logarithmic, values, area.bottom, area.top + room_for_failures);
    drawing on(page, area.height());
    on.draw_x_axis(x, y, ticks_with_words(x, ticks_across(page, 8)),
                   "since the start of the run, s");
    on.draw_y_axis(x, y, ticks_with_words(y, 9), "");
    on.write({2, area.top - 22}, "start", "title", "median of a block, µs");
    for (const contender_view& who : view.contenders)
        draw_blocks(on, x, y, of.index_of(who), look_of(who.cell->protocol), what);
    draw_failures(on, area, x, of, failures);
    area.draw_labels(on, draw_medians(on, area, y, of, view));
    return on.svg(
        "medians", "Block medians over time",
        "A mark for every block at the time it began; a line at each contender's median.");
}

table strip_table(const experiment_view& view, const subject& of) {
    table made{"Block medians, µs", {"contender", "blocks", "least", "median", "greatest"}, {}, 1};
    std::map<std::size_t, range> ranges;
    for (const block& one : of.what.blocks)
        ranges[one.cell].take(median_us(one));
    for (const contender_view& who : view.contenders) {
        const range& values = ranges[of.index_of(who)];
        const auto known = [&values](double value) {
            return values.empty() ? std::nullopt : std::optional(value);
        };
        made.rows.push_back({short_name(who.cell->protocol) + (who.failed() ? " (failed)" : ""),
                             fmt::format("{}", who.summary->blocks),
                             format_figure(known(values.empty() ? 0 : values.low()), 2),
                             format_figure(to_us(who.summary->median_ns), 2),
                             format_figure(known(values.empty() ? 0 : values.high()), 2)});
    }
    return made;
}

/// What a reader of either page does not see.
std::string left_out_words(std::size_t step_on_wide, std::size_t step_on_narrow,
                           std::size_t rounds) {
    if (step_on_wide > 1)
        return fmt::format(
            " Drawn is one round in {}, of {}, or in {} on a narrow page; all of them count.",
            step_on_wide, rounds, step_on_narrow);
    if (step_on_narrow > 1)
        return fmt::format(" On a narrow page one round in {} is drawn; all of them count.",
                           step_on_narrow);
    return {};
}

}  // namespace

chart medians_over_time(const subject& of) {
    chart made{"medians", "Every block, in the order of play", "", {}, "", {}};
    const experiment_view* chief = of.chief();
    const strip widest = chief ? strip_of(of, *chief, max_marks_across(page_width::wide)) : strip();
    if (widest.blocks.empty()) {
        made.why_nothing = "No block was finished: there is nothing to show over time.";
        return made;
    }
    for (const page_width page : page_widths)
        made.pictures.push_back(picture(page, of, *chief));
    made.caption = fmt::format(
        "Each mark is the median round trip of a block, at the time the block began; lines are the "
        "medians of these. Contenders that move together were paired in time, as they should be. "
        "{}.",
        of.scope_of(*chief));
    made.caption +=
        left_out_words(widest.step, strip_of(of, *chief, max_marks_across(page_width::narrow)).step,
                       widest.rounds);
    made.tables.push_back(strip_table(*chief, of));
    return made;
}

}  // namespace pingpong::html
