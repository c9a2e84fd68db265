#include "pingpong/reporter/html/charts/forest_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/typography.hpp"

namespace pingpong::html {
namespace {

constexpr double top = 4, below = 48;
constexpr double above_title = 14, title_line = 16;

/// How a row is laid out: the words to the left of the marks, or above them.
struct row_layout {
    double height, left, right;
    double label_y, words_y, mark_y;  ///< Below the row's top.
    double failed_line;               ///< Of its own, for a failure; 0: it stands among the marks.
    std::size_t characters_of_title;  ///< At most, in a line.
};

row_layout layout_on(page_width page) {
    if (page == page_width::wide)
        return {36, 276, across(page) - 12, 16, 31, 18, 0, 80};
    return {58, 12, across(page) - 12, 14, 29, 44, 16, 42};
}

/// How much lower the mark lies of a row with a failure.
double pushed_down(const forest_mark& one, const row_layout& row) {
    return one.failed.empty() ? 0 : row.failed_line;
}

std::vector<std::string> title_lines(const forest_block& block, const row_layout& row) {
    return in_short_lines(block.title, row.characters_of_title);
}

double title_height(const std::vector<std::string>& lines) {
    return above_title + title_line * static_cast<double>(lines.size());
}

double height_of(const forest_block& block, const row_layout& row) {
    double height = title_height(title_lines(block, row));
    for (const forest_mark& one : block.marks)
        height += row.height + pushed_down(one, row);
    return height;
}

/// The blocks up to as many marks as are drawn.
std::vector<forest_block> drawn_of(std::vector<forest_block> blocks) {
    std::size_t room = max_forest_marks;
    for (forest_block& block : blocks) {
        block.marks.resize(std::min(block.marks.size(), room));
        room -= block.marks.size();
    }
    std::erase_if(blocks, [](const forest_block& one) { return one.marks.empty(); });
    return blocks;
}

range values_of(const std::vector<forest_block>& blocks, double margin) {
    range values;
    values.take(1 / (1 + margin));
    values.take(1 + margin);
    for (const forest_block& block : blocks)
        for (const forest_mark& one : block.marks)
            if (one.ratio) {
                values.take(one.ratio->value);
                values.take(one.ratio->low);
                values.take(one.ratio->high);
            }
    return values;
}

attributes figures_of(const forest_mark& one) {
    attributes data = one.data;
    data.emplace_back("data-x", one.ratio->value);
    if (one.ratio->low && one.ratio->high) {
        data.emplace_back("data-low", *one.ratio->low);
        data.emplace_back("data-high", *one.ratio->high);
    }
    return data;
}

void draw_interval(drawing& on, const scale& x, double y, const forest_mark& shown,
                   const std::string& classes) {
    if (!shown.ratio->low || !shown.ratio->high)
        return;
    const double low = x(*shown.ratio->low), high = x(*shown.ratio->high);
    on.line({{low, y}, {high, y}}, "interval " + classes, figures_of(shown));
    for (const double end : {low, high})
        on.line({{end, y - 4}, {end, y + 4}}, "whisker " + classes);
}

void draw_mark(drawing& on, const scale& x, double y, const forest_block& block,
               const forest_mark& one) {
    draw_interval(on, x, y, one, one.withheld ? "withheld" : block.how.classes());
    on.mark(
        block.how, one.withheld ? "withheld" : "", {x(one.ratio->value), y}, 5, figures_of(one),
        fmt::format("{}, {}: {}, {}", block.title, one.label, typeset(one.figures), one.remark));
}

void draw_row(drawing& on, const scale& x, const row_layout& row, double at,
              const forest_block& block, const forest_mark& one) {
    on.write({0, at + row.label_y}, "start", "label", one.label);
    on.write({0, at + row.words_y}, "start", "small",
             one.ratio ? typeset(one.figures) + ' ' + one.remark : one.remark);
    const double mark_y = at + row.mark_y + pushed_down(one, row);
    if (one.ratio)
        draw_mark(on, x, mark_y, block, one);
    if (one.failed.empty())
        return;
    const std::string failed = one.failed + " failed";
    if (row.failed_line > 0)
        on.write({0, at + row.words_y + row.failed_line}, "start", "failed", failed);
    else
        on.write({row.right, mark_y + (one.ratio ? -7 : 4)}, "end", "failed", failed);
}

std::string told(const std::vector<forest_block>& blocks) {
    std::string words;
    for (const forest_block& block : blocks)
        for (const forest_mark& one : block.marks)
            words += fmt::format("{}, {}: {}, {}. ", block.title, one.label,
                                 one.ratio ? typeset(one.figures) : "no ratio", one.remark);
    return shortened(words, 1000);
}

/// Nothing of the axis is seen behind what is written there.
void draw_blank(drawing& on, page_width page, double from, double height) {
    on.rectangle({0, from}, across(page), height, "blank");
}

double draw_block(drawing& on, page_width page, const scale& x, double at,
                  const forest_block& block) {
    const row_layout row = layout_on(page);
    const std::vector<std::string> title = title_lines(block, row);
    draw_blank(on, page, at - 2, title_height(title) + 2);
    for (std::size_t i = 0; i < title.size(); ++i)
        on.write({0, at + above_title + title_line * static_cast<double>(i) + 8}, "start",
                 "heading", title[i]);
    at += title_height(title);
    for (const forest_mark& one : block.marks) {
        if (page == page_width::narrow)
            draw_blank(on, page, at, row.words_y + pushed_down(one, row) + 4);
        draw_row(on, x, row, at, block, one);
        at += row.height + pushed_down(one, row);
    }
    return at;
}

}  // namespace

markup forest_panel(page_width page, const std::vector<forest_block>& all, const forest_axis& axis,
                    std::string_view id, std::string_view title) {
    const std::vector<forest_block> blocks = drawn_of(all);
    const row_layout row = layout_on(page);
    double bottom = top;
    for (const forest_block& block : blocks)
        bottom += height_of(block, row);
    const scale x =
        scale::around(spacing::logarithmic, values_of(blocks, axis.margin), row.left, row.right);
    const scale y(spacing::linear, 0, 1, bottom, top);
    const double equal_from = x(1 / (1 + axis.margin)), equal_to = x(1 + axis.margin);
    drawing on(page, bottom + below);
    on.rectangle({equal_from, top}, equal_to - equal_from, bottom - top, "band");
    on.draw_x_axis(x, y, ticks_with_words(x, 6), axis.title);
    on.line({{x(1), top}, {x(1), bottom}}, "one");
    double at = top;
    for (const forest_block& block : blocks)
        at = draw_block(on, page, x, at, block);
    return on.svg(id, title, told(blocks));
}

}  // namespace pingpong::html
