/// \file
/// The round trips of many blocks, in HdrHistogram's bucket layout with three significant digits.
#ifndef PINGPONG_STATISTICS_HISTOGRAM_HPP
#define PINGPONG_STATISTICS_HISTOGRAM_HPP

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "pingpong/core/round_trips.hpp"

namespace pingpong {

/// Counts of round trips; a value is known to within one part in 1024.
///
/// Values below 2048 ns are exact. Buckets are allocated up to the largest value recorded, so an
/// empty histogram is small. Not safe from several threads.
///
/// \par Source  HdrHistogram (Tene): sub-buckets that double in width with each power of two.
class histogram {
public:
    static constexpr int significant_digits = 3;  ///< Decimal ones that a bucket keeps of a value.

    /// Adds one round trip; negative ones count as 0.
    void record(round_trip value);

    /// Adds all of `values`.
    void record(std::span<const round_trip> values);

    /// Adds the counts of `other`: the same as having recorded its values here.
    void merge(const histogram& other);

    /// How many values were recorded.
    std::uint64_t count() const noexcept { return count_; }

    /// The upper end of the bucket that holds the percentile, by the definition of `percentile`.
    ///
    /// \param rank  Percent in (0, 100].
    /// \return      nullopt when nothing was recorded.
    std::optional<round_trip> percentile(double rank) const noexcept;

    /// The buckets that are not empty: index and count, ascending by index.
    std::vector<std::pair<std::size_t, std::uint64_t>> buckets() const;

    /// Adds `count` values to the bucket of that index, as `buckets` gave it; index < 65536.
    void add(std::size_t index, std::uint64_t count);

    /// The bucket of a value in ns.
    static std::size_t index_of(std::uint64_t value) noexcept;
    /// The least value of a bucket, in ns.
    static std::uint64_t low_of(std::size_t index) noexcept;
    /// The greatest value of a bucket, in ns.
    static std::uint64_t high_of(std::size_t index) noexcept;

private:
    std::vector<std::uint64_t> counts_;
    std::uint64_t count_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_HISTOGRAM_HPP
