#include "pingpong/reporter/html/charts/forest_panel.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/typography.hpp"

namespace pingpong::html {
namespace {

constexpr double forest_top = 4, forest_axis_height = 48;
constexpr double space_above_title = 14, title_line_height = 16;

/// The layout of a row: its texts are to the left of the marks, or above them.
struct forest_layout {
    double height, left, right;
    double label_y, figures_y, mark_y;  ///< Below the row's top.
    double failure_height;  ///< Of a line of its own for a failure; 0: it stands among the marks.
    std::size_t max_title_characters;  ///< In a line.
};

forest_layout layout_for(page_width page) {
    if (page == page_width::wide)
        return {36, 276, drawing_width(page) - 12, 16, 31, 18, 0, 80};
    return {58, 12, drawing_width(page) - 12, 14, 29, 44, 16, 42};
}

/// How much higher a row with a failure is, and how much lower its mark.
double failure_height(const forest_mark& mark, const forest_layout& layout) {
    return mark.failed.empty() ? 0 : layout.failure_height;
}

std::vector<std::string> title_lines(const forest_block& block, const forest_layout& layout) {
    return break_into_lines(block.title, layout.max_title_characters);
}

double title_height(const std::vector<std::string>& lines) {
    return space_above_title + title_line_height * static_cast<double>(lines.size());
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

void draw_forest_row(drawing& drawing, const axis_scale& x, const forest_layout& layout, double top,
                     const forest_block& block, const forest_mark& mark) {
    drawing.draw_text({0, top + layout.label_y}, "start", "label", mark.label);
    drawing.draw_text({0, top + layout.figures_y}, "start", "small",
                      mark.ratio ? typeset(mark.figures) + ' ' + mark.remark : mark.remark);
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
double draw_forest_block(drawing& drawing, page_width page, const axis_scale& x, double top,
                         const forest_block& block) {
    const forest_layout layout = layout_for(page);
    const std::vector<std::string> title = title_lines(block, layout);
    draw_blank(drawing, page, top - 2, title_height(title) + 2);
    for (std::size_t i = 0; i < title.size(); ++i)
        drawing.draw_text(
            {0, top + space_above_title + title_line_height * static_cast<double>(i) + 8}, "start",
            "heading", title[i]);
    top += title_height(title);
    for (const forest_mark& mark : block.marks) {
        if (page == page_width::narrow)
            draw_blank(drawing, page, top, layout.figures_y + failure_height(mark, layout) + 4);
        draw_forest_row(drawing, x, layout, top, block, mark);
        top += layout.height + failure_height(mark, layout);
    }
    return top;
}

}  // namespace

bool has_hidden_marks(const std::vector<forest_block>& blocks) {
    std::size_t marks = 0;
    for (const forest_block& block : blocks)
        marks += block.marks.size();
    return marks > max_forest_marks;
}

markup forest_panel(page_width page, const std::vector<forest_block>& blocks,
                    const forest_axis& axis, std::string_view id, std::string_view title) {
    const std::vector<forest_block> drawn = drawn_blocks(blocks);
    const forest_layout layout = layout_for(page);
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
    picture.draw_x_axis(x, y, label_ticks(x, 6), axis.title);
    picture.draw_line({{x(1), forest_top}, {x(1), bottom}}, "one");
    double top = forest_top;
    for (const forest_block& block : drawn)
        top = draw_forest_block(picture, page, x, top, block);
    return picture.svg(id, title, describe_forest(drawn));
}

}  // namespace pingpong::html
