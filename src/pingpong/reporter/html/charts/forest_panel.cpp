#include "pingpong/reporter/html/charts/forest_panel.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

constexpr double forest_top = 4, forest_axis_height = 64;
constexpr double space_above_title = 10, title_line_height = 16;
constexpr double label_character_width = 7.4, figures_width = 250;

/// The layout of a row: its texts are to the left of the marks, or above them.
struct forest_layout {
    double height, left, right;
    double label_y, figures_y, mark_y;  ///< Below the row's top.
    bool figures_at_end;    ///< In the label's line, up to the marks; else below the label.
    double failure_height;  ///< Of a line of its own for a failure; 0: it stands among the marks.
    std::size_t max_title_characters;  ///< In a line.
    bool has_titles = true;            ///< False: the axis says what the only title would.
};

/// Where the figures end that stand in the line of their label.
double figures_end(page_width page, const forest_layout& layout) {
    return page == page_width::wide ? layout.left - 14 : layout.right;
}

/// Few ratios have two lines of text each; many have one, so that they stay on one screen.
forest_layout layout_for(page_width page, const std::vector<forest_block>& blocks) {
    std::size_t marks = 0, label_characters = 0;
    for (const forest_block& block : blocks)
        for (const forest_mark& mark : block.marks) {
            ++marks;
            label_characters = std::max(label_characters, count_characters(mark.label));
        }
    const double right = drawing_width(page) - 12;
    const double label_width = label_character_width * static_cast<double>(label_characters);
    const bool is_compact = marks > max_tall_marks;
    if (page == page_width::wide && is_compact)
        return {20, label_width + figures_width, right, 14, 14, 10, true, 0, 80};
    if (page == page_width::wide)
        return {36, 276, right, 16, 31, 18, false, 0, 80};
    if (is_compact && label_width + figures_width <= right)
        return {34, 12, right, 12, 12, 24, true, 16, 42};
    return {58, 12, right, 14, 29, 44, false, 16, 42};
}

/// How much higher a row with a failure is, and how much lower its mark.
double failure_height(const forest_mark& mark, const forest_layout& layout) {
    return mark.failed.empty() ? 0 : layout.failure_height;
}

std::vector<std::string> title_lines(const forest_block& block, const forest_layout& layout) {
    if (!layout.has_titles)
        return {};
    return break_into_lines(block.title, layout.max_title_characters);
}

double title_height(const std::vector<std::string>& lines) {
    return lines.empty()
               ? 0
               : space_above_title + title_line_height * static_cast<double>(lines.size());
}

double block_height(const forest_block& block, const forest_layout& layout) {
    double height = title_height(title_lines(block, layout));
    for (const forest_mark& mark : block.marks)
        height += layout.height + failure_height(mark, layout);
    return height;
}

/// The blocks up to as many marks as are drawn.
std::vector<forest_block> drawn_blocks(std::vector<forest_block> blocks) {
    std::size_t room = max_forest_marks;
    for (forest_block& block : blocks) {
        block.marks.resize(std::min(block.marks.size(), room));
        room -= block.marks.size();
    }
    std::erase_if(blocks, [](const forest_block& block) { return block.marks.empty(); });
    return blocks;
}

value_range forest_range(const std::vector<forest_block>& blocks, double margin) {
    value_range values;
    values.include(1 / (1 + margin));
    values.include(1 + margin);
    for (const forest_block& block : blocks)
        for (const forest_mark& mark : block.marks)
            if (mark.ratio) {
                values.include(mark.ratio->value);
                values.include(mark.ratio->low);
                values.include(mark.ratio->high);
            }
    return values;
}

attributes mark_data(const forest_mark& mark) {
    attributes data = mark.data;
    data.emplace_back("data-x", mark.ratio->value);
    if (mark.ratio->low && mark.ratio->high) {
        data.emplace_back("data-low", *mark.ratio->low);
        data.emplace_back("data-high", *mark.ratio->high);
    }
    return data;
}

void draw_interval(drawing& drawing, const axis_scale& x, double y, const forest_mark& mark,
                   const std::string& classes) {
    if (!mark.ratio->low || !mark.ratio->high)
        return;
    const double low = x(*mark.ratio->low), high = x(*mark.ratio->high);
    drawing.draw_line({{low, y}, {high, y}}, "interval " + classes, mark_data(mark));
    for (const double end : {low, high})
        drawing.draw_line({{end, y - 4}, {end, y + 4}}, "whisker " + classes);
}

void draw_ratio(drawing& drawing, const axis_scale& x, double y, const forest_block& block,
                const forest_mark& mark) {
    draw_interval(drawing, x, y, mark, mark.withheld ? "withheld" : block.look.classes());
    drawing.draw_mark(
        block.look, mark.withheld ? "withheld" : "", {x(mark.ratio->value), y}, 5, mark_data(mark),
        fmt::format("{}, {}: {}, {}", block.title, mark.label, typeset(mark.figures), mark.remark));
}

