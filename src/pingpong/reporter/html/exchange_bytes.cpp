#include "pingpong/reporter/html/exchange_bytes.hpp"

#include <fmt/format.h>

#include "pingpong/reporter/html/protocol_look.hpp"
#include "pingpong/reporter/wording.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t most_octets = 600;

std::string visible(char c) {
    if (c == '\r')
        return "␍";
    if (c == '\n')
        return "␊\n";
    if (c >= ' ' && c <= '~')
        return std::string(1, c);
    return fmt::format("⟨{:02x}⟩", static_cast<unsigned char>(c));
}

markup octets_of(std::string_view title, std::string_view octets) {
    return element("p", {{"class", "octets-title"}},
                   fmt::format("{}, {}", title, counted(octets.size(), "byte"))) +
           element("div", {{"class", "octets"}}, in_lines(visible_octets(octets)));
}

}  // namespace

std::string visible_octets(std::string_view octets) {
    std::string text;
    for (const char c : octets.substr(0, most_octets))
        text += visible(c);
    if (octets.size() > most_octets)
        text += fmt::format("… {} more", counted(octets.size() - most_octets, "byte"));
    return text;
}

markup exchange_bytes_section(const std::vector<exchange_on_the_wire>& exchanges) {
    if (exchanges.empty())
        return {};
    markup columns;
    for (const exchange_on_the_wire& one : exchanges)
        columns += element("div", {},
                           element("h3", {}, short_name(one.contender)) +
                               octets_of("Request", one.request) + octets_of("Reply", one.reply));
    return element("section", {},
                   element("h2", {}, "One exchange, byte by byte") +
                       element("div", {{"class", "exchanges"}}, columns));
}

}  // namespace pingpong::html
