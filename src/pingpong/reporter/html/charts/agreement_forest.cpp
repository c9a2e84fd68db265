#include "pingpong/reporter/html/charts/agreement_forest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/html/charts/forest_panel.hpp"
#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_characters_of_label = 32, max_characters_of_remark = 26;

forest_block block_of(const agreement& what) {
    const cell& numerator = what.runs.front().numerator();
    const cell& denominator = what.runs.front().denominator();
    forest_block made{fmt::format("{} / {}, {}", short_name(numerator.protocol),
                                  short_name(denominator.protocol), typeset(what.setting)),
                      look_of(numerator.protocol),
                      {}};
    for (const run_comparison& one : what.runs) {
        forest_mark& mark = made.marks.emplace_back();
        mark.label = shortened(escape_terminal(one.run->name), max_characters_of_label);
        mark.ratio = one.comparison->figures.claim;
        mark.figures = format_ratio(one.comparison->figures);
        mark.remark = format_verdict(*one.comparison);
        mark.withheld = one.comparison->verdict.certainty == certainty::withheld;
    }
    return made;
}

/// The widest band of all, so that no ratio within its run's own looks like one beyond it.
double margin_of(const overview& of) {
    double margin = 0;
    for (const agreement& each : of.agreements)
        for (const run_comparison& one : each.runs)
            margin = std::max(margin, one.run->report.config.question.margin);
    return margin;
}

std::vector<forest_block> blocks_of(const run_changes& of) {
    std::vector<forest_block> blocks;
    const formatted_changes words = format_changes(of, escape_terminal);
    for (std::size_t i = 0; i < of.changes.size(); ++i) {
        const change& one = of.changes[i];
        const change_row& row = words.rows[i];
        auto same = std::ranges::find(blocks, row.contender, &forest_block::title);
        if (same == blocks.end())
            same = blocks.insert(same, {row.contender, look_of(one.protocol), {}});
        forest_mark& mark = same->marks.emplace_back();
        mark.label = shortened(row.setting, max_characters_of_label);
        mark.ratio = one.factor;
        mark.figures = one.factor ? row.factor : "";
        mark.remark = shortened(row.verdict, max_characters_of_remark);
    }
    return blocks;
}

table table_of(const run_changes& of) {
    table made{"What each contender took, old and new",
               {"what", "at", "verdict", "old", "new", "new by old"},
               {},
               3};
    for (const change_row& one : format_changes(of, escape_terminal).rows)
        made.rows.push_back(
            {one.contender, one.setting, one.verdict, one.before, one.after, one.factor});
    return made;
}

/// Whether the two are those of the first agreement, which the runs were made for above all.
bool is_chief(const overview& of, const agreement& one) {
    const run_comparison& chief = of.agreements.front().runs.front();
    const run_comparison& here = one.runs.front();
    return here.numerator().protocol == chief.numerator().protocol &&
           here.denominator().protocol == chief.denominator().protocol;
}

bool has_more_than_is_drawn(const std::vector<forest_block>& blocks) {
    std::size_t marks = 0;
    for (const forest_block& one : blocks)
        marks += one.marks.size();
    return marks > max_forest_marks;
}

/// A panel, with its own axis, for each of the lists that is not empty.
void draw(chart& made, const std::vector<std::vector<forest_block>>& panels,
          const forest_axis& axis) {
    for (const page_width page : page_widths) {
        std::string id = made.id;
        for (const std::vector<forest_block>& blocks : panels)
            if (!blocks.empty()) {
                made.pictures.push_back(forest_panel(page, blocks, axis, id, made.title));
                id = "other-" + made.id;
            }
    }
    if (std::ranges::any_of(panels, has_more_than_is_drawn))
        made.caption += fmt::format(" Only the first {} of a panel are drawn; the table has more.",
                                    max_forest_marks);
}

}  // namespace

chart agreement_forest(const overview& of) {
    chart made{"agreement", "What each run found", "", {}, "", {}};
    if (of.agreements.empty()) {
        made.why_nothing = "No run compared two contenders: there is no ratio to show.";
        return made;
    }
    const double margin = margin_of(of);
    made.caption = fmt::format(
        "Time per exchange of the first by that of the second in every run, with the interval that "
        "it claims; the axis is logarithmic. Within the band, ±{:g} %, two count as equal. A grey "
        "and hollow mark was measured, but no finding may rest on it.",
        100 * margin);
    std::vector<forest_block> chief, others;
    for (const agreement& one : of.agreements)
        (is_chief(of, one) ? chief : others).push_back(block_of(one));
    draw(made, {chief, others}, {"ratio of times; below 1 the first is faster", margin});
    made.tables.push_back(
        {of.ratios.title, of.ratios.names, of.ratios.rows, of.ratios.left_columns});
    return made;
}

chart change_forest(const run_changes& of) {
    chart made{"changes", "What the new side takes, by the old one", "", {}, "", {}};
    if (std::ranges::none_of(of.changes, [](auto& one) { return one.factor.has_value(); })) {
        made.why_nothing = "The two sides measured nothing in common: there is no change to show.";
        return made;
    }
    made.caption = fmt::format(
        "Above 1 the new side takes longer; each time is divided by that of the contender it is "
        "compared with in the same run, which the speed of the machine does not change much. Up to "
        "the right end of the band, {:.3g} %, a change is tolerated.",
        100 * of.rules.threshold);
    draw(made, {blocks_of(of)}, {"new by old; below 1 it takes less time", of.rules.threshold});
    made.tables.push_back(table_of(of));
    return made;
}

}  // namespace pingpong::html
