#include "pingpong/core/protocol.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "pingpong/core/edit_distance.hpp"

namespace pingpong {
namespace {

template <class Enumeration, std::size_t count>
std::string_view pick(const std::array<std::string_view, count>& names,
                      Enumeration value) noexcept {
    const auto index = static_cast<std::size_t>(value);
    return index < count ? names[index] : std::string_view();
}

using word = std::string_view;

constexpr std::array families{word("line"), word("http"), word("websocket")};
constexpr std::array sockets{word("tcp"), word("unix")};
constexpr std::array securities{word("plain"), word("tls")};
constexpr std::array uses{word("kept"), word("per-request")};
constexpr std::array implementations{word("tuned"), word("lean"), word("defaults")};
constexpr std::array colours{word("none"),      word("blue"),         word("orange"),
                             word("vermilion"), word("bluish-green"), word("reddish-purple")};
constexpr std::array marks{word("hexagon"), word("circle"),  word("square"), word("triangle"),
                           word("wedge"),   word("diamond"), word("plus"),   word("cross")};

}  // namespace

std::string_view name_of(protocol_family family) noexcept {
    return pick(families, family);
}

std::string_view name_of(socket_family socket) noexcept {
    return pick(sockets, socket);
}

std::string_view name_of(security secured) noexcept {
    return pick(securities, secured);
}

std::string_view name_of(connection_use use) noexcept {
    return pick(uses, use);
}

std::string_view name_of(implementation by) noexcept {
    return pick(implementations, by);
}

std::string_view name_of(protocol_colour colour) noexcept {
    return pick(colours, colour);
}

std::string_view name_of(protocol_mark mark) noexcept {
    return pick(marks, mark);
}

protocol_description::protocol_description(const protocol_info& row)
    : name(row.name),
      display_name(row.display_name),
      traits(row.traits),
      ladder_base(row.step.base),
      ladder_step(row.step.adds),
      ladder_position(row.step.position) {
}

std::string_view nearest_name(std::span<const std::string_view> names, std::string_view name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    // Whoever writes "http" has begun to write "http-keepalive", though "tcp" takes fewer edits.
    const auto begun = [&lower](std::string_view known) { return known.starts_with(lower); };
    const auto found = std::ranges::find_if(names, begun);
    if (!lower.empty() && found != names.end())
        return *found;
    const auto edits = [&lower](std::string_view known) { return edit_distance(lower, known); };
    return *std::ranges::min_element(names, {}, edits);
}

}  // namespace pingpong
