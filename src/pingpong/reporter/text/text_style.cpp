#include "pingpong/reporter/text/text_style.hpp"

#include <fmt/core.h>

namespace pingpong {
namespace {

std::string with_attributes(std::string_view attributes, std::string_view text) {
    return text.empty() ? std::string() : fmt::format("\x1b[{}m{}\x1b[0m", attributes, text);
}

constexpr std::string_view attributes_of(ink ink) {
    switch (ink) {
        case ink::bold:
            return "1";
        case ink::faint:
            return "2";
        case ink::faster:
            return "1;32";  // bold green
        case ink::slower:
            return "1;31";  // bold red
        case ink::warning:
            break;
    }
    return "1;33";  // bold yellow
}

constexpr std::string_view attributes_of(protocol_colour colour) {
    switch (colour) {
        case protocol_colour::blue:
            return "38;5;32";
        case protocol_colour::orange:
            return "38;5;172";
        case protocol_colour::vermilion:
            return "38;5;166";
        case protocol_colour::bluish_green:
            return "38;5;36";
        case protocol_colour::reddish_purple:
            return "38;5;175";
        case protocol_colour::none:
            break;
    }
    return {};
}

}  // namespace

std::string paint(std::string_view text, ink ink, const text_style& style) {
    return style.coloured ? with_attributes(attributes_of(ink), text) : std::string(text);
}

std::string paint(std::string_view text, protocol_colour colour, const text_style& style) {
    if (!style.coloured || colour == protocol_colour::none)
        return std::string(text);
    return with_attributes(attributes_of(colour), text);
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
