/// \file
/// Text of a terminal without its escape sequences.
#ifndef PINGPONG_TESTS_SUPPORT_PLAIN_TEXT_HPP
#define PINGPONG_TESTS_SUPPORT_PLAIN_TEXT_HPP

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "pingpong/reporter/text/display_width.hpp"

namespace pingpong {

/// The text without the sequences that paint it.
inline std::string unpainted(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\x1b')
            i = text.find('m', i);
        else
            plain += text[i];
    }
    return plain;
}

/// The text with each paragraph, whose lines but the first are indented, on one line.
inline std::string one_line(std::string text) {
    for (std::size_t at = text.find("\n  "); at != std::string::npos; at = text.find("\n  "))
        text.replace(at, 3, " ");
    return text;
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);)
        lines.push_back(line);
    return lines;
}

/// The columns that the widest line takes.
inline std::size_t widest_of(const std::vector<std::string>& lines) {
    std::size_t widest = 0;
    for (const std::string& line : lines)
        widest = std::max(widest, display_width(line));
    return widest;
}

inline bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_PLAIN_TEXT_HPP
