#include "pingpong/reporter/html/drawing/plot_area.hpp"

#include <algorithm>
#include <numeric>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

constexpr double label_row_height = 18, plot_title_height = 34, label_column_width = 216;
constexpr std::size_t labels_per_row = 2;

std::size_t count_label_rows(std::size_t labels) {
    return (labels + labels_per_row - 1) / labels_per_row;
}

void draw_labels_beside(drawing& drawing, const plot_area& area,
                        const std::vector<plot_label>& labels) {
    constexpr double label_height = 16;
    std::vector<double> wanted;
    for (const plot_label& each : labels)
        wanted.push_back(each.end ? each.end->y : area.bottom);
    const std::vector<double> places = separate_labels(wanted, label_height, area.top, area.bottom);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const plot_label& label = labels[i];
        const double right = area.right;
        drawing.begin_series(label.series, label.look);
        if (label.end)
            drawing.draw_line({{label.end->x + 4, label.end->y},
                               {right + 4, label.end->y},
                               {right + 16, places[i]}},
                              "leader");
        drawing.draw_mark(label.look, "key", {right + 23, places[i]}, 4, {}, "");
        drawing.draw_text({right + 32, places[i] + 4}, "start", "label", label.text);
        drawing.end_series();
    }
}

void draw_labels_above(drawing& drawing, page_width page, const std::vector<plot_label>& labels) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double x =
            static_cast<double>(i % labels_per_row) * drawing_width(page) / labels_per_row;
        const std::size_t row = i / labels_per_row;
        const double y = label_row_height * static_cast<double>(row) + 9;
        drawing.begin_series(labels[i].series, labels[i].look);
        drawing.draw_mark(labels[i].look, "key", {x + 6, y}, 4, {}, "");
        drawing.draw_text({x + 16, y + 4}, "start", "key-words", labels[i].text);
        drawing.end_series();
    }
}

}  // namespace

plot_area::plot_area(page_width drawing_page, double plot_height, std::size_t label_count)
    : page(drawing_page) {
    const bool wide = page == page_width::wide;
    const double last_tick_width = wide ? 16 : 22;
    const double label_rows_height =
        label_row_height * static_cast<double>(count_label_rows(label_count)) + 8;
    left = wide ? 62 : 46;
    right = drawing_width(page) - (wide && label_count > 0 ? label_column_width : last_tick_width);
    top = plot_title_height + (wide ? 0 : label_rows_height);
    bottom = top + plot_height;
}

void plot_area::fit_y_labels(const std::vector<axis_mark>& marks) {
    constexpr double max_character_width = 7.6, gap = 8;
    for (const axis_mark& mark : marks)
        left = std::max(
            left, gap + max_character_width * static_cast<double>(count_characters(mark.label)));
}

void plot_area::draw_labels(drawing& drawing, const std::vector<plot_label>& labels) const {
    if (page == page_width::wide)
        draw_labels_beside(drawing, *this, labels);
    else
        draw_labels_above(drawing, page, labels);
}

std::vector<double> separate_labels(const std::vector<double>& wanted, double gap, double low,
                                    double high) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&wanted](std::size_t i) { return wanted[i]; });

    std::vector<double> places = wanted;
    double ceiling = high;  // first upwards from the lowest place that is allowed
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        places[*i] = std::min(places[*i], ceiling);
        ceiling = places[*i] - gap;
    }
    double floor = low;  // then down again from the top, which settles what was pushed beyond it
    for (const std::size_t i : order) {
        places[i] = std::max(places[i], floor);
        floor = places[i] + gap;
    }
    return places;
}

}  // namespace pingpong::html
