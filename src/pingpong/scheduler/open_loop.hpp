/// \file
/// Plays an open loop: exchanges that are due at fixed times.
#ifndef PINGPONG_SCHEDULER_OPEN_LOOP_HPP
#define PINGPONG_SCHEDULER_OPEN_LOOP_HPP

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

#include "pingpong/protocols/contender.hpp"

namespace pingpong {

/// The times at which the exchanges of an open loop are due.
class due_times {
public:
    using clock = std::chrono::steady_clock;

    /// \param rate  Exchanges per second; > 0.
    due_times(clock::time_point first, double rate) noexcept : first_(first), rate_(rate) {}

    /// When the first exchange is due.
    clock::time_point first() const noexcept { return first_; }

    /// When exchange `number` is due, from 0. Rounding errors do not accumulate.
    clock::time_point at(std::size_t number) const noexcept {
        return first_ + seconds(static_cast<double>(number) / rate_);
    }

    /// The time between two exchanges.
    static std::chrono::nanoseconds interval_of(double rate) noexcept { return seconds(1 / rate); }

private:
    static std::chrono::nanoseconds seconds(double count) noexcept {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(
            std::chrono::duration<double>(count));
    }

    clock::time_point first_;
    double rate_;
};

/// The parts of the response time of an exchange, except the wait for a free connection.
///
/// The lag is the delay that the load generator itself causes. When all connections wait for a slow
/// server, exchanges that are due wait as well: that backlog is part of the response time and of
/// neither of these.
struct response_parts {
    round_trips service;  ///< From sending the request to the end of the exchange.
    round_trips lag;      ///< From when it was due and a connection was free, to sending.

    /// Empties both and makes room for exactly `count` exchanges.
    void prepare(std::size_t count) {
        service.prepare(count);
        lag.prepare(count);
    }
};

/// Makes `response.room()` exchanges, the k-th of which is due k / `rate` after the first. Records
/// the response time of each, from when it was due to its end, and its parts.
///
/// Each connection has one exchange in flight and takes the next one when it is free. No exchange
/// is skipped: a late one is sent at once. None is sent before it is due; the thread waits busily
/// for the last 200 us.
///
/// \param clients   At least one, opened. All parameters outlive the awaitable.
/// \param rate      Exchanges per second on all connections together; > 0.
/// \param response  In the order in which the exchanges ended, as is `parts`.
/// \return          The time from when the first exchange was due to the end of the last.
/// \par Errors      Those of the first connection that failed, which ends the others; what was
///                  recorded succeeded. `operation_aborted` during "schedule" when cancelled.
/// \par Cancellation  See `contender`.
/// \par Source      Schroeder, Wierman and Harchol-Balter (2006), Open versus closed: a cautionary
///                  tale; Tene, "coordinated omission", as in wrk2.
task<std::chrono::nanoseconds> play_open_loop(std::span<const std::unique_ptr<contender>> clients,
                                              double rate, round_trips& response,
                                              response_parts& parts);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_OPEN_LOOP_HPP
