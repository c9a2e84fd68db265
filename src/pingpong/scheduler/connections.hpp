/// \file
/// The connections of a contender, each with one exchange in flight.
#ifndef PINGPONG_SCHEDULER_CONNECTIONS_HPP
#define PINGPONG_SCHEDULER_CONNECTIONS_HPP

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "pingpong/protocols/contender.hpp"
#include "pingpong/scheduler/deadline.hpp"

namespace pingpong {

/// The connections of a contender: opened one after the other, played side by side.
///
/// One move at a time. The first connection that fails ends the move of all, after which they are
/// only fit to be destroyed. Must outlive the awaitables it returned.
///
/// \par Cancellation  As of `contender`.
class connections {
public:
    /// \param clients  At least one; clients of one protocol and one server.
    explicit connections(std::vector<std::unique_ptr<contender>> clients);

    /// Opens one after the other; yields what each step took over all of them.
    task<set_up> open();

    /// Divides `into.room()` exchanges, as evenly as whole numbers allow, and plays all shares at
    /// once; `into` gets the round trips of the first connection, then those of the second, and
    /// so on. A single connection plays as it would alone, without any cost of this.
    ///
    /// \return  The time from the first clock read of any connection to the last of all: the sum of
    ///          the round trips when there is one.
    /// \par Errors  Of the first that failed; `into` holds the exchanges that went well on all.
    task<std::chrono::nanoseconds> play(round_trips& into);

    /// Ends all at once.
    task<> close();

    std::uint64_t count() const noexcept { return clients_.size(); }

    /// Each of them, for moves of another kind; one move at a time holds for these too.
    std::span<const std::unique_ptr<contender>> each() const noexcept { return clients_; }

    /// What went over the wire so far, on all of them.
    traffic moved() const noexcept;

    /// TCP segments of all of them; nullopt unless known of each.
    std::optional<tcp_segments> segments();

    /// Options of the first one's socket; see `contender`.
    std::optional<socket_facts> facts() { return clients_.front()->facts(); }

private:
    /// What a connection has of the present block.
    struct share {
        round_trips samples;
        std::chrono::steady_clock::time_point begin;
    };

    static task<> play_one(contender& client, share& mine);
    std::chrono::nanoseconds time_of_shares() const;

    std::vector<std::unique_ptr<contender>> clients_;
    std::vector<share> shares_;  ///< One per client.
};

/// What grows while any of them makes progress; see `while_progressing`.
inline std::uint64_t progress_of(const connections& all) noexcept {
    return progress_of(all.moved());
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_CONNECTIONS_HPP
