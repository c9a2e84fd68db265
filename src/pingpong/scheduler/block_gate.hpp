/// \file
/// How several processes play the blocks of a plan at the same time.
#ifndef PINGPONG_SCHEDULER_BLOCK_GATE_HPP
#define PINGPONG_SCHEDULER_BLOCK_GATE_HPP

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// What became of a block, or of a contender's opening, in a process.
struct block_outcome {
    std::chrono::nanoseconds late{};      ///< From the agreed start to the first request.
    std::chrono::nanoseconds duration{};  ///< Of the block.
    bool failed = false;                  ///< The contender has failed.
};

/// Keeps the runs of the same plan in step, one run in each of several processes. All of them make
/// the same calls in the same order.
///
/// \par Cancellation  Every wait ends early, and so does one for a process that is gone;
/// `is_broken`
///                    is true from then on.
class block_gate {
public:
    virtual ~block_gate() = default;

    /// Whether another repetition begins: what the first process wants.
    virtual asio::awaitable<bool, executor> agree(bool wanted) = 0;

    /// Waits until all are here, and then until the time at which all begin a block, which it
    /// returns.
    virtual asio::awaitable<std::chrono::steady_clock::time_point, executor> start_block() = 0;

    /// The worst of all outcomes: the greatest lateness, the longest duration, any failure.
    virtual asio::awaitable<block_outcome, executor> find_worst(block_outcome own) = 0;

    /// Whether the processes have lost each other; what was measured until then counts.
    virtual bool is_broken() const noexcept = 0;
};

/// The part of a load that a process plays; the parts add up to exactly the whole.
struct load_part {
    std::uint64_t number = 0;  ///< From 0.
    std::uint64_t parts = 1;   ///< How many there are.

    /// Of so many connections; at least one where there are as many as parts.
    std::uint64_t of_connections(std::uint64_t connections) const noexcept {
        return first_connection(number + 1, connections) - first_connection(number, connections);
    }

    /// Of the exchanges that are played on all connections together.
    std::uint64_t of_exchanges(std::uint64_t exchanges, std::uint64_t connections) const noexcept {
        return exchanges * first_connection(number + 1, connections) / connections -
               exchanges * first_connection(number, connections) / connections;
    }

    /// Of the rate of all connections together.
    double of_rate(double rate_per_s, std::uint64_t connections) const noexcept {
        return rate_per_s * static_cast<double>(of_connections(connections)) /
               static_cast<double>(connections);
    }

private:
    std::uint64_t first_connection(std::uint64_t part, std::uint64_t connections) const noexcept {
        return connections * part / parts;
    }
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_BLOCK_GATE_HPP
