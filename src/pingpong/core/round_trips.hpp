/// \file
/// The durations of exchanges: where a client writes them, and what a block keeps of them.
#ifndef PINGPONG_CORE_ROUND_TRIPS_HPP
#define PINGPONG_CORE_ROUND_TRIPS_HPP

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace pingpong {

/// The duration of one exchange, from the end of the one before it to its own end; steady clock.
using round_trip = std::chrono::nanoseconds;

/// Room for the round trips of one block, allocated before the block begins.
///
/// `record` does not check the room: a client records at most `room()` of them per `play`.
class round_trips {
public:
    /// Empties it and makes room for exactly `count`; allocates only when it has grown.
    void prepare(std::size_t count) {
        taken_ = 0;
        samples_.resize(count);
    }

    /// Keeps a round trip; there is room for it.
    void record(round_trip sample) noexcept { samples_[taken_++] = sample; }

    /// How many exchanges the next `play` makes.
    std::size_t room() const noexcept { return samples_.size() - taken_; }

    /// The recorded round trips, in the order they happened; the owner may sort them.
    std::span<round_trip> taken() noexcept { return {samples_.data(), taken_}; }

    /// The recorded round trips, in the order they happened.
    std::span<const round_trip> taken() const noexcept { return {samples_.data(), taken_}; }

private:
    std::vector<round_trip> samples_;
    std::size_t taken_ = 0;
};

/// What is kept of the round trips of a block. Percentiles as defined by `percentile`.
struct round_trip_summary {
    round_trip min{};    ///< The shortest.
    round_trip p50{};    ///< The median.
    round_trip p90{};    ///< The 90th percentile.
    round_trip p99{};    ///< The 99th percentile.
    round_trip max{};    ///< The longest.
    double mean_ns = 0;  ///< Their arithmetic mean.
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_ROUND_TRIPS_HPP
