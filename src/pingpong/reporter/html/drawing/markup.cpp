#include "pingpong/reporter/html/drawing/markup.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

/// Where a line break would be seen as a blank.
bool is_part_of_text(std::string_view name) {
    constexpr std::string_view names[] = {"span", "strong", "em", "code", "th",
                                          "td",   "dt",     "dd", "title"};
    return std::ranges::find(names, name) != std::ranges::end(names);
}

bool is_void_in_html(std::string_view name) {
    return name == "meta" || name == "br";
}

std::string opening(std::string_view name, const attributes& with) {
    std::string tag = '<' + std::string(name);
    for (const attribute& one : with)
        tag += ' ' + one.name + "=\"" + escape_html(one.value) + '"';
    return tag;
}

/// Where the character after the first `count` begins; the size of the text if it has no more.
std::size_t end_of_characters(std::string_view text, std::size_t count) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80 && count-- == 0)
            return i;
    return text.size();
}

}  // namespace

attribute::attribute(std::string_view named, double figure)
    : name(named), value(fmt::format("{}", figure)) {
}

std::string shortened(std::string_view text, std::size_t max_characters) {
    if (end_of_characters(text, max_characters) == text.size())
        return std::string(text);
    return std::string(text.substr(0, end_of_characters(text, max_characters - 1))) + "…";
}

markup::markup(std::string_view text) : bytes_(escape_html(shortened(text, max_characters))) {
}

markup& markup::operator+=(const markup& more) {
    bytes_ += more.bytes_;
    return *this;
}

markup element(std::string_view name, const attributes& with, const markup& content) {
    markup made;
    made.bytes_ = fmt::format("{}>{}</{}>{}", opening(name, with), content.bytes_, name,
                              is_part_of_text(name) ? "" : "\n");
    return made;
}

markup empty_element(std::string_view name, const attributes& with) {
    markup made;
    made.bytes_ = opening(name, with) + (is_void_in_html(name) ? ">" : "/>");
    if (name != "br")  // part of a text
        made.bytes_ += '\n';
    return made;
}

markup in_lines(std::string_view text) {
    markup made;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        made += text.substr(0, end);
        if (end == std::string_view::npos)
            break;
        made += empty_element("br", {});
        text.remove_prefix(end + 1);
    }
    return made;
}

markup style_element(std::string_view rules) {
    markup made;
    made.bytes_ = fmt::format("<style>{}</style>\n", rules);
    return made;
}

}  // namespace pingpong::html
