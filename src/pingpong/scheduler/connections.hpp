/// \file
/// The connections of a contender, each with one exchange in flight.
#ifndef PINGPONG_SCHEDULER_CONNECTIONS_HPP
#define PINGPONG_SCHEDULER_CONNECTIONS_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pingpong/core/experiment.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/scheduler/deadline.hpp"

namespace pingpong {

struct run_state;

/// Starts all moves at once and ends when all have ended. The first that fails ends the others.
///
/// \par Errors        The first failure.
/// \par Cancellation  Terminal: ends all moves.
task<> play_concurrently(std::vector<task<>> moves);

/// The connections of a contender: opened one after the other, played concurrently.
///
/// One move at a time. The first connection that fails ends the move of all; afterwards the object
/// can only be destroyed. Must outlive the awaitables that it returned.
///
/// \par Cancellation  See `contender`.
class connections {
public:
    /// \param clients  At least one; clients of one protocol and one server.
    explicit connections(std::vector<std::unique_ptr<contender>> clients);

    /// Opens one after the other; yields the sum of each step's durations.
    task<set_up> open();

    /// Divides `samples.room()` exchanges as evenly as possible and plays all shares concurrently.
    /// `samples` gets the round trips of the first connection, then those of the second, and so on.
    /// A single connection has no overhead from this class.
    ///
    /// \return  The time from the first clock read of any connection to the last; with one
    ///          connection, the sum of the round trips.
    /// \par Errors  The first failure; `samples` has the exchanges that succeeded on all
    /// connections.
    task<std::chrono::nanoseconds> play(round_trips& samples);

    /// Closes all concurrently.
    task<> close();

    /// The number of connections.
    std::uint64_t count() const noexcept { return clients_.size(); }

    /// The clients, for other kinds of moves; one move at a time includes these.
    std::span<const std::unique_ptr<contender>> each() const noexcept { return clients_; }

    /// The traffic of all connections so far.
    traffic moved() const noexcept;

    /// The TCP segments of all connections; nullopt unless known of each.
    std::optional<tcp_segments> segments();

    /// The last reply on the first connection; see `contender`.
    std::string_view last_reply() const noexcept { return clients_.front()->last_reply(); }

    /// The socket options of the first connection; see `contender`.
    std::optional<socket_facts> facts() { return clients_.front()->facts(); }

    /// What TLS of the first connection has agreed on; see `contender`.
    std::optional<tls_facts> tls() { return clients_.front()->tls(); }

private:
    /// A connection's part of the current block.
    struct share {
        round_trips samples;
        std::chrono::steady_clock::time_point begin;
    };

    static task<> play_share(contender& client, share& share);
    std::chrono::nanoseconds time_of_shares() const;

    std::vector<std::unique_ptr<contender>> clients_;
    std::vector<share> shares_;  ///< One per client.
};

/// Grows while any of the connections makes progress; see `while_progressing`.
inline std::uint64_t progress_of(const connections& connections) noexcept {
    return progress_of(connections.moved());
}

/// The server of a contender, and the settings of its clients.
struct destination {
    endpoint server;
    client_settings settings;
};

/// Finds the server of a contender. Starts it when it belongs to this process and does not run yet.
///
/// \param experiment  The experiment of `spec`.
/// \par Errors        During "listen".
result<destination> find_destination(run_state& run, const experiment& experiment,
                                     const contender_spec& spec);

/// Makes the clients of a contender, without any I/O.
///
/// \param count  The number of connections; >= 1.
/// \par Errors   During "address".
result<std::unique_ptr<connections>> make_connections(run_state& run, const contender_spec& spec,
                                                      const destination& destination,
                                                      std::uint64_t count);

/// Finds the server of a contender, makes its clients, and records the endpoint in the report.
///
/// \param cell  The contender's cell in the report.
/// \par Errors  During "listen" or "address".
result<std::unique_ptr<connections>> make_connections(run_state& run, const experiment& experiment,
                                                      const contender_spec& spec, std::size_t cell,
                                                      std::uint64_t count);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_CONNECTIONS_HPP
