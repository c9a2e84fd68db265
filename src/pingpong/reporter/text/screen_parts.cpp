#include "pingpong/reporter/text/screen_parts.hpp"

#include <algorithm>
#include <utility>

#include "pingpong/reporter/text/clauses.hpp"
#include "pingpong/reporter/text/display_width.hpp"

namespace pingpong {
namespace {

constexpr std::size_t label_columns = 11;

std::size_t count_lines(const std::vector<screen_part>& parts) {
    std::size_t lines = 0;
    for (const screen_part& part : parts)
        lines += part.lines.size();
    return lines;
}

/// A blank line before each part that begins a section and has lines, unless it is the first.
std::vector<screen_part> add_blank_lines(std::vector<screen_part> parts) {
    constexpr unsigned rank_of_blanks = 9;
    std::vector<screen_part> separated;
    for (screen_part& part : parts) {
        if (part.begins_section && !separated.empty() && !part.lines.empty())
            separated.push_back({{""}, rank_of_blanks});
        separated.push_back(std::move(part));
    }
    return separated;
}

/// The last of the parts of the highest rank go until the rest fits.
void drop_parts_beyond(std::size_t lines, std::vector<screen_part>& parts) {
    while (count_lines(parts) > lines) {
        screen_part* dropped = nullptr;
        for (screen_part& part : parts)
            if (!part.lines.empty() && part.rank > 0 && (!dropped || part.rank >= dropped->rank))
                dropped = &part;
        if (!dropped)
            return;
        dropped->lines.clear();
    }
}

}  // namespace

std::string labelled_line(std::string_view label, const std::string& text, const text_style& style,
                          ink ink) {
    const std::string padded = fit_line(label, label_columns);
    return truncate_line(paint(padded, ink, style) + fit_clauses(text, columns_beside_label(style)),
                         style.columns);
}

std::size_t columns_beside_label(const text_style& style) noexcept {
    return style.columns - std::min(label_columns, style.columns);
}

bool fits_beside_label(std::string_view text, const text_style& style) {
    return label_columns + display_width(text) <= style.columns;
}

std::string first_that_fits(const std::vector<std::string>& texts, const text_style& style) {
    for (const std::string& text : texts)
        if (fits_beside_label(text, style))
            return text;
    return texts.back();
}

std::string join_parts(std::vector<screen_part> parts, std::size_t max_lines) {
    parts = add_blank_lines(std::move(parts));
    drop_parts_beyond(max_lines, parts);
    std::string text;
    for (const screen_part& part : parts)
        for (const std::string& line : part.lines)
            text += line + '\n';
    return text;
}

}  // namespace pingpong
