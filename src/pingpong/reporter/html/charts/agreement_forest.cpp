#include <fmt/core.h>

#include <algorithm>
#include <functional>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/forest_panel.hpp"
#include "pingpong/reporter/html/charts/forest_rows.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "pingpong/reporter/wording/gates.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_mark_label_characters = 32, max_remark_characters = 26;

forest_block agreement_block(const agreement& agreement) {
    const cell& numerator = agreement.runs.front().numerator();
    const cell& denominator = agreement.runs.front().denominator();
    forest_block block{
        label_of(numerator) + " / " + label_of(denominator) + ", " + typeset(agreement.setting),
        look_of(numerator),
        {},
        label_of(numerator),
        label_of(denominator)};
    for (const run_comparison& run : agreement.runs) {
        const comparison& comparison = *run.comparison;
        forest_mark& mark = block.marks.emplace_back();
        mark.label = shorten(escape_terminal(run.run->name), max_mark_label_characters);
        mark.ratio = comparison.figures.claim;
        mark.figures = format_ratio(comparison.figures);
        mark.remark = format_verdict_kind(comparison);
        mark.withheld = comparison.verdict.certainty == certainty::withheld;
    }
    return block;
}

/// The widest margin of all runs, so that no ratio within the margin of its run is beyond the band.
double widest_margin(const overview& overview) {
    double margin = 0;
    for (const agreement& agreement : overview.agreements)
        for (const run_comparison& run : agreement.runs)
            margin = std::max(margin, run.run->report.config.question.margin);
    return margin;
}

/// The look of a contender of that name in any of the runs.
protocol_look find_look(std::span<const named_report> runs, const std::string& protocol) {
    for (const named_report& run : runs)
        for (const cell& cell : run.report.cells)
            if (cell.protocol == protocol)
                return look_of(cell);
    return {};
}

std::vector<forest_block> change_blocks(const run_changes& changes,
                                        const std::vector<change_row>& rows,
                                        std::span<const named_report> sides) {
    std::vector<forest_block> blocks;
    for (std::size_t i = 0; i < changes.changes.size(); ++i) {
        const change& change = changes.changes[i];
        const change_row& row = rows[i];
        auto block = std::ranges::find(blocks, row.contender, &forest_block::title);
        if (block == blocks.end())
            block = blocks.insert(
                block, forest_block{row.contender, find_look(sides, change.protocol), {}});
        forest_mark& mark = block->marks.emplace_back();
        mark.label = shorten(row.setting, max_mark_label_characters);
        mark.ratio = change.factor;
        mark.figures = change.factor ? row.factor : "";
        mark.remark = shorten(row.verdict, max_remark_characters);
    }
    return blocks;
}

data_table change_table(const std::vector<change_row>& rows) {
    data_table table{"What each contender took, old and new",
                     {"what", "at", "verdict", "old", "new", "new / old"},
                     {},
                     3};
    for (const change_row& row : rows)
        table.rows.push_back(
            {row.contender, row.setting, row.verdict, row.before, row.after, row.factor});
    return table;
}

/// Whether the two are those of the first agreement, which the runs were made for above all.
bool is_main_agreement(const overview& overview, const agreement& agreement) {
    const run_comparison& first = overview.agreements.front().runs.front();
    const run_comparison& other = agreement.runs.front();
    return other.numerator().protocol == first.numerator().protocol &&
           other.denominator().protocol == first.denominator().protocol;
}

using axis_of_blocks = std::function<forest_axis(const std::vector<forest_block>&)>;

/// A panel, with its own axis, for each of the lists that is not empty.
void add_panels(chart& chart, const std::vector<std::vector<forest_block>>& panels,
                const axis_of_blocks& axis) {
    for (const page_width page : page_widths) {
        std::string id = chart.id;
        for (const std::vector<forest_block>& blocks : panels)
            if (!blocks.empty()) {
                chart.pictures.push_back(forest_panel(page, blocks, axis(blocks), id, chart.title));
                id = "other-" + chart.id;
            }
    }
    if (std::ranges::any_of(panels, has_hidden_marks))
        chart.caption += fmt::format(" Only the first {} of a panel are drawn; the table has more.",
                                     max_forest_marks);
}

}  // namespace

chart agreement_forest(const overview& overview) {
    chart result{"agreement", "What each run found", "", {}, {}};
    if (overview.agreements.empty())
        return result;
    const double margin = widest_margin(overview);
    result.caption = fmt::format(
        "Lines: the interval of each run. Grey band: the ±{:g} % margin. Hollow grey marks are "
        "invalid measurements. The scale is logarithmic.",
        100 * margin);
    std::vector<forest_block> main_blocks, other_blocks;
    for (const agreement& each : overview.agreements)
        (is_main_agreement(overview, each) ? main_blocks : other_blocks)
            .push_back(agreement_block(each));
    add_panels(result, {main_blocks, other_blocks},
               [margin](const auto& blocks) { return time_ratio_axis(blocks, margin); });
    const overview_table& ratios = overview.ratios;
    result.tables.push_back({ratios.title, ratios.names, ratios.rows, ratios.left_columns});
    return result;
}

chart change_forest(const run_changes& changes, std::span<const named_report> sides) {
    chart result{"changes", "New against old", "", {}, {}};
    if (std::ranges::none_of(changes.changes,
                             [](const change& each) { return each.factor.has_value(); }))
        return result;
    result.caption = fmt::format(
        "Each time is first divided by that of a contender of the same run, so that the speed of "
        "the machine matters little. Grey band: tolerated, up to {:.3g} %. The scale is "
        "logarithmic.",
        100 * changes.rules.threshold);
    const std::vector<change_row> rows = format_changes(changes, escape_terminal).rows;
    add_panels(result, {change_blocks(changes, rows, sides)}, [&changes](const auto&) {
        return forest_axis{"time, new / old", "now faster", "now slower", changes.rules.threshold};
    });
    result.tables.push_back(change_table(rows));
    return result;
}

}  // namespace pingpong::html
