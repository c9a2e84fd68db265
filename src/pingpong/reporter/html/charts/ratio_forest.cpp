#include <fmt/core.h>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/forest_panel.hpp"
#include "pingpong/reporter/html/charts/forest_rows.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

forest_mark make_mark(const forest_row& row) {
    forest_mark mark;
    mark.label = row.setting;
    mark.remark = row.format_remark();
    mark.failed = row.failed;
    if (!row.comparison)
        return mark;
    mark.ratio = row.comparison->figures.claim;
    mark.figures = format_ratio(row.comparison->figures);
    mark.withheld = row.comparison->verdict.certainty == certainty::withheld;
    mark.data = {{"data-numerator", row.comparison->numerator},
                 {"data-denominator", row.comparison->denominator}};
    return mark;
}

std::vector<forest_block> ratio_blocks(const std::vector<forest_group>& groups) {
    std::vector<forest_block> blocks;
    for (const forest_group& group : groups) {
        forest_block& block = blocks.emplace_back(forest_block{group.title, group.look, {}});
        for (const forest_row& row : group.rows)
            block.marks.push_back(make_mark(row));
    }
    return blocks;
}

data_table ratio_table(const std::vector<forest_group>& groups) {
    data_table table{
        "Ratios of block medians, paired round by round",
        {"ratio", "setting", "value", "claimed\nfrom", "to", "difference\nµs", "rounds", "verdict"},
        {},
        2};
    for (const forest_group& group : groups)
        for (const forest_row& row : group.rows) {
            std::vector<std::string> cells{group.title, row.setting};
            if (row.comparison) {
                const paired_comparison& figures = row.comparison->figures;
                cells.insert(cells.end(), {format_figure(figures.claim.value, 3),
                                           format_figure(figures.claim.low, 3),
                                           format_figure(figures.claim.high, 3),
                                           format_figure(figures.difference.value / 1000, 2),
                                           std::to_string(figures.rounds)});
            } else {
                cells.insert(cells.end(), 5, std::string(unknown_figure));
            }
            cells.push_back(row.format_remark() +
                            (row.failed.empty() ? "" : "; " + row.failed + " failed"));
            table.rows.push_back(std::move(cells));
        }
    return table;
}

std::string format_round_counts(const std::vector<forest_group>& groups) {
    value_range rounds;
    for (const forest_group& group : groups)
        for (const forest_row& row : group.rows)
            if (row.comparison)
                rounds.include(static_cast<double>(row.comparison->figures.rounds));
    if (rounds.empty())
        return {};
    if (rounds.low() == rounds.high())
        return ' ' + format_count(static_cast<std::uint64_t>(rounds.low()), "round") + '.';
    return fmt::format(" {:.0f} to {:.0f} rounds.", rounds.low(), rounds.high());
}

std::string ratio_caption(const subject& subject, const std::vector<forest_group>& groups) {
    const question& question = subject.report.config.question;
    std::string text = fmt::format(
        "Time per exchange of the first by that of the second, with the {:g} % interval that may "
        "be claimed; the axis is logarithmic. Within the band, ±{:g} %, two count as equal. A grey "
        "and hollow mark was measured, but no finding may rest on it.",
        100 * question.confidence, 100 * question.margin);
    text += format_round_counts(groups);
    if (subject.views.size() == 1)
        return text + ' ' + subject.format_scope(subject.views.front()) + '.';
    return text + " This machine, this run.";
}

}  // namespace

chart ratio_forest(const subject& subject) {
    chart result{"ratios", "Which takes longer, and how sure that is", "", {}, "", {}};
    std::vector<forest_group> groups = question_groups(subject);
    const std::vector<forest_group> others = other_groups(subject);
    if (groups.empty() && others.empty()) {
        result.absence = "No two contenders were compared: there is no ratio to show.";
        return result;
    }
    const forest_axis axis{"ratio of times; below 1 the first is faster",
                           subject.report.config.question.margin};
    const std::vector<forest_block> question_blocks = ratio_blocks(groups);
    const std::vector<forest_block> other_blocks = ratio_blocks(others);
    for (const page_width page : page_widths) {
        if (!question_blocks.empty())
            result.pictures.push_back(
                forest_panel(page, question_blocks, axis, "ratios", "The ratio asked about"));
        if (!other_blocks.empty())
            result.pictures.push_back(
                forest_panel(page, other_blocks, axis, "other-ratios", "The other ratios"));
    }
    groups.insert(groups.end(), others.begin(), others.end());
    result.caption = ratio_caption(subject, groups);
    if (has_hidden_marks(question_blocks) || has_hidden_marks(other_blocks))
        result.caption += " Only the first rows are drawn; the table has more.";
    result.tables.push_back(ratio_table(groups));
    return result;
}

}  // namespace pingpong::html
