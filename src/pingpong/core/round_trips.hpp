/// \file
/// The durations of exchanges: the buffer that a client fills, and the summary that a block keeps.
#ifndef PINGPONG_CORE_ROUND_TRIPS_HPP
#define PINGPONG_CORE_ROUND_TRIPS_HPP

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace pingpong {

/// The duration of an exchange, from the end of the previous one to its own end; steady clock.
using round_trip = std::chrono::nanoseconds;

/// A buffer for the round trips of one block, allocated before the block begins.
///
/// `record` does not check its capacity: a client records at most `room()` round trips per `play`.
class round_trips {
public:
    /// Empties the buffer and makes room for exactly `count`; allocates only to grow.
    void prepare(std::size_t count) {
        size_ = 0;
        buffer_.resize(count);
    }

    /// Appends a round trip. Undefined unless `room()` > 0.
    void record(round_trip sample) noexcept { buffer_[size_++] = sample; }

    /// The number of exchanges that the next `play` makes.
    std::size_t room() const noexcept { return buffer_.size() - size_; }

    /// The recorded round trips in the order they happened; the owner may sort them.
    std::span<round_trip> samples() noexcept { return {buffer_.data(), size_}; }

    /// The recorded round trips in the order they happened.
    std::span<const round_trip> samples() const noexcept { return {buffer_.data(), size_}; }

private:
    std::vector<round_trip> buffer_;
    std::size_t size_ = 0;
};

/// A summary of the round trips of a block. `percentile` defines the percentiles.
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
