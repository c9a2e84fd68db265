/// \file
/// Bridges made up of ratios.
#ifndef PINGPONG_TESTS_BRIDGED_HPP
#define PINGPONG_TESTS_BRIDGED_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "pingpong/scheduler/bridge.hpp"

namespace pingpong {

/// A bridge of 1000 exchanges, without its findings.
///
/// \param rounds  The ratios of HTTP by WebSocket in each: of the three ways, and of the medians.
inline bridge bridged(std::initializer_list<std::array<double, 4>> rounds) {
    constexpr double ws_ns = 1e9;
    bridge made;
    made.count = 1000;
    for (const std::array<double, 4>& ratios : rounds) {
        const std::uint64_t round = made.conversations.size() / 12;
        for (const std::uint64_t visit : {1U, 2U})
            for (std::size_t way = 0; way < 3; ++way)
                for (const protocol_family over : {protocol_family::ws, protocol_family::http}) {
                    const bool http = over == protocol_family::http;
                    bridge_conversation one;
                    one.round = round;
                    one.visit = visit;
                    one.way = static_cast<conversation_way>(way);
                    one.over = over;
                    one.duration =
                        std::chrono::nanoseconds(static_cast<std::chrono::nanoseconds::rep>(
                            ws_ns * (http ? ratios.at(way) : 1)));
                    if (one.way != conversation_way::original)
                        one.median_ns = ws_ns / 1000 * (http ? ratios.back() : 1);
                    made.conversations.push_back(one);
                }
    }
    return made;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_BRIDGED_HPP
