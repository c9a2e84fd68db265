/// \file
/// HTML and SVG that is put together from text and elements, so that nothing in it is unescaped.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_MARKUP_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_MARKUP_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong::html {

/// A name and a value, which is escaped when it is written.
struct attribute {
    std::string name;
    std::string value;

    attribute(std::string_view attribute_name, std::string_view text);
    attribute(std::string_view attribute_name, const std::string& text);
    attribute(std::string_view attribute_name, const char* text);

    /// The shortest digits that mean the same number.
    attribute(std::string_view attribute_name, double number);
    attribute(std::string_view attribute_name, std::size_t number);
};

using attributes = std::vector<attribute>;

/// The text if it has at most that many characters; otherwise its beginning and an ellipsis.
std::string shorten(std::string_view text, std::size_t max_characters);

/// Markup. Text becomes markup by being escaped, elements by `element`; there is no other way.
class markup {
public:
    /// Longer texts are shortened to this.
    static constexpr std::size_t max_characters = 4000;

    markup() = default;
    markup(std::string_view text);
    markup(const std::string& text) : markup(std::string_view(text)) {}
    markup(const char* text) : markup(std::string_view(text)) {}

    markup& operator+=(const markup& more);
    friend markup operator+(markup first, const markup& second) { return first += second; }

    bool empty() const noexcept { return bytes_.empty(); }
    const std::string& bytes() const noexcept { return bytes_; }

private:
    friend markup element(std::string_view name, const attributes& list, const markup& content);
    friend markup empty_element(std::string_view name, const attributes& list);
    friend markup style_element(std::string_view rules);
    friend markup script_element(std::string_view script);

    std::string bytes_;
};

/// `<name ...>content</name>`, on lines of its own unless it is part of a text.
markup element(std::string_view name, const attributes& list, const markup& content);

/// `<name ...>` for an element that never has content in HTML, `<name .../>` in SVG.
markup empty_element(std::string_view name, const attributes& list);

/// The text with a `<br>` for each of its line feeds; elsewhere a line feed is shown as a space.
markup break_lines(std::string_view text);

/// `<style>`, whose text is not escaped: for our own rules only.
markup style_element(std::string_view rules);

/// `<script>`, whose text is not escaped: for our own script only.
markup script_element(std::string_view script);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_MARKUP_HPP
