#include "pingpong/reporter/html/drawing/markup.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

/// Whether a line break after the element would be seen as a space.
bool is_part_of_text(std::string_view name) {
    constexpr std::string_view names[] = {"a",  "span", "strong", "em", "code",
                                          "th", "td",   "dt",     "dd", "title"};
    return std::ranges::find(names, name) != std::ranges::end(names);
}

bool is_void_in_html(std::string_view name) {
    return name == "meta" || name == "br";
}

/// A tag without its end, e.g. `<p class="note"`.
std::string start_tag(std::string_view name, const attributes& list) {
    std::string tag = '<' + std::string(name);
    for (const attribute& each : list)
        tag += ' ' + each.name + "=\"" + escape_html(each.value) + '"';
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

attribute::attribute(std::string_view attribute_name, std::string_view text)
    : name(attribute_name), value(text) {
}

attribute::attribute(std::string_view attribute_name, const std::string& text)
    : name(attribute_name), value(text) {
}

attribute::attribute(std::string_view attribute_name, const char* text)
    : name(attribute_name), value(text) {
}

attribute::attribute(std::string_view attribute_name, double number)
    : name(attribute_name), value(fmt::format("{}", number)) {
}

attribute::attribute(std::string_view attribute_name, std::size_t number)
    : name(attribute_name), value(std::to_string(number)) {
}

std::string shorten(std::string_view text, std::size_t max_characters) {
    if (end_of_characters(text, max_characters) == text.size())
        return std::string(text);
    return std::string(text.substr(0, end_of_characters(text, max_characters - 1))) + "…";
}

markup::markup(std::string_view text) : bytes_(escape_html(shorten(text, max_characters))) {
}

markup& markup::operator+=(const markup& more) {
    bytes_ += more.bytes_;
    return *this;
}

markup element(std::string_view name, const attributes& list, const markup& content) {
    markup result;
    result.bytes_ = start_tag(name, list) + '>';
    result.bytes_.append(content.bytes_).append("</").append(name) += '>';
    if (!is_part_of_text(name))
        result.bytes_ += '\n';
    return result;
}

markup empty_element(std::string_view name, const attributes& list) {
    markup result;
    result.bytes_ = start_tag(name, list) + (is_void_in_html(name) ? ">" : "/>");
    if (name != "br")  // part of a text
        result.bytes_ += '\n';
    return result;
}

markup break_lines(std::string_view text) {
    markup result;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        result += text.substr(0, end);
        if (end == std::string_view::npos)
            break;
        result += empty_element("br", {});
        text.remove_prefix(end + 1);
    }
    return result;
}

markup style_element(std::string_view rules) {
    markup result;
    result.bytes_.append("<style>").append(rules).append("</style>\n");
    return result;
}

markup script_element(std::string_view script) {
    markup result;
    result.bytes_.append("<script>").append(script).append("</script>\n");
    return result;
}

}  // namespace pingpong::html
