#include <fmt/core.h>

#include <algorithm>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/forest_panel.hpp"
#include "pingpong/reporter/html/charts/forest_rows.hpp"
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
        forest_block& block = blocks.emplace_back(
            forest_block{group.title, group.look, {}, group.numerator, group.denominator});
        for (const forest_row& row : group.rows)
            block.marks.push_back(make_mark(row));
    }
    return blocks;
}

data_table ratio_table(const std::vector<forest_group>& groups) {
    data_table table{"Ratios of block medians, paired round by round",
                     {"ratio", "setting", "value", "interval\nfrom", "to", "difference\nµs",
                      "rounds", "verdict"},
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

/// What the band, the intervals and the marks are, in as few words as it takes.
std::string ratio_caption(const subject& subject, const std::vector<forest_block>& blocks) {
    const question& question = subject.report.config.question;
    std::string text = fmt::format(
        "Time per exchange; lines: {:g} % intervals; grey band: ±{:g} % margin; logarithmic.",
        100 * question.confidence, 100 * question.margin);
    const auto is_withheld = [](const forest_block& block) {
        return std::ranges::any_of(block.marks, &forest_mark::withheld);
    };
    if (std::ranges::any_of(blocks, is_withheld))
        text += " Hollow grey marks are invalid measurements.";
    if (has_hidden_marks(blocks))
        text += " Only the first rows are drawn; the table has more.";
    return text;
}

chart forest_of(const subject& subject, const std::vector<forest_group>& groups, chart result) {
    if (groups.empty())
        return result;
    const std::vector<forest_block> blocks = ratio_blocks(groups);
    const forest_axis axis = time_ratio_axis(blocks, subject.report.config.question.margin);
    for (const page_width page : page_widths)
        result.pictures.push_back(forest_panel(page, blocks, axis, result.id, result.title));
    result.caption = ratio_caption(subject, blocks);
    result.tables.push_back(ratio_table(groups));
    return result;
}

}  // namespace

chart ratio_forest(const subject& subject) {
    return forest_of(subject, question_groups(subject), {"ratios", "Which is faster", "", {}, {}});
}

chart other_ratios(const subject& subject) {
    chart result =
        forest_of(subject, other_groups(subject), {"other-ratios", "The other ratios", "", {}, {}});
    if (!result.pictures.empty())
        result.caption +=
            " Exploratory ratios are not corrected for multiple comparisons: of twenty, one may "
            "differ by chance.";
    return result;
}

}  // namespace pingpong::html
