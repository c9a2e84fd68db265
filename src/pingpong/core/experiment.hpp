/// \file
/// Experiments and their contenders.
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

/// A contender: a protocol in an experiment, and its server.
struct contender_spec {
    std::string protocol;            ///< A name in the protocol table.
    std::optional<endpoint> remote;  ///< nullopt: a server in this process, started on demand.
    /// PEM; what a remote server's certificate has to be. Empty: `plan::tls` decides.
    std::string trusted_certificate;
    std::string label;  ///< Its name in the report; empty: that of the protocol.

    /// A delay that is added to each round trip by busy waiting after the exchange; >= 0. The
    /// exchanges of a block are then played one by one, so a contender that is compared with a
    /// delayed one needs a delay of 0. nullopt: no delay, and blocks are played as usual.
    std::optional<std::chrono::nanoseconds> injected_delay;

    /// \param protocol_name  Looked up in the protocol table when the run begins, as below.
    contender_spec(const char* protocol_name) : protocol(protocol_name) {}

    /// A contender whose server is in this process.
    contender_spec(std::string protocol_name) : protocol(std::move(protocol_name)) {}

    /// \param server  A server elsewhere, resolved.
    contender_spec(std::string protocol_name, endpoint server)
        : protocol(std::move(protocol_name)), remote(std::move(server)) {}

    /// The name in the report, unique in the experiment.
    const std::string& name() const noexcept { return label.empty() ? protocol : label; }
};

/// The limit of `experiment::connections`: a listener's queue holds no more (SOMAXCONN of Linux),
/// and with more, retransmitted SYNs would be measured.
inline constexpr std::uint64_t max_connections = 4096;

/// The limit of `experiment::rate`: one exchange per nanosecond, the resolution of the clock.
inline constexpr double max_rate_per_s = 1e9;

/// A count of exchanges, a payload and the contenders that play them.
struct experiment {
    /// Exchanges of each contender per repetition, on all connections together; >= `connections`.
    std::uint64_t count;
    std::vector<contender_spec> contenders;    ///< At least one; their names are distinct.
    std::optional<std::size_t> payload_bytes;  ///< Of the request; nullopt: "Ping", "Pong!".
    std::optional<std::size_t> reply_bytes;    ///< Of the reply; nullopt: as the request.

    /// Concurrent connections of each contender, with one exchange in flight on each; in
    /// [1, max_connections].
    std::uint64_t connections;

    /// Exchanges per second of each contender, on all connections together, in an open loop: each
    /// exchange is due at a fixed time, whether or not earlier ones have ended. In
    /// (0, max_rate_per_s]; needs servers in another process. nullopt: a closed loop, in which each
    /// exchange begins when the one before it ends.
    std::optional<double> rate;

    /// A closed loop; the parameters initialise the members.
    experiment(std::uint64_t exchange_count, std::vector<contender_spec> contender_list,
               std::optional<std::size_t> payload_size = std::nullopt,
               std::uint64_t connection_count = 1)
        : count(exchange_count),
          contenders(std::move(contender_list)),
          payload_bytes(payload_size),
          connections(connection_count) {}
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXPERIMENT_HPP
