#include "pingpong/reporter/html/drawing/protocol_look.hpp"

#include <fmt/core.h>

#include <array>

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"

namespace pingpong::html {

std::string protocol_look::classes() const {
    return std::string(colour) + (variant.empty() ? "" : " " + std::string(variant));
}

protocol_look look_of(const cell& cell) {
    const protocol_traits& traits = cell.description.traits;
    const bool tuned = traits.implemented_by == implementation::tuned;
    return {name_of(traits.colour), tuned ? "" : name_of(traits.implemented_by), traits.mark};
}

protocol_look series_look(std::size_t index) noexcept {
    constexpr std::array looks{protocol_look{"blue", "", protocol_mark::circle},
                               protocol_look{"vermilion", "", protocol_mark::wedge},
                               protocol_look{"bluish-green", "", protocol_mark::diamond},
                               protocol_look{"orange", "", protocol_mark::square},
                               protocol_look{"reddish-purple", "", protocol_mark::triangle}};
    return looks[index % looks.size()];
}

std::string label_of(const cell& cell) {
    constexpr std::size_t max_label_characters = 20;
    std::string name = format_contender(cell, escape_terminal);
    if (name.starts_with("a ") && name == cell.description.display_name)
        name.erase(0, 2);  // the article of a sentence
    return shorten(name, max_label_characters);
}

std::string format_coordinate(double value) {
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

std::string mark_path(protocol_mark mark, double x, double y, double radius) {
    const std::string r = format_coordinate(radius), d = format_coordinate(2 * radius);
    const auto move_to = [x, y](double dx, double dy) {
        return 'M' + format_coordinate(x + dx) + ' ' + format_coordinate(y + dy);
    };
    switch (mark) {
        case protocol_mark::circle:
            return fmt::format("{0}a{1} {1} 0 1 0 {2} 0a{1} {1} 0 1 0-{2} 0z", move_to(-radius, 0),
                               r, d);
        case protocol_mark::square:
            return fmt::format("{0}h{1}v{1}h-{1}z", move_to(-radius, -radius), d);
        case protocol_mark::triangle:
            return fmt::format("{0}l{1} {2}h-{2}z", move_to(0, -radius), r, d);
        case protocol_mark::wedge:
            return fmt::format("{0}l-{1} -{2}h{2}z", move_to(0, radius), r, d);
        case protocol_mark::diamond:
            return fmt::format("{0}l{1} {1}l-{1} {1}l-{1}-{1}z", move_to(0, -radius), r);
        case protocol_mark::hexagon:
            return fmt::format("{0}h{1}l{2} {1}l-{2} {1}h-{1}l-{2}-{1}z",
                               move_to(-radius / 2, -radius), r, format_coordinate(radius / 2));
        case protocol_mark::plus:
            return move_to(0, -radius) + 'v' + d + move_to(-radius, 0) + 'h' + d;
        case protocol_mark::cross:
            break;
    }
    return fmt::format("{0}l{1} {1}{2}l{1}-{1}", move_to(-radius, -radius), d,
                       move_to(-radius, radius));
}

}  // namespace pingpong::html
