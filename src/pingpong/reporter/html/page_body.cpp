#include "pingpong/reporter/html/page_body.hpp"

namespace pingpong::html {
namespace {

markup link(const std::string& id, const std::string& text) {
    return element("a", {{"href", '#' + id}}, text);
}

}  // namespace

void page_body::begin_section(std::string_view id, std::string_view title,
                              section_heading heading) {
    sections_.push_back({{std::string(id), std::string(title)}, heading, {}, {}});
}

bool page_body::has_room_for(const markup& part) {
    const bool has_room = bytes_ + part.bytes().size() <= max_bytes_;
    is_part_omitted_ |= !has_room;
    return has_room;
}

void page_body::add(const markup& part) {
    if (!has_room_for(part))
        return;
    bytes_ += part.bytes().size();
    sections_.back().content += part;
}

void page_body::add(const chart& chart) {
    if (chart.pictures.empty())
        return;
    const markup figure = figure_element(chart, figure_count_ + 1);
    if (!has_room_for(figure))
        return;
    add(figure);
    ++figure_count_;
    sections_.back().figures.push_back({figure_id(chart), chart.title});
}

markup page_body::contents() const {
    markup items;
    for (const section& section : sections_) {
        if (section.content.empty())
            continue;
        markup figures;
        for (const anchor& figure : section.figures)
            figures += element("li", {}, link(figure.id, figure.title));
        markup item = link(section.place.id, section.place.title);
        if (!figures.empty())
            item += element("ul", {}, figures);
        items += element("li", {}, item);
    }
    return element("nav", {{"class", "contents"}, {"aria-label", "Contents"}},
                   element("ul", {}, items));
}

markup page_body::sections() const {
    markup all;
    for (const section& section : sections_) {
        if (section.content.empty())
            continue;
        const bool visible = section.heading == section_heading::visible;
        attributes names{{"id", section.place.id}};
        if (!visible)
            names.emplace_back("aria-label", section.place.title);
        const markup heading = visible ? element("h2", {}, section.place.title) : markup();
        all += element("section", names, heading + section.content);
    }
    if (is_part_omitted_)
        all += element("p", {{"class", "note"}},
                       "Some parts are left out, because the page would be too long. The JSON "
                       "report has everything.");
    return all;
}

}  // namespace pingpong::html
