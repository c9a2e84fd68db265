/// \file
/// Percentiles of a block's round trips, exactly, and the median of values that keep coming.
#ifndef PINGPONG_STATISTICS_PERCENTILE_HPP
#define PINGPONG_STATISTICS_PERCENTILE_HPP

#include <cstddef>
#include <functional>
#include <optional>
#include <queue>
#include <span>
#include <vector>

#include "pingpong/core/round_trips.hpp"

namespace pingpong {

/// The smallest sample that at least `rank` percent of the samples do not exceed.
///
/// \param sorted  Round trips in ascending order; neither copied nor sorted here.
/// \param rank    Percent in (0, 100]; 50 is the median. Outside: undefined.
/// \return        One of the samples; nullopt when there are none.
/// \par Source    Hyndman and Fan (1996), The American Statistician 50(4), definition 1.
std::optional<round_trip> percentile(std::span<const round_trip> sorted, double rank) noexcept;

/// The median, the lower of the two middle values where their number is even.
///
/// \param values  At least one.
double lower_median(std::vector<double> values);

/// Minimum, percentiles, maximum and mean of a block.
///
/// \param samples  Sorted in place; nullopt when there are none.
std::optional<round_trip_summary> summarise(std::span<round_trip> samples) noexcept;

/// The middle of values that keep coming; each takes the logarithm of their number to add.
///
/// \tparam T  Ordered by `<` and `>`.
template <class T>
class running_median {
public:
    /// Adds a value.
    void add(T value) {
        if (low_.empty() || value < low_.top())
            low_.push(value);
        else
            high_.push(value);
        if (low_.size() > high_.size() + 1) {
            high_.push(low_.top());
            low_.pop();
        } else if (low_.size() < high_.size()) {
            low_.push(high_.top());
            high_.pop();
        }
    }

    /// How many values there are.
    std::size_t count() const noexcept { return low_.size() + high_.size(); }

    /// The two middle values, which are one and the same when their number is odd; undefined when
    /// there is none.
    const T& lower() const { return low_.top(); }
    /// See `lower`.
    const T& upper() const { return low_.size() > high_.size() ? low_.top() : high_.top(); }

private:
    std::priority_queue<T> low_;  ///< As many as `high_` or one more; the greatest on top.
    std::priority_queue<T, std::vector<T>, std::greater<T>> high_;  ///< The least on top.
};

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_PERCENTILE_HPP
