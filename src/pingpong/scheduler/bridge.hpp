/// \file
/// From the original experiment's factor to the one of the protocols alone, step by step.
#ifndef PINGPONG_SCHEDULER_BRIDGE_HPP
#define PINGPONG_SCHEDULER_BRIDGE_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/protocols/original_client.hpp"
#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// How a conversation is played; each way but the first changes one thing of the one before it. The
/// server is in another process in all of them.
enum class conversation_way {
    original,    ///< The original client, timed from the start of its process to its end.
    in_process,  ///< The same client in this process, without the GET: from connect to close.
    kept,  ///< By today's rules: HTTP/1.1 on a kept connection, the same text in each request.
};

/// A whole conversation that was timed.
struct bridge_conversation {
    std::uint64_t round = 0;                            ///< From 0.
    std::uint64_t visit = 1;                            ///< 1, or 2 in the reversed order.
    conversation_way way = conversation_way::original;  ///< How it was played and timed.
    protocol_family over = protocol_family::ws;         ///< What carried it.
    std::chrono::nanoseconds duration{};                ///< Of the whole; steady clock.
    std::optional<double> median_ns;  ///< Of its round trips; nullopt: another process had them.
};

/// What the original experiment's factor is made of.
enum class bridge_part {
    start_up,     ///< The client's process, and the first GET of HTTP.
    connections,  ///< A new connection for each request of HTTP; HTTP/1.0 with it.
    set_up,       ///< Connecting, closing, and what exchanges take beyond the median one.
    protocol,     ///< An exchange, median by median.
};

/// By how much a part multiplies the factor.
struct bridge_step {
    bridge_part part = bridge_part::protocol;  ///< Which one.
    estimate factor;                           ///< > 0; below 1 it makes the whole smaller.
};

/// The original experiment's factor, HTTP by WebSocket, and the steps that it is the product of.
struct bridge {
    std::uint64_t count = 0;                         ///< Exchanges of each conversation.
    std::vector<bridge_conversation> conversations;  ///< In the order they were played.
    bool interrupted = false;                        ///< Cancelled before all rounds were played.
    std::optional<std::string> failure;  ///< Of the conversation that ended it; nullopt: none.

    std::uint64_t rounds = 0;        ///< That are complete: only these count.
    std::optional<estimate> whole;   ///< nullopt: too few rounds, as for the steps.
    std::vector<bridge_step> steps;  ///< One of each part, in their order, or none.
};

/// With fewer complete rounds nothing is said.
inline constexpr std::uint64_t fewest_bridge_rounds = 3;

/// Derives `rounds`, `whole` and `steps` from the conversations.
///
/// With f(way) the ratio of HTTP by WebSocket of the durations of a round, each the geometric mean
/// of its two visits, and m that of the medians of `kept`: the steps are f(original) /
/// f(in_process), f(in_process) / f(kept), f(kept) / m, and m. Each is exp of the mean of its
/// logarithm over the rounds, with a t-interval; thus their product is the whole, but for
/// rounding.
///
/// \param confidence  Of the intervals; in (0, 1).
/// \par Errors  Throws std::invalid_argument for any other confidence.
/// \par Source  Paired log-ratios: as of `compare_rounds`.
void find_steps(bridge& of, double confidence);

/// Appends the rounds of another process, which number on.
void append_rounds(bridge& to, const bridge& more);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_BRIDGE_HPP
