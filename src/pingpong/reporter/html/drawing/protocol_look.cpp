#include "pingpong/reporter/html/drawing/protocol_look.hpp"

#include <fmt/format.h>

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_characters_of_name = 20;

look family_of(std::string_view protocol) {
    if (protocol.starts_with("ws"))
        return {"ws", "", shape::circle};
    if (protocol.starts_with("http") && protocol.ends_with("-close"))
        return {"close", "", shape::wedge};
    if (protocol.starts_with("http"))
        return {"keepalive", "", shape::square};
    if (protocol == "tcp" || protocol == "tls")
        return {"tcp", "", shape::diamond};
    if (protocol == "unix")
        return {"unix", "", shape::triangle};
    return {"other", "", shape::hexagon};
}

}  // namespace

std::string look::classes() const {
    return std::string(hue) + (variant.empty() ? "" : " " + std::string(variant));
}

look look_of(std::string_view protocol) {
    look made = family_of(protocol);
    if (made.hue == "other")
        return made;
    if (protocol.ends_with("-lean"))
        made.variant = "lean";  // the family's shape, hollow
    if (protocol.ends_with("-default")) {
        made.variant = "default";
        made.marker = made.hue == "ws" ? shape::plus : shape::cross;
    }
    return made;
}

std::string short_name(std::string_view protocol) {
    if (protocol == "http-close")
        return "HTTP, reconnecting";
    if (protocol == "unix")
        return "Unix socket";
    if (protocol == "ws")
        return "WebSocket";
    if (protocol == "http-keepalive")
        return "HTTP keep-alive";
    if (protocol == "tcp")
        return "raw TCP";
    const std::string beginning = shortened(protocol, max_characters_of_name + 1);
    return shortened(escape_terminal(beginning), max_characters_of_name);
}

std::string place(double value) {
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

std::string shape_path(shape which, double x, double y, double radius) {
    const std::string r = place(radius), d = place(2 * radius);
    const auto at = [x, y](double dx, double dy) {
        return 'M' + place(x + dx) + ' ' + place(y + dy);
    };
    switch (which) {
        case shape::circle:
            return fmt::format("{}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z", at(-radius, 0),
                               fmt::arg("r", r), fmt::arg("d", d));
        case shape::square:
            return fmt::format("{}h{}v{}h-{}z", at(-radius, -radius), d, d, d);
        case shape::triangle:
            return fmt::format("{}l{} {}h-{}z", at(0, -radius), r, d, d);
        case shape::wedge:
            return fmt::format("{}l-{} -{}h{}z", at(0, radius), r, d, d);
        case shape::diamond:
            return fmt::format("{}l{r} {r}l-{r} {r}l-{r}-{r}z", at(0, -radius), fmt::arg("r", r));
        case shape::hexagon:
            return fmt::format("{}h{r}l{h} {r}l-{h} {r}h-{r}l-{h}-{r}z", at(-radius / 2, -radius),
                               fmt::arg("r", r), fmt::arg("h", place(radius / 2)));
        case shape::plus:
            return fmt::format("{}v{}{}h{}", at(0, -radius), d, at(-radius, 0), d);
        case shape::cross:
            break;
    }
    return fmt::format("{}l{d} {d}{}l{d}-{d}", at(-radius, -radius), at(-radius, radius),
                       fmt::arg("d", d));
}

}  // namespace pingpong::html