void draw_forest_row(drawing& drawing, page_width page, const axis_scale& x,
                     const forest_layout& layout, double top, const forest_block& block,
                     const forest_mark& mark) {
    drawing.draw_text({0, top + layout.label_y}, "start", "label", mark.label);
    const std::string figures =
        mark.ratio ? typeset(mark.figures) + ' ' + mark.remark : mark.remark;
    const std::string classes = mark.withheld ? "small failed" : "small";
    if (layout.figures_at_end)
        drawing.draw_text({figures_end(page, layout), top + layout.figures_y}, "end", classes,
                          figures);
    else
        drawing.draw_text({0, top + layout.figures_y}, "start", classes, figures);
    const double mark_y = top + layout.mark_y + failure_height(mark, layout);
    if (mark.ratio)
        draw_ratio(drawing, x, mark_y, block, mark);
    if (mark.failed.empty())
        return;
    const std::string failure = mark.failed + " failed";
    if (layout.failure_height > 0)
        drawing.draw_text({0, top + layout.figures_y + layout.failure_height}, "start", "failed",
                          failure);
    else
        drawing.draw_text({layout.right, mark_y + (mark.ratio ? -7 : 4)}, "end", "failed", failure);
}

std::string describe_forest(const std::vector<forest_block>& blocks) {
    constexpr std::size_t max_description_characters = 1000;
    std::string text;
    for (const forest_block& block : blocks)
        for (const forest_mark& mark : block.marks)
            text += fmt::format("{}, {}: {}, {}. ", block.title, mark.label,
                                mark.ratio ? typeset(mark.figures) : "no ratio", mark.remark);
    return shorten(text, max_description_characters);
}

/// Hides the axis behind the texts that follow.
void draw_blank(drawing& drawing, page_width page, double top, double height) {
    drawing.draw_rectangle({0, top}, drawing_width(page), height, "blank");
}

/// Returns where the block ends.
double draw_forest_block(drawing& drawing, page_width page, const axis_scale& x,
                         const forest_layout& layout, double top, const forest_block& block) {
    const std::vector<std::string> title = title_lines(block, layout);
    if (!title.empty())
        draw_blank(drawing, page, top - 2, title_height(title) + 2);
    for (std::size_t i = 0; i < title.size(); ++i)
        drawing.draw_text(
            {0, top + space_above_title + title_line_height * static_cast<double>(i) + 8}, "start",
            "heading", title[i]);
    top += title_height(title);
    for (const forest_mark& mark : block.marks) {
        if (page == page_width::narrow)
            draw_blank(drawing, page, top, layout.figures_y + failure_height(mark, layout) + 4);
        draw_forest_row(drawing, page, x, layout, top, block, mark);
        top += layout.height + failure_height(mark, layout);
    }
    return top;
}

/// What the two sides of the axis mean, and what is divided by what. Words that are too long for a
/// short axis begin before it, or name no contender.
void draw_axis_words(drawing& drawing, const axis_scale& x, double bottom,
                     const forest_axis& axis) {
    constexpr double character_width = 6.8, gap = 12;
    std::string below = "← " + axis.below, above = axis.above + " →";
    const double width = gap + character_width * static_cast<double>(count_characters(below) +
                                                                     count_characters(above));
    double from = std::min(x.from(), x.to() - width);
    if (from < 0) {
        from = x.from();
        below = "← faster";
        above = "slower →";
    }
    drawing.draw_text({from, bottom + 38}, "start", "title", below);
    drawing.draw_text({x.to(), bottom + 38}, "end", "title", above);
    drawing.draw_text({x.to(), bottom + 56}, "end", "title", axis.title);
}

}  // namespace

forest_axis time_ratio_axis(const std::vector<forest_block>& blocks, double margin) {
    const bool is_one_pair =
        !blocks.empty() && std::ranges::all_of(blocks, [&blocks](const forest_block& each) {
            return !each.numerator.empty() && each.numerator == blocks.front().numerator &&
                   each.denominator == blocks.front().denominator;
        });
    if (!is_one_pair)
        return {"first / second", "first faster", "first slower", margin};
    const std::string &numerator = blocks.front().numerator,
                      &denominator = blocks.front().denominator;
    return {numerator + " / " + denominator, numerator + " faster", numerator + " slower", margin};
}

bool has_hidden_marks(const std::vector<forest_block>& blocks) {
    std::size_t marks = 0;
    for (const forest_block& block : blocks)
        marks += block.marks.size();
    return marks > max_forest_marks;
}

markup forest_panel(page_width page, const std::vector<forest_block>& blocks,
                    const forest_axis& axis, std::string_view id, std::string_view title) {
    const std::vector<forest_block> drawn = drawn_blocks(blocks);
    forest_layout layout = layout_for(page, drawn);
    layout.has_titles = drawn.size() != 1 || drawn.front().title != axis.title;
    double bottom = forest_top;
    for (const forest_block& block : drawn)
        bottom += block_height(block, layout);
    const axis_scale x = axis_scale::around(
        axis_spacing::logarithmic, forest_range(drawn, axis.margin), layout.left, layout.right);
    const axis_scale y(axis_spacing::linear, 0, 1, bottom, forest_top);
    const double equal_from = x(1 / (1 + axis.margin)), equal_to = x(1 + axis.margin);
    drawing picture(page, bottom + forest_axis_height);
    picture.draw_rectangle({equal_from, forest_top}, equal_to - equal_from, bottom - forest_top,
                           "band");
    picture.draw_x_axis(x, y, label_ticks(x, 6), "");
    draw_axis_words(picture, x, bottom, axis);
    picture.draw_line({{x(1), forest_top}, {x(1), bottom}}, "one");
    double top = forest_top;
    for (const forest_block& block : drawn)
        top = draw_forest_block(picture, page, x, layout, top, block);
    return picture.svg(id, title, describe_forest(drawn));
}

}  // namespace pingpong::html
