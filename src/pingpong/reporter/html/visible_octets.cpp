#include "pingpong/reporter/html/visible_octets.hpp"

#include <fmt/format.h>

namespace pingpong::html {
namespace {

std::string visible(char c) {
    if (c == '\r')
        return "␍";
    if (c == '\n')
        return "␊\n";
    if (c >= ' ' && c <= '~')
        return std::string(1, c);
    return fmt::format("⟨{:02x}⟩", static_cast<unsigned char>(c));
}

}  // namespace

std::string visible_octets(std::string_view octets) {
    std::string text;
    for (const char c : octets)
        text += visible(c);
    return text;
}

}  // namespace pingpong::html
