#include "pingpong/reporter/html/drawing/visible_octets.hpp"

#include <fmt/format.h>

namespace pingpong::html {
namespace {

std::string visible(char c) {
    if (c >= ' ' && c <= '~')
        return std::string(1, c);
    return fmt::format("⟨{:02x}⟩", static_cast<unsigned char>(c));
}

}  // namespace

std::string visible_octets(std::string_view octets) {
    std::string text;
    while (!octets.empty()) {
        const bool ends_line = octets.starts_with("\r\n");
        text += ends_line ? "↵\n" : visible(octets.front());
        octets.remove_prefix(ends_line ? 2 : 1);
    }
    return text;
}

}  // namespace pingpong::html
