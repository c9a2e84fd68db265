#include "pingpong/reporter/html/drawing/drawing.hpp"

#include <utility>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

std::string path_through(const std::vector<point>& points) {
    std::string path;
    for (const point& each : points)
        path += (path.empty() ? 'M' : 'L') + format_coordinate(each.x) + ' ' +
                format_coordinate(each.y);
    return path;
}

attributes with_class(std::string_view classes, const attributes& data) {
    attributes all{{"class", classes}};
    all.insert(all.end(), data.begin(), data.end());
    return all;
}

/// About how wide the label is.
double axis_label_width(const axis_mark& mark) {
    constexpr double character_width = 7.2;
    return character_width * static_cast<double>(count_characters(mark.label));
}

markup title_element(std::string_view title) {
    return title.empty() ? markup() : element("title", {}, title);
}

}  // namespace

std::vector<axis_mark> label_ticks(const axis_scale& axis, std::size_t max_count) {
    std::vector<axis_mark> marks;
    for (const double value : choose_ticks(axis, max_count))
        marks.push_back({value, format_tick(value)});
    return marks;
}

void drawing::add_scale_data(std::string_view axis, const axis_scale& scale) {
    const std::string prefix = "data-" + std::string(axis) + '-';
    scales_.emplace_back(prefix + "scale",
                         scale.spacing() == axis_spacing::linear ? "linear" : "log");
    scales_.emplace_back(prefix + "min", scale.low());
    scales_.emplace_back(prefix + "max", scale.high());
    scales_.emplace_back(prefix + "from", scale.from());
    scales_.emplace_back(prefix + "to", scale.to());
}

void drawing::draw_x_axis(const axis_scale& x, const axis_scale& y,
                          const std::vector<axis_mark>& marks, std::string_view title) {
    add_scale_data("x", x);
    double taken = -axis_label_width({0, "0"});
    for (const axis_mark& each : marks) {
        const double middle = x(each.value), half = axis_label_width(each) / 2;
        draw_line({{middle, y.from()}, {middle, y.to()}}, "grid");
        if (middle - half < taken)
            continue;
        draw_text({middle, y.from() + 18}, "middle", "tick", each.label);
        taken = middle + half + 2;
    }
    draw_line({{x.from(), y.from()}, {x.to(), y.from()}}, "axis");
    draw_text({(x.from() + x.to()) / 2, y.from() + 38}, "middle", "title", title);
}

void drawing::draw_y_axis(const axis_scale& x, const axis_scale& y,
                          const std::vector<axis_mark>& marks, std::string_view title) {
    add_scale_data("y", y);
    for (const axis_mark& each : marks) {
        draw_line({{x.from(), y(each.value)}, {x.to(), y(each.value)}}, "grid");
        draw_text({x.from() - 8, y(each.value) + 4}, "end", "tick", each.label);
    }
    draw_text({2, y.to() - 14}, "start", "title", title);
}

void drawing::draw_text(point position, std::string_view anchor, std::string_view classes,
                        std::string_view text) {
    if (text.empty())
        return;
    attributes all{{"x", format_coordinate(position.x)}, {"y", format_coordinate(position.y)}};
    if (anchor != "start")
        all.emplace_back("text-anchor", anchor);
    if (!classes.empty())
        all.emplace_back("class", classes);
    content_ += element("text", all, text);
}

void drawing::draw_line(const std::vector<point>& points, std::string_view classes,
                        const attributes& data) {
    attributes all = with_class(classes, data);
    all.emplace_back("d", path_through(points));
    content_ += empty_element("path", all);
}

void drawing::draw_area(const std::vector<point>& outline, std::string_view classes,
                        const attributes& data) {
    attributes all = with_class(classes, data);
    all.emplace_back("d", path_through(outline) + 'z');
    content_ += empty_element("path", all);
}

void drawing::draw_rectangle(point corner, double width, double height, std::string_view classes,
                             const attributes& data, std::string_view title) {
    attributes all = with_class(classes, data);
    all.emplace_back("x", format_coordinate(corner.x));
    all.emplace_back("y", format_coordinate(corner.y));
    all.emplace_back("width", format_coordinate(width));
    all.emplace_back("height", format_coordinate(height));
    content_ += element("rect", all, title_element(title));
}

void drawing::draw_mark(const protocol_look& look, std::string_view more_classes, point position,
                        double radius, const attributes& data, std::string_view title) {
    std::string classes = "mark " + look.classes();
    if (!more_classes.empty())
        classes += ' ' + std::string(more_classes);
    attributes all = with_class(classes, data);
    all.emplace_back("d", mark_path(look.mark, position.x, position.y, radius));
    content_ += element("path", all, title_element(title));
}

void drawing::begin_series(std::string_view name, const protocol_look& look) {
    series_ = {{"class", look.colour}, {"data-series", name}};
    before_series_ = std::move(content_);
    content_ = {};
}

void drawing::end_series() {
    content_ = std::move(before_series_) + element("g", series_, content_);
    before_series_ = {};
}

markup drawing::svg(std::string_view id, std::string_view title,
                    std::string_view description) const {
    const bool narrow = page_ == page_width::narrow;
    const std::string own_id = std::string(id) + (narrow ? "-narrow" : "");
    const std::string title_id = own_id + "-title", description_id = own_id + "-desc";
    attributes all{{"class", narrow ? "chart narrow" : "chart wide"},
                   {"id", own_id},
                   {"viewBox", "0 0 " + format_coordinate(drawing_width(page_)) + ' ' +
                                   format_coordinate(height_)},
                   {"role", "img"},
                   {"aria-labelledby", title_id + ' ' + description_id}};
    all.insert(all.end(), scales_.begin(), scales_.end());
    return element("svg", all,
                   element("title", {{"id", title_id}}, title) +
                       element("desc", {{"id", description_id}}, description) + content_);
}

}  // namespace pingpong::html
