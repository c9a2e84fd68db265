#include "pingpong/reporter/html/drawing/drawing.hpp"

#include <fmt/format.h>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

std::string through(const std::vector<point>& points) {
    std::string path;
    for (const point& one : points)
        path += (path.empty() ? 'M' : 'L') + place(one.x) + ' ' + place(one.y);
    return path;
}

attributes with_class(std::string_view classes, const attributes& data) {
    attributes all{{"class", classes}};
    all.insert(all.end(), data.begin(), data.end());
    return all;
}

/// About how wide the words of a tick are.
double width_of_words(const tick& one) {
    constexpr double of_character = 7.2;
    return of_character * static_cast<double>(count_characters(one.words));
}

markup titled(std::string_view title) {
    return title.empty() ? markup() : element("title", {}, title);
}

}  // namespace

std::vector<tick> ticks_with_words(const scale& axis, std::size_t most, std::string_view unit) {
    std::vector<tick> ticks;
    for (const double value : ticks_of(axis, most))
        ticks.push_back({value, tick_words(value) + std::string(unit)});
    return ticks;
}

void drawing::tell_scale(std::string_view axis, const scale& what) {
    const std::string prefix = fmt::format("data-{}-", axis);
    scales_.emplace_back(prefix + "scale", what.how() == spacing::linear ? "linear" : "log");
    scales_.emplace_back(prefix + "min", what.low());
    scales_.emplace_back(prefix + "max", what.high());
    scales_.emplace_back(prefix + "from", what.from());
    scales_.emplace_back(prefix + "to", what.to());
}

void drawing::draw_x_axis(const scale& x, const scale& y, const std::vector<tick>& ticks,
                          std::string_view title) {
    tell_scale("x", x);
    double taken = -width_of_words({0, "0"});
    for (const tick& one : ticks) {
        const double at = x(one.value), half = width_of_words(one) / 2;
        line({{at, y.from()}, {at, y.to()}}, "grid");
        if (at - half < taken)
            continue;
        write({at, y.from() + 18}, "middle", "tick", one.words);
        taken = at + half + 2;
    }
    line({{x.from(), y.from()}, {x.to(), y.from()}}, "axis");
    write({(x.from() + x.to()) / 2, y.from() + 38}, "middle", "title", title);
}

void drawing::draw_y_axis(const scale& x, const scale& y, const std::vector<tick>& ticks,
                          std::string_view title) {
    tell_scale("y", y);
    for (const tick& one : ticks) {
        line({{x.from(), y(one.value)}, {x.to(), y(one.value)}}, "grid");
        write({x.from() - 8, y(one.value) + 4}, "end", "tick", one.words);
    }
    write({2, y.to() - 14}, "start", "title", title);
}

void drawing::write(point at, std::string_view anchor, std::string_view classes,
                    std::string_view text) {
    if (text.empty())
        return;
    attributes with{{"x", place(at.x)}, {"y", place(at.y)}};
    if (anchor != "start")
        with.emplace_back("text-anchor", anchor);
    if (!classes.empty())
        with.emplace_back("class", classes);
    content_ += element("text", with, text);
}

void drawing::line(const std::vector<point>& points, std::string_view classes,
                   const attributes& data) {
    attributes with = with_class(classes, data);
    with.emplace_back("d", through(points));
    content_ += empty_element("path", with);
}

void drawing::area(const std::vector<point>& around, std::string_view classes,
                   const attributes& data) {
    attributes with = with_class(classes, data);
    with.emplace_back("d", through(around) + 'z');
    content_ += empty_element("path", with);
}

void drawing::rectangle(point corner, double wide, double high, std::string_view classes,
                        const attributes& data, std::string_view title) {
    attributes with = with_class(classes, data);
    with.emplace_back("x", place(corner.x));
    with.emplace_back("y", place(corner.y));
    with.emplace_back("width", place(wide));
    with.emplace_back("height", place(high));
    content_ += element("rect", with, titled(title));
}

void drawing::mark(const look& how, std::string_view more_classes, point at, double radius,
                   const attributes& data, std::string_view title) {
    std::string classes = "mark " + how.classes();
    if (!more_classes.empty())
        classes += ' ' + std::string(more_classes);
    attributes with = with_class(classes, data);
    with.emplace_back("d", shape_path(how.marker, at.x, at.y, radius));
    content_ += element("path", with, titled(title));
}

markup drawing::svg(std::string_view id, std::string_view title,
                    std::string_view description) const {
    const bool narrow = page_ == page_width::narrow;
    const std::string own_id = std::string(id) + (narrow ? "-narrow" : "");
    const std::string title_id = own_id + "-title", told_id = own_id + "-desc";
    attributes with{{"class", narrow ? "chart narrow" : "chart wide"},
                    {"id", own_id},
                    {"viewBox", fmt::format("0 0 {} {}", place(across(page_)), place(height_))},
                    {"role", "img"},
                    {"aria-labelledby", title_id + ' ' + told_id}};
    with.insert(with.end(), scales_.begin(), scales_.end());
    return element("svg", with,
                   element("title", {{"id", title_id}}, title) +
                       element("desc", {{"id", told_id}}, description) + content_);
}

}  // namespace pingpong::html
