#include "pingpong/reporter/html/drawing/typography.hpp"

#include <algorithm>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A text and how far it was read.
struct reader {
    std::string_view text;
    std::size_t at = 0;

    char ahead(std::size_t by = 0) const { return at + by < text.size() ? text[at + by] : ' '; }
    char before(std::size_t by = 1) const { return by <= at ? text[at - by] : ' '; }

    bool begins_word() const { return before() == ' ' || before() == '[' || before() == '('; }

    bool ends_word(std::size_t length) const {
        return std::string_view(" ,.;:)]").find(ahead(length)) != std::string_view::npos;
    }

    bool has(std::string_view word) const { return text.substr(at).starts_with(word); }

    /// Whether the word before this one is a figure, or the end of its interval.
    bool follows_figure() const {
        return before() == ' ' && (is_digit(before(2)) || before(2) == ']' || before(2) == '-');
    }

    /// Whether what ends here is a number such as 0.88.
    bool ends_ratio() const {
        std::size_t length = 0;
        while (is_digit(before(length + 1)) || before(length + 1) == '.')
            ++length;
        return length > 0 &&
               std::string_view(" [(/").find(before(length + 1)) != std::string_view::npos;
    }
};

/// What stands for the characters that come next, and how many they are; 0: they stay.
struct replacement {
    std::string_view sign;
    std::size_t length = 0;
};

/// Whether an x stands between two figures, as in "1000 x 3".
bool is_times(const reader& in) {
    return in.has("x ") && in.before() == ' ' && is_digit(in.before(2)) && is_digit(in.ahead(2));
}

/// Whether a unit follows the blank that follows a figure.
bool is_before_unit(const reader& in) {
    const bool unit =
        (in.ahead(1) == '%' && reader{in.text, in.at + 1}.ends_word(1)) ||
        (reader{in.text, in.at + 1}.has("us") && reader{in.text, in.at + 1}.ends_word(2));
    return in.ahead() == ' ' && is_digit(in.before()) && unit;
}

replacement sign_for(const reader& in) {
    if (is_before_unit(in))
        return {"\u00a0", 1};
    if (is_times(in))
        return {"×", 1};
    if (in.has("us") && in.ends_word(2) && in.follows_figure())
        return {"µs", 2};
    if (in.has("x") && in.ends_word(1) && in.ends_ratio())
        return {"×", 1};
    if (in.has("->") && in.begins_word() && in.ends_word(2))
        return {"→", 2};
    if (in.has("+-") && in.begins_word() && is_digit(in.ahead(2)))
        return {"±", 2};
    if (in.has("-") && in.begins_word() && is_digit(in.ahead(1)))
        return {"−", 1};
    return {};
}

}  // namespace

std::string typeset(std::string_view text) {
    const std::string shown = shortened(text, markup::max_characters);
    std::string set;
    for (reader in{shown}; in.at < text.size();) {
        const replacement next = sign_for(in);
        set += next.length == 0 ? in.text.substr(in.at, 1) : next.sign;
        in.at += std::max<std::size_t>(next.length, 1);
    }
    return set;
}

markup typeset_sentences(std::string_view text) {
    const auto is_option_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    const std::string shown = shortened(text, markup::max_characters);
    markup made;
    std::size_t done = 0;
    for (reader in{shown}; in.at < shown.size(); ++in.at) {
        if (!in.begins_word() || !in.has("--") || !is_option_letter(in.ahead(2)))
            continue;
        std::size_t length = 2;
        while (in.at + length < shown.size() && is_option_letter(in.ahead(length)))
            ++length;
        made += typeset(in.text.substr(done, in.at - done));
        made += element("code", {}, in.text.substr(in.at, length));
        done = in.at + length;
        in.at = done - 1;
    }
    made += typeset(std::string_view(shown).substr(done));
    return made;
}

std::vector<std::string> in_short_lines(std::string_view words, std::size_t max_characters) {
    std::vector<std::string> lines{""};
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        const std::string word(words.substr(0, end));
        std::string& line = lines.back();
        if (line.empty())
            line = word;
        else if (count_characters(line) + 1 + count_characters(word) <= max_characters)
            line += ' ' + word;
        else
            lines.push_back(word);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return lines;
}

}  // namespace pingpong::html
