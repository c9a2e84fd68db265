#include "pingpong/reporter/html/drawing/plot_area.hpp"

#include "pingpong/reporter/html/charts/label_places.hpp"

namespace pingpong::html {
namespace {

constexpr double row_height = 18, room_for_title = 34;
constexpr std::size_t labels_in_row = 2;

std::size_t rows_for(std::size_t labels) {
    return (labels + labels_in_row - 1) / labels_in_row;
}

void draw_beside(drawing& on, const plot_area& area, const std::vector<plot_label>& labels) {
    constexpr double line_height = 16;
    std::vector<double> wanted;
    for (const plot_label& one : labels)
        wanted.push_back(one.at ? one.at->y : area.bottom);
    const std::vector<double> places = apart(wanted, line_height, area.top, area.bottom);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const plot_label& one = labels[i];
        const double right = area.right;
        if (one.at)
            on.line({{one.at->x + 4, one.at->y}, {right + 4, one.at->y}, {right + 16, places[i]}},
                    "leader");
        on.mark(one.how, "key", {right + 23, places[i]}, 4, {}, "");
        on.write({right + 32, places[i] + 4}, "start", "label", one.words);
    }
}

void draw_above(drawing& on, page_width page, const std::vector<plot_label>& labels) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double x = static_cast<double>(i % labels_in_row) * across(page) / labels_in_row;
        const double y = row_height * static_cast<double>(i / labels_in_row) + 9;
        on.mark(labels[i].how, "key", {x + 6, y}, 4, {}, "");
        on.write({x + 16, y + 4}, "start", "key-words", labels[i].words);
    }
}

}  // namespace

plot_area::plot_area(page_width where, double across_down, std::size_t labels, double beside)
    : page(where) {
    const bool wide = page == page_width::wide;
    const double room_for_last_tick = wide ? 16 : 22;
    const double room_for_rows = row_height * static_cast<double>(rows_for(labels)) + 8;
    left = wide ? 62 : 46;
    right = across(page) - (wide && labels > 0 ? beside : room_for_last_tick);
    top = room_for_title + (wide ? 0 : room_for_rows);
    bottom = top + across_down;
}

void plot_area::draw_labels(drawing& on, const std::vector<plot_label>& labels) const {
    if (page == page_width::wide)
        draw_beside(on, *this, labels);
    else
        draw_above(on, page, labels);
}

}  // namespace pingpong::html
