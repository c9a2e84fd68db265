#include "pingpong/reporter/text/text_style.hpp"

#include <fmt/format.h>

namespace pingpong {
namespace {

std::string with_attributes(std::string_view attributes, std::string_view text) {
    return text.empty() ? std::string() : fmt::format("\x1b[{}m{}\x1b[0m", attributes, text);
}

constexpr std::string_view attributes_of(ink how) {
    switch (how) {
        case ink::bold:
            return "1";
        case ink::faint:
            return "2";
        case ink::warning:
            break;
    }
    return "1;33";  // bold yellow
}

/// A protocol or the beginning of its name, and its colour.
struct protocol_colour {
    std::string_view prefix;
    std::string_view attributes;
};

constexpr protocol_colour protocol_colours[] = {
    {"ws", "38;5;32"},           // blue
    {"http-close", "38;5;166"},  // vermilion
    {"http", "38;5;172"},        // orange
    {"tcp", "38;5;36"},          // bluish green
    {"unix", "38;5;175"},        // reddish purple
};

}  // namespace

std::string paint(std::string_view text, ink how, const text_style& style) {
    return style.coloured ? with_attributes(attributes_of(how), text) : std::string(text);
}

std::string paint_protocol(std::string_view protocol, std::string_view text,
                           const text_style& style) {
    if (style.coloured)
        for (const protocol_colour& one : protocol_colours)
            if (protocol.starts_with(one.prefix))
                return with_attributes(one.attributes, text);
    return std::string(text);
}

std::string to_charset(std::string_view text, const text_style& style) {
    if (style.drawn_in == charset::unicode)
        return std::string(text);
    std::string shown;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            shown += c;
        else if ((byte & 0xC0U) == 0xC0)  // the first byte of a character
            shown += '?';
    }
    return shown;
}

}  // namespace pingpong
