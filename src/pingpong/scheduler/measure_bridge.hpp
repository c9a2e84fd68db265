/// \file
/// Plays the conversations of a bridge.
#ifndef PINGPONG_SCHEDULER_MEASURE_BRIDGE_HPP
#define PINGPONG_SCHEDULER_MEASURE_BRIDGE_HPP

#include <boost/asio/co_spawn.hpp>
#include <chrono>
#include <cstdint>
#include <utility>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/scheduler/bridge.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// What to play, and against which servers.
struct bridge_plan {
    std::uint64_t count = 1000;  ///< Exchanges of each conversation, from 1 to `most_bridged`.
    std::uint64_t rounds = 10;   ///< Two conversations of each kind in each; >= 1.
    std::uint64_t seed = 1;      ///< Determines the order of play.
    endpoint ws;                 ///< Resolved, as `http`. Served by a process that plays no client.
    endpoint http;               ///< Likewise.
    limits limit;                ///< What clients accept.

    /// How long a client may go without sending, receiving or connecting; > 0.
    std::chrono::milliseconds deadline{5000};

    bridge_plan() = default;
};

/// The largest count of a bridge: the round trips of a conversation are held in memory.
inline constexpr std::uint64_t most_bridged = 1'000'000;

/// Plays what this library cannot, since it starts no process, and is told how far it is.
class bridge_player {
public:
    virtual ~bridge_player() = default;

    /// Plays a conversation with the original client in a process of its own.
    ///
    /// \return     From before the start of the process to after its end.
    /// \par Errors  When it did not come to a good end; `cancelled` when the user ended it.
    virtual task<std::chrono::nanoseconds> play_original(protocol_family over) = 0;

    /// A round begins; the first is number 0.
    virtual void started(std::uint64_t round) { (void)round; }
};

/// The coroutine behind `async_bridge`, for those who spawn their own.
asio::awaitable<bridge, executor> measure_bridge(executor where_to_run, bridge_plan what,
                                                 bridge_player& who);

/// Plays both protocols in every way, in rounds of an order of chance and then the reversed one,
/// after one conversation of each that does not count; find_steps is left to the caller.
///
/// \param who    Outlives the operation.
/// \param token  Any completion token for `void(std::exception_ptr, bridge)`.
/// \par Errors        The first conversation that fails ends it and is no sample: `failure`
///                    says why. The exception is `std::invalid_argument` for a plan that breaks
///                    the above, or what `who` threw.
/// \par Cancellation  As of `async_run`: the conversations until then are kept, and `interrupted`
/// is set.
template <class CompletionToken>
auto async_bridge(executor where_to_run, bridge_plan what, bridge_player& who,
                  CompletionToken&& token) {
    return asio::co_spawn(where_to_run, measure_bridge(where_to_run, std::move(what), who),
                          std::forward<CompletionToken>(token));
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_MEASURE_BRIDGE_HPP
