#include "pingpong/reporter/html/medians_over_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "pingpong/reporter/html/drawing.hpp"
#include "pingpong/reporter/html/end_labels.hpp"
#include "pingpong/reporter/wording.hpp"

namespace pingpong::html {
namespace {

constexpr double left = 62, right = 424, bottom = 330, height = 380;
constexpr double least_top = 34, failure_height = 16;
constexpr std::size_t most_failures = 6;
constexpr std::size_t most_marks = 2400;

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

strip strip_of(const subject& of, const experiment_view& view) {
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
    made.step = std::max<std::size_t>((all.size() + most_marks - 1) / most_marks, 1);
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
            if (one->failure && failures.size() < most_failures)
                failures.push_back(one);
    return failures;
}

/// A cross above the plot where each failed, one below the other.
void draw_failures(drawing& on, const scale& x, const subject& of,
                   const std::vector<const trial*>& failures) {
    double y = least_top;
    for (const trial* one : failures) {
        const double at = std::clamp(x(end_of(of, *one)), left, right);
        const bool near_right = at > (left + right) / 2;
        on.line({{at, bottom}, {at, y}}, "failure-line");
        on.mark({"failure", "", shape::cross}, "", {at, y}, 4,
                {{"data-cell", static_cast<double>(one->cell)}}, of.name(one->cell) + " failed");
        on.write({at + (near_right ? -8 : 8), y + 4}, near_right ? "end" : "start", "failed",
                 of.name(one->cell) + " failed");
        y += failure_height;
    }
}

markup picture(const subject& of, const experiment_view& view, const strip& what) {
    range times, values;
    for (const block* one : what.blocks) {
        times.take(begin_of(*one));
        values.take(median_us(*one));
    }
    const std::vector<const trial*> failures = failures_of(view);
    const double top = least_top + failure_height * static_cast<double>(failures.size());
    const scale x = scale::around(spacing::linear, times, left, right);
    const scale y = scale::around(spacing::logarithmic, values, bottom, top);
    drawing on(height);
    on.draw_x_axis(x, y, ticks_with_words(x, 8), "since the start of the run, s");
    on.draw_y_axis(x, y, ticks_with_words(y, 9), "");
    on.write({2, 12}, "start", "title", "median of a block, µs");
    for (const contender_view& who : view.contenders)
        draw_blocks(on, x, y, of.index_of(who), look_of(who.what->protocol), what);
    draw_failures(on, x, of, failures);
    std::vector<end_label> labels;
    for (const contender_view& who : view.contenders) {
        const look how = look_of(who.what->protocol);
        const std::string name = short_name(who.what->protocol);
        const auto& median = who.summary->median_ns;
        if (!median) {
            labels.push_back({std::nullopt, how, name + (who.failed() ? " failed" : ": none")});
            continue;
        }
        const double at = y(*median / 1000);
        on.line({{left, at}, {right, at}}, "median " + how.classes(),
                {{"data-cell", static_cast<double>(of.index_of(who))}, {"data-y", *median / 1000}});
        labels.push_back({point{right, at}, how, fmt::format("{:.1f}  {}", *median / 1000, name)});
    }
    draw_end_labels(on, labels, right, top, bottom);
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
        made.rows.push_back({short_name(who.what->protocol) + (who.failed() ? " (failed)" : ""),
                             fmt::format("{}", who.summary->blocks),
                             figure(known(values.empty() ? 0 : values.low()), 2),
                             figure(in_us(who.summary->median_ns), 2),
                             figure(known(values.empty() ? 0 : values.high()), 2)});
    }
    return made;
}

}  // namespace

chart medians_over_time(const subject& of) {
    chart made{"medians", "Every block, in the order of play", "", {}, "", {}};
    const experiment_view* chief = of.chief();
    const strip what = chief ? strip_of(of, *chief) : strip();
    if (what.blocks.empty()) {
        made.why_nothing = "No block was finished: there is nothing to show over time.";
        return made;
    }
    made.pictures.push_back(picture(of, *chief, what));
    made.caption = fmt::format(
        "Each mark is the median round trip of a block, at the time the block began; lines are the "
        "medians of these. Contenders that move together were paired in time, as they should be. "
        "{}.",
        of.scope_of(*chief));
    if (what.step > 1)
        made.caption += fmt::format(" Drawn is one round in {}, of {}; all of them count.",
                                    what.step, what.rounds);
    made.tables.push_back(strip_table(*chief, of));
    return made;
}

}  // namespace pingpong::html
