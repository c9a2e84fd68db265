#include "pingpong/reporter/wording/escape.hpp"

#include <algorithm>
#include <cstdint>

namespace pingpong {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// A code point and the bytes it takes; length 0: `text` does not begin with well-formed UTF-8.
struct decoded {
    char32_t code_point = 0;
    std::size_t length = 0;
};

decoded decode(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {};

    char32_t code_point = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return {};
        code_point = code_point << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < least[length] || code_point > 0x10FFFF || surrogate)
        return {};
    return {code_point, length};
}

bool acts_on_terminal(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool direction = c == 0x061C || c == 0x200E || c == 0x200F ||
                           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || direction;
}

/// Calls `take(code_point, bytes)` for each character; a bad byte is passed as U+FFFD.
template <class Take>
void for_each_character(std::string_view text, Take take) {
    while (!text.empty()) {
        const decoded next = decode(text);
        if (next.length == 0)
            take(char32_t{0xFFFD}, replacement);
        else
            take(next.code_point, text.substr(0, next.length));
        text.remove_prefix(std::max<std::size_t>(next.length, 1));
    }
}

std::string blanks_up_to(std::string_view text, std::size_t width) {
    const std::size_t taken = count_characters(text);
    return std::string(taken < width ? width - taken : 0, ' ');
}

}  // namespace

std::string well_formed(std::string_view text) {
    std::string safe;
    for_each_character(text, [&safe](char32_t, std::string_view bytes) { safe += bytes; });
    return safe;
}

std::string verbatim(std::string_view text) {
    return std::string(text);
}

std::string escape_terminal(std::string_view text) {
    std::string safe;
    for_each_character(text, [&safe](char32_t c, std::string_view bytes) {
        if (c == '\n' || c == '\r' || c == '\t')
            safe += ' ';
        else
            safe += acts_on_terminal(c) ? replacement : bytes;
    });
    return safe;
}

std::string escape_markdown(std::string_view text) {
    std::string safe;
    for (const char c : escape_terminal(text)) {
        if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '&')
            safe += "&amp;";
        else if (std::string_view("\\`|*_~[]$#").find(c) != std::string_view::npos)
            (safe += '\\') += c;
        else
            safe += c;
    }
    return safe;
}

std::string escape_html(std::string_view text) {
    std::string safe;
    for (const char c : escape_terminal(text)) {
        if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '&')
            safe += "&amp;";
        else if (c == '"')
            safe += "&quot;";
        else if (c == '\'')
            safe += "&#39;";
        else
            safe += c;
    }
    return safe;
}

std::string escape_csv(std::string_view text) {
    std::string field;
    for_each_character(text, [&field](char32_t c, std::string_view bytes) {
        const bool blank = c == '\n' || c == '\r' || c == '\t';
        field += !blank && acts_on_terminal(c) ? replacement : bytes;
    });
    if (!field.empty() &&
        std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
        field.insert(0, 1, '\'');
    if (field.find_first_of(",\"\r\n") == std::string::npos)
        return field;

    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string escape_xml(std::string_view text) {
    std::string safe;
    for_each_character(escape_terminal(text), [&safe](char32_t c, std::string_view bytes) {
        if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '&')
            safe += "&amp;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c == 0xFFFE || c == 0xFFFF ? replacement : bytes;
    });
    return safe;
}

std::size_t count_characters(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    }));
}

std::string pad_right(std::string_view text, std::size_t width) {
    return std::string(text) + blanks_up_to(text, width);
}

std::string pad_left(std::string_view text, std::size_t width) {
    return blanks_up_to(text, width) + std::string(text);
}

}  // namespace pingpong
