#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/drawing/plot_area.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr double failure_row_height = 16;
constexpr std::size_t max_failures = 6;
constexpr std::size_t min_rounds_over_time = 2;  // one has no course

/// A mark takes some fifty bytes, and a narrow drawing has no room for as many.
constexpr std::size_t max_block_marks(page_width page) {
    return page == page_width::wide ? 2400 : 800;
}

double to_seconds(std::chrono::nanoseconds duration) {
    return std::chrono::duration<double>(duration).count();
}

double start_s(const block& block) {
    return to_seconds(block.start_offset);
}

double median_us(const block& block) {
    return static_cast<double>(block.round_trips.p50.count()) / 1000;
}

/// The blocks of an experiment that are drawn: of every `step`th round, from the first.
struct block_selection {
    std::vector<const block*> blocks;
    std::size_t step = 1;
    std::size_t rounds = 0;
};

block_selection select_blocks(const report& report, const experiment_view& view,
                              std::size_t max_marks) {
    std::vector<const block*> all;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> rounds;  // of process and round
    for (const block& block : report.blocks)
        if (report.cells[block.cell].experiment == view.index) {
            all.push_back(&block);
            rounds[{block.process, block.round}] = 0;
        }
    std::size_t next_index = 0;
    for (auto& [round, index] : rounds)
        index = next_index++;

    block_selection selection;
    selection.rounds = rounds.size();
    selection.step = std::max<std::size_t>((all.size() + max_marks - 1) / max_marks, 1);
    for (const block* block : all)
        if (rounds[{block->process, block->round}] % selection.step == 0)
            selection.blocks.push_back(block);
    return selection;
}

/// When a trial that failed had finished its last block, in seconds; where it finished none, when
/// it started.
double failure_s(const report& report, const trial& failed) {
    std::chrono::nanoseconds end{0};
    for (const block& block : report.blocks)
        if (block.cell == failed.cell && block.process == failed.process &&
            block.repetition == failed.repetition)
            end = std::max(end, block.start_offset + block.duration);
    if (end.count() == 0 && failed.start > report.start)
        end = std::chrono::duration_cast<std::chrono::nanoseconds>(failed.start - report.start);
    return to_seconds(end);
}

/// All blocks of a contender as one path: a mark for each would make the page too long.
void draw_blocks(drawing& drawing, const axis_scale& x, const axis_scale& y, std::size_t index,
                 const cell& contender, const block_selection& selection) {
    const protocol_look look = look_of(contender);
    std::string path, times, medians;
    for (const block* block : selection.blocks) {
        if (block->cell != index)
            continue;
        const std::string_view separator = path.empty() ? "" : " ";
        path += mark_path(look.mark, x(start_s(*block)), y(median_us(*block)), 2.3);
        times += fmt::format("{}{}", separator, start_s(*block));
        medians += fmt::format("{}{}", separator, median_us(*block));
    }
    if (!path.empty())
        drawing.add(empty_element(
            "path", {{"class", "marks " + look.classes()},
                     {"data-cell", index},
                     {"data-text", label_of(contender) + ": median {y} µs, {x} s after the start"},
                     {"data-x", times},
                     {"data-y", medians},
                     {"d", path}}));
}

/// The first ones.
std::vector<const trial*> failed_trials(const experiment_view& view) {
    std::vector<const trial*> failed;
    for (const contender_view& contender : view.contenders)
        for (const trial* trial : contender.trials)
            if (trial->failure && failed.size() < max_failures)
                failed.push_back(trial);
    return failed;
}

/// A cross above the plot where each failed, one below the other.
void draw_failures(drawing& drawing, const plot_area& area, const axis_scale& x,
                   const subject& subject, const std::vector<const trial*>& failed) {
    const protocol_look look{"failure", "", protocol_mark::cross};
    double y = area.top;
    for (const trial* trial : failed) {
        const double place =
            std::clamp(x(failure_s(subject.report, *trial)), area.left, area.right);
        const bool near_right = place > (area.left + area.right) / 2;
        const std::string text = subject.label(trial->cell) + " failed";
        drawing.draw_line({{place, area.bottom}, {place, y}}, "failure-line");
        drawing.draw_mark(look, "", {place, y}, 4, {{"data-cell", trial->cell}}, text);
        drawing.draw_text({place + (near_right ? -8 : 8), y + 4}, near_right ? "end" : "start",
                          "failed", text);
        y += failure_row_height;
    }
}

