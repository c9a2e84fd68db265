/// \file
/// An experiment: a count of exchanges, a payload and the contenders that play it.
#ifndef PINGPONG_CORE_EXPERIMENT_HPP
#define PINGPONG_CORE_EXPERIMENT_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/core/endpoint.hpp"

namespace pingpong {

/// A protocol in an experiment, and where its server is.
struct contender_spec {
    std::string protocol;            ///< A name from the table of protocols.
    std::optional<endpoint> remote;  ///< nullopt: a server in this process, started on first need.
    std::string label;               ///< Its name in the report; empty: the protocol's.

    /// Added to each round trip by busy waiting after the exchange, >= 0; blocks are then played
    /// exchange by exchange, so that what is compared with a delayed contender has a delay of 0.
    /// nullopt: none, and blocks are played as they are.
    std::optional<std::chrono::nanoseconds> injected_delay;

    /// \param name  Copied; looked up when the run begins.
    contender_spec(const char* name) : protocol(name) {}

    /// \param name  Looked up when the run begins.
    contender_spec(std::string name) : protocol(std::move(name)) {}

    /// \param name   Looked up when the run begins.
    /// \param where  A server elsewhere, resolved.
    contender_spec(std::string name, endpoint where)
        : protocol(std::move(name)), remote(std::move(where)) {}

    /// What tells it from the others of its experiment.
    const std::string& name() const noexcept { return label.empty() ? protocol : label; }
};

/// More connections of a contender at a time than this are refused: a listener's queue holds no
/// more (SOMAXCONN of Linux), and beyond it the time to send SYN again would be measured.
inline constexpr std::uint64_t max_connections = 4096;

/// Open loops of more exchanges per second are refused: clocks tell no shorter times apart.
inline constexpr double max_rate_per_s = 1e9;

/// A count of exchanges, a payload and the contenders that play it.
struct experiment {
    /// Exchanges of each contender, per repetition, on all its connections together; at least one
    /// on each.
    std::uint64_t count;
    std::vector<contender_spec> contenders;    ///< Distinct names; at least one.
    std::optional<std::size_t> payload_bytes;  ///< Size of request and reply; nullopt: "Ping".

    /// Connections of a contender that play side by side, each with one exchange in flight; from 1
    /// to `max_connections`.
    std::uint64_t connections;

    /// Exchanges per second of each contender, on all its connections together: an open loop, in
    /// which each is due at a time of its own, and waits where the one before it takes too long.
    /// Above 0, at most `max_rate_per_s`, with servers elsewhere only. nullopt: a closed loop, in
    /// which each begins when the one before it has ended.
    std::optional<double> rate;

    /// Exchanges per repetition, by whom, and of which size; see the members.
    experiment(std::uint64_t exchanges, std::vector<contender_spec> who,
               std::optional<std::size_t> bytes = std::nullopt, std::uint64_t side_by_side = 1)
        : count(exchanges),
          contenders(std::move(who)),
          payload_bytes(bytes),
          connections(side_by_side) {}
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXPERIMENT_HPP
