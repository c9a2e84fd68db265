#include "pingpong/reporter/html/ratio_forest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "pingpong/reporter/html/drawing.hpp"
#include "pingpong/reporter/html/forest_rows.hpp"
#include "pingpong/reporter/html/typography.hpp"
#include "pingpong/reporter/wording.hpp"

namespace pingpong::html {
namespace {

constexpr double heading_height = 30, row_height = 36, top = 4, below = 48;
constexpr double left = 276, right = 628;
constexpr std::size_t most_drawn = 30;  // rows in a panel

double height_of(const std::vector<forest_group>& groups) {
    double height = 0;
    for (const forest_group& group : groups)
        height += heading_height + row_height * static_cast<double>(group.rows.size());
    return height;
}

range values_of(const std::vector<forest_group>& groups, double margin) {
    range values;
    values.take(1 / (1 + margin));
    values.take(1 + margin);
    for (const forest_group& group : groups)
        for (const forest_row& row : group.rows)
            if (row.shows) {
                const estimate& claim = row.shows->figures.claim;
                values.take(claim.value);
                values.take(claim.low);
                values.take(claim.high);
            }
    return values;
}

attributes figures_of(const comparison& one) {
    const estimate& claim = one.figures.claim;
    attributes data{{"data-numerator", static_cast<double>(one.numerator)},
                    {"data-denominator", static_cast<double>(one.denominator)},
                    {"data-x", claim.value}};
    if (claim.low && claim.high) {
        data.emplace_back("data-low", *claim.low);
        data.emplace_back("data-high", *claim.high);
    }
    return data;
}

void draw_interval(drawing& on, const scale& x, double y, const comparison& shown,
                   const std::string& classes) {
    const estimate& claim = shown.figures.claim;
    if (!claim.low || !claim.high)
        return;
    on.line({{x(*claim.low), y}, {x(*claim.high), y}}, "interval " + classes, figures_of(shown));
    for (const double end : {*claim.low, *claim.high})
        on.line({{x(end), y - 4}, {x(end), y + 4}}, "whisker " + classes);
}

void draw_ratio(drawing& on, const scale& x, double y, const look& how, const forest_row& row,
                std::string_view title) {
    const bool withheld = row.shows->said.sure == certainty::withheld;
    const std::string words = typeset(ratio_words(row.shows->figures));
    draw_interval(on, x, y, *row.shows, withheld ? "withheld" : how.classes());
    on.mark(how, withheld ? "withheld" : "", {x(row.shows->figures.claim.value), y}, 5,
            figures_of(*row.shows),
            fmt::format("{}, {}: {}, {}", title, row.setting, words, row.remark()));
    on.write({0, y + 13}, "start", "small", words + ' ' + row.remark());
}

void draw_row(drawing& on, const scale& x, double y, const forest_group& group,
              const forest_row& row) {
    on.write({0, y - 2}, "start", "label", row.setting);
    if (row.shows)
        draw_ratio(on, x, y, group.how, row, group.title);
    else
        on.write({0, y + 13}, "start", "small", row.remark());
    if (row.failed.empty())
        return;
    const bool beside_mark = row.shows != nullptr;
    on.write({beside_mark ? right : (left + right) / 2, beside_mark ? y - 7 : y + 4},
             beside_mark ? "end" : "middle", "failed", row.failed + " failed");
}

std::string told(const std::vector<forest_group>& groups) {
    std::string words;
    for (const forest_group& group : groups)
        for (const forest_row& row : group.rows)
            words += fmt::format("{}, {}: {}, {}. ", group.title, row.setting,
                                 row.shows ? typeset(ratio_words(row.shows->figures)) : "no ratio",
                                 row.remark());
    return shortened(words, 1000);
}

markup panel(const subject& of, const std::vector<forest_group>& groups, std::string_view id,
             std::string_view title) {
    const double bottom = top + height_of(groups), margin = of.what.config.asked.margin;
    const scale x = scale::around(spacing::logarithmic, values_of(groups, margin), left, right);
    const scale y(spacing::linear, 0, 1, bottom, top);
    const double equal_from = x(1 / (1 + margin)), equal_to = x(1 + margin);
    drawing on(bottom + below);
    on.rectangle({equal_from, top}, equal_to - equal_from, bottom - top, "band");
    on.draw_x_axis(x, y, ticks_with_words(x, 6), "ratio of times; below 1 the first is faster");
    on.line({{x(1), top}, {x(1), bottom}}, "one");
    double row_top = top;
    for (const forest_group& group : groups) {
        on.rectangle({0, row_top - 2}, drawing::width, heading_height + 2, "blank");
        on.write({0, row_top + heading_height - 8}, "start", "heading", group.title);
        row_top += heading_height;
        for (const forest_row& row : group.rows) {
            draw_row(on, x, row_top + row_height / 2, group, row);
            row_top += row_height;
        }
    }
    return on.svg(id, title, told(groups));
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
                cells.insert(
                    cells.end(),
                    {figure(figures.claim.value, 3), figure(figures.claim.low, 3),
                     figure(figures.claim.high, 3), figure(figures.difference.value / 1000, 2),
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

/// The groups up to so many rows.
std::vector<forest_group> drawn_of(std::vector<forest_group> groups) {
    std::size_t room = most_drawn;
    for (forest_group& group : groups) {
        group.rows.resize(std::min(group.rows.size(), room));
        room -= group.rows.size();
    }
    std::erase_if(groups, [](const forest_group& one) { return one.rows.empty(); });
    return groups;
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
        return ' ' + counted(static_cast<std::uint64_t>(rounds.low()), "round") + '.';
    return fmt::format(" {:.0f} to {:.0f} rounds.", rounds.low(), rounds.high());
}

std::string caption_of(const subject& of, const std::vector<forest_group>& all) {
    const question& asked = of.what.config.asked;
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
    if (!asked.empty())
        made.pictures.push_back(panel(of, drawn_of(asked), "ratios", "The ratio asked about"));
    if (!others.empty())
        made.pictures.push_back(panel(of, drawn_of(others), "other-ratios", "The other ratios"));
    std::vector<forest_group> all = asked;
    all.insert(all.end(), others.begin(), others.end());
    made.caption = caption_of(of, all);
    if (height_of(drawn_of(asked)) < height_of(asked) ||
        height_of(drawn_of(others)) < height_of(others))
        made.caption += " Only the first rows are drawn; the table has more.";
    made.tables.push_back(table_of(all));
    return made;
}

}  // namespace pingpong::html
