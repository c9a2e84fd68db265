#include "pingpong/reporter/html/drawing/typography.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A text and a position in it.
struct text_cursor {
    std::string_view text;
    std::size_t position = 0;

    char ahead(std::size_t offset = 0) const {
        return position + offset < text.size() ? text[position + offset] : ' ';
    }
    char before(std::size_t offset = 1) const {
        return offset <= position ? text[position - offset] : ' ';
    }

    bool begins_word() const { return before() == ' ' || before() == '[' || before() == '('; }

    bool ends_word(std::size_t length) const {
        return std::string_view(" ,.;:)]").find(ahead(length)) != std::string_view::npos;
    }

    bool has(std::string_view word) const { return text.substr(position).starts_with(word); }

    /// Whether the word before this one is a figure, or the end of its interval.
    bool follows_figure() const {
        return before() == ' ' && (is_digit(before(2)) || before(2) == ']' || before(2) == '-');
    }

    /// Whether a number such as 0.88 ends here.
    bool ends_ratio() const {
        std::size_t length = 0;
        while (is_digit(before(length + 1)) || before(length + 1) == '.')
            ++length;
        return length > 0 &&
               std::string_view(" [(/").find(before(length + 1)) != std::string_view::npos;
    }
};

/// The sign that replaces the next characters, and how many they are; 0: nothing is replaced.
struct replacement {
    std::string_view sign;
    std::size_t length = 0;
};

/// Whether an x stands between two figures, as in "1000 x 3".
bool is_multiplication(const text_cursor& cursor) {
    return cursor.has("x ") && cursor.before() == ' ' && is_digit(cursor.before(2)) &&
           is_digit(cursor.ahead(2));
}

/// Whether the cursor is at the space between a figure and its unit.
bool is_before_unit(const text_cursor& cursor) {
    const text_cursor next{cursor.text, cursor.position + 1};
    const bool unit = (next.has("%") && next.ends_word(1)) || (next.has("us") && next.ends_word(2));
    return cursor.ahead() == ' ' && is_digit(cursor.before()) && unit;
}

replacement find_replacement(const text_cursor& cursor) {
    if (is_before_unit(cursor))
        return {"\u00a0", 1};
    if (is_multiplication(cursor))
        return {"×", 1};
    if (cursor.has("us") && cursor.ends_word(2) && cursor.follows_figure())
        return {"µs", 2};
    if (cursor.has("x") && cursor.ends_word(1) && cursor.ends_ratio())
        return {"×", 1};
    if (cursor.has("->") && cursor.begins_word() && cursor.ends_word(2))
        return {"→", 2};
    if (cursor.has("+-") && cursor.begins_word() && is_digit(cursor.ahead(2)))
        return {"±", 2};
    if (cursor.has("-") && cursor.begins_word() && is_digit(cursor.ahead(1)))
        return {"−", 1};
    return {};
}

bool is_option_letter(char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
}

}  // namespace

std::string typeset(std::string_view text) {
    const std::string source = shorten(text, markup::max_characters);
    std::string result;
    for (text_cursor cursor{source}; cursor.position < source.size();) {
        const replacement next = find_replacement(cursor);
        result += next.length == 0 ? cursor.text.substr(cursor.position, 1) : next.sign;
        cursor.position += std::max<std::size_t>(next.length, 1);
    }
    return result;
}

markup typeset_sentences(std::string_view text) {
    const std::string source = shorten(text, markup::max_characters);
    markup result;
    std::size_t done = 0;
    for (text_cursor cursor{source}; cursor.position < source.size(); ++cursor.position) {
        if (!cursor.begins_word() || !cursor.has("--") || !is_option_letter(cursor.ahead(2)))
            continue;
        std::size_t length = 2;
        while (cursor.position + length < source.size() && is_option_letter(cursor.ahead(length)))
            ++length;
        result += typeset(cursor.text.substr(done, cursor.position - done));
        result += element("code", {}, cursor.text.substr(cursor.position, length));
        done = cursor.position + length;
        cursor.position = done - 1;
    }
    result += typeset(std::string_view(source).substr(done));
    return result;
}

std::vector<std::string> break_into_lines(std::string_view text, std::size_t max_characters) {
    std::vector<std::string> lines{""};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word(text.substr(0, end));
        std::string& line = lines.back();
        if (line.empty())
            line = word;
        else if (count_characters(line) + 1 + count_characters(word) <= max_characters)
            line += ' ' + word;
        else
            lines.push_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string format_octets(std::string_view octets) {
    std::string text;
    for (std::size_t i = 0; i < octets.size(); ++i) {
        const char c = octets[i];
        if (octets.substr(i).starts_with("\r\n")) {
            text += "↵\n";
            ++i;
        } else if (c >= ' ' && c <= '~') {
            text += c;
        } else {
            text += fmt::format("⟨{:02x}⟩", static_cast<unsigned char>(c));
        }
    }
    return text;
}

}  // namespace pingpong::html
