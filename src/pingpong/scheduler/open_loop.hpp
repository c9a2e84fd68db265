/// \file
/// Exchanges that are sent when they are due, whether or not the ones before them have ended.
#ifndef PINGPONG_SCHEDULER_OPEN_LOOP_HPP
#define PINGPONG_SCHEDULER_OPEN_LOOP_HPP

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

#include "pingpong/protocols/contender.hpp"

namespace pingpong {

/// When each exchange of an open loop is due.
class due_times {
public:
    using clock = std::chrono::steady_clock;

    /// \param rate  Per second; above 0.
    due_times(clock::time_point first, double rate) noexcept : first_(first), rate_(rate) {}

    clock::time_point first() const noexcept { return first_; }

    /// Of exchange `number`, from 0: that many intervals after the first, rounded once and not
    /// added up.
    clock::time_point of(std::size_t number) const noexcept {
        return first_ + seconds(static_cast<double>(number) / rate_);
    }

    /// The time from one to the next.
    static std::chrono::nanoseconds interval_of(double rate) noexcept { return seconds(1 / rate); }

private:
    static std::chrono::nanoseconds seconds(double count) noexcept {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(
            std::chrono::duration<double>(count));
    }

    clock::time_point first_;
    double rate_;
};

/// What the response time of an exchange consists of, beside the wait for a free connection.
///
/// The lag is the generator's own lateness. The difference of the actual and the intended time
/// would not be: when all connections wait for a slow server, what is due has to wait too, and that
/// backlog is the server's doing. It is in the response time, and in neither of these.
struct response_parts {
    round_trips service;  ///< From when an exchange was sent to its end.
    round_trips lag;      ///< From when it was due and its connection free, to when it was sent.

    /// Empties both and makes room for exactly `count`.
    void prepare(std::size_t count) {
        service.prepare(count);
        lag.prepare(count);
    }
};

/// Makes `response.room()` exchanges, the k-th of which is due k / `rate` after the first, and
/// records of each the response time, from when it was due to its end, and what it consists of.
///
/// Each connection has one exchange in flight, and when it is free takes the next one due. None is
/// skipped: one that is late is sent at once, and its time runs since it was due. Nothing is sent
/// before it is due.
///
/// \param clients   At least one; opened; outlive the awaitable, as all parameters do.
/// \param rate      Per second, on all connections together; above 0.
/// \param response  In the order in which the exchanges ended, as `parts`.
/// \return          The time from when the first was due to the end of the last.
/// \par Errors      Of the first connection that failed, which ends the others; what was recorded
///                  went well. During "schedule", `operation_aborted` when cancelled.
/// \par Cancellation  As of `contender`.
/// \par Source      Schroeder, Wierman and Harchol-Balter (2006), Open versus closed: a cautionary
///                  tale; Tene, "coordinated omission", as in wrk2.
task<std::chrono::nanoseconds> play_open_loop(std::span<const std::unique_ptr<contender>> clients,
                                              double rate, round_trips& response,
                                              response_parts& parts);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_OPEN_LOOP_HPP
