#include "pingpong/reporter/html/charts/ratio_forest.hpp"

#include <fmt/format.h>

#include "pingpong/reporter/html/charts/forest_panel.hpp"
#include "pingpong/reporter/html/charts/forest_rows.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

forest_mark mark_of(const forest_row& row) {
    forest_mark made;
    made.label = row.setting;
    made.remark = row.remark();
    made.failed = row.failed;
    if (!row.shows)
        return made;
    made.ratio = row.shows->figures.claim;
    made.figures = format_ratio(row.shows->figures);
    made.withheld = row.shows->verdict.certainty == certainty::withheld;
    made.data = {{"data-numerator", static_cast<double>(row.shows->numerator)},
                 {"data-denominator", static_cast<double>(row.shows->denominator)}};
    return made;
}

std::vector<forest_block> blocks_of(const std::vector<forest_group>& groups) {
    std::vector<forest_block> blocks;
    for (const forest_group& group : groups) {
        forest_block& made = blocks.emplace_back(forest_block{group.title, group.how, {}});
        for (const forest_row& row : group.rows)
            made.marks.push_back(mark_of(row));
    }
    return blocks;
}

bool has_more_than_is_drawn(const std::vector<forest_group>& groups) {
    std::size_t rows = 0;
    for (const forest_group& group : groups)
        rows += group.rows.size();
    return rows > max_forest_marks;
}

table table_of(const std::vector<forest_group>& groups) {
    table made{
        "Ratios of block medians, paired round by round",
        {"ratio", "setting", "value", "claimed\nfrom", "to", "difference\nµs", "rounds", "verdict"},
        {},
        2};
    for (const forest_group& group : groups)
        for (const forest_row& row : group.rows) {
            std::vector<std::string> cells{group.title, row.setting};
            if (row.shows) {
                const paired_comparison& figures = row.shows->figures;
                cells.insert(cells.end(), {format_figure(figures.claim.value, 3),
                                           format_figure(figures.claim.low, 3),
                                           format_figure(figures.claim.high, 3),
                                           format_figure(figures.difference.value / 1000, 2),
                                           fmt::format("{}", figures.rounds)});
            } else {
                cells.insert(cells.end(), 5, std::string(unknown_figure));
            }
            cells.push_back(row.remark() +
                            (row.failed.empty() ? "" : "; " + row.failed + " failed"));
            made.rows.push_back(std::move(cells));
        }
    return made;
}

std::string rounds_words(const std::vector<forest_group>& groups) {
    range rounds;
    for (const forest_group& group : groups)
        for (const forest_row& row : group.rows)
            if (row.shows)
                rounds.take(static_cast<double>(row.shows->figures.rounds));
    if (rounds.empty())
        return {};
    if (rounds.low() == rounds.high())
        return ' ' + format_count(static_cast<std::uint64_t>(rounds.low()), "round") + '.';
    return fmt::format(" {:.0f} to {:.0f} rounds.", rounds.low(), rounds.high());
}

std::string caption_of(const subject& of, const std::vector<forest_group>& all) {
    const question& asked = of.what.config.question;
    std::string words = fmt::format(
        "Time per exchange of the first by that of the second, with the {:g} % interval that may "
        "be claimed; the axis is logarithmic. Within the band, ±{:g} %, two count as equal. A grey "
        "and hollow mark was measured, but no finding may rest on it.",
        100 * asked.confidence, 100 * asked.margin);
    words += rounds_words(all);
    if (of.views.size() == 1)
        return words + ' ' + of.scope_of(of.views.front()) + '.';
    return words + " This machine, this run.";
}

}  // namespace

chart ratio_forest(const subject& of) {
    chart made{"ratios", "Which takes longer, and how sure that is", "", {}, "", {}};
    const std::vector<forest_group> asked = groups_of_question(of), others = other_groups(of);
    if (asked.empty() && others.empty()) {
        made.why_nothing = "No two contenders were compared: there is no ratio to show.";
        return made;
    }
    const forest_axis axis{"ratio of times; below 1 the first is faster",
                           of.what.config.question.margin};
    for (const page_width page : page_widths) {
        if (!asked.empty())
            made.pictures.push_back(
                forest_panel(page, blocks_of(asked), axis, "ratios", "The ratio asked about"));
        if (!others.empty())
            made.pictures.push_back(
                forest_panel(page, blocks_of(others), axis, "other-ratios", "The other ratios"));
    }
    std::vector<forest_group> all = asked;
    all.insert(all.end(), others.begin(), others.end());
    made.caption = caption_of(of, all);
    if (has_more_than_is_drawn(asked) || has_more_than_is_drawn(others))
        made.caption += " Only the first rows are drawn; the table has more.";
    made.tables.push_back(table_of(all));
    return made;
}

}  // namespace pingpong::html