/// A line at each contender's median. Returns their names.
std::vector<plot_label> draw_medians(drawing& drawing, const plot_area& area, const axis_scale& y,
                                     const subject& subject, const experiment_view& view) {
    std::vector<plot_label> labels;
    for (const contender_view& contender : view.contenders) {
        const protocol_look look = look_of(*contender.cell);
        const std::string label = label_of(*contender.cell);
        const std::optional<double>& median_ns = contender.summary->median_ns;
        if (!median_ns) {
            labels.push_back(
                {std::nullopt, look, label + (contender.failed() ? " failed" : ": none"), label});
            continue;
        }
        const double us = *median_ns / 1000;
        drawing.begin_series(label, look);
        drawing.draw_line({{area.left, y(us)}, {area.right, y(us)}}, "median " + look.classes(),
                          {{"data-cell", subject.index_of(contender)}, {"data-y", us}});
        drawing.end_series();
        labels.push_back(
            {point{area.right, y(us)}, look, fmt::format("{:.1f}  {}", us, label), label});
    }
    return labels;
}

markup draw_block_medians(page_width page, const subject& subject, const experiment_view& view) {
    const block_selection selection = select_blocks(subject.report, view, max_block_marks(page));
    value_range times, medians;
    for (const block* block : selection.blocks) {
        times.include(start_s(*block));
        medians.include(median_us(*block));
    }
    const std::vector<const trial*> failed = failed_trials(view);
    plot_area area(page, 296, view.contenders.size());
    const double failures_height = failure_row_height * static_cast<double>(failed.size());
    const axis_scale y = axis_scale::around(axis_spacing::logarithmic, medians, area.bottom,
                                            area.top + failures_height);
    const std::vector<axis_mark> y_marks = label_ticks(y, 9);
    area.fit_y_labels(y_marks);
    const axis_scale x = axis_scale::around(axis_spacing::linear, times, area.left, area.right);
    drawing picture(page, area.height());
    picture.draw_x_axis(x, y, label_ticks(x, max_ticks(page, 8)),
                        "time since the start of the run, s");
    picture.draw_y_axis(x, y, y_marks, "");
    picture.draw_text({2, area.top - 22}, "start", "title", "median round trip of a block, µs");
    for (const contender_view& contender : view.contenders) {
        picture.begin_series(label_of(*contender.cell), look_of(*contender.cell));
        draw_blocks(picture, x, y, subject.index_of(contender), *contender.cell, selection);
        picture.end_series();
    }
    draw_failures(picture, area, x, subject, failed);
    area.draw_labels(picture, draw_medians(picture, area, y, subject, view));
    return picture.svg(
        "medians", "Block medians over time",
        "A mark for every block at the time it began; a line at each contender's median.");
}

data_table block_table(const subject& subject, const experiment_view& view) {
    data_table table{
        "Block medians, µs", {"contender", "blocks", "fastest", "median", "slowest"}, {}, 1};
    std::map<std::size_t, value_range> ranges;
    for (const block& block : subject.report.blocks)
        ranges[block.cell].include(median_us(block));
    for (const contender_view& contender : view.contenders) {
        const value_range& range = ranges[subject.index_of(contender)];
        std::optional<double> low, high;
        if (!range.empty()) {
            low = range.low();
            high = range.high();
        }
        table.rows.push_back({label_of(*contender.cell) + (contender.failed() ? " (failed)" : ""),
                              std::to_string(contender.summary->blocks), format_figure(low, 2),
                              format_figure(to_us(contender.summary->median_ns), 2),
                              format_figure(high, 2)});
    }
    return table;
}

/// Which rounds a reader of either page does not see; empty: none.
std::string format_omitted_rounds(const block_selection& wide, const block_selection& narrow) {
    if (wide.step > 1)
        return fmt::format(
            " One round in {} of {} is drawn, one in {} on a narrow page; all of them count.",
            wide.step, wide.rounds, narrow.step);
    if (narrow.step > 1)
        return fmt::format(" On a narrow page one round in {} is drawn; all of them count.",
                           narrow.step);
    return {};
}

}  // namespace

chart medians_over_time(const subject& subject) {
    chart result{"medians", "Every block over time", "", {}, {}};
    const auto select = [&subject](page_width page) {
        return select_blocks(subject.report, *subject.main_view(), max_block_marks(page));
    };
    if (!subject.main_view() || select(page_width::wide).rounds < min_rounds_over_time)
        return result;
    const experiment_view& view = *subject.main_view();
    for (const page_width page : page_widths)
        result.pictures.push_back(draw_block_medians(page, subject, view));
    result.caption = fmt::format(
        "Each mark is the median round trip of one block; lines are the medians of these. Where "
        "all "
        "contenders move together, the machine changed its speed, which hardly affects the ratios. "
        "{}.",
        subject.format_scope(view));
    result.caption += format_omitted_rounds(select(page_width::wide), select(page_width::narrow));
    result.tables.push_back(block_table(subject, view));
    return result;
}

}  // namespace pingpong::html
