/// \file
/// The percentiles that a report prints, and how many exchanges each of them needs.
#ifndef PINGPONG_ANALYSIS_PERCENTILES_HPP
#define PINGPONG_ANALYSIS_PERCENTILES_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A percentile, and the count of exchanges from which ten or more of them lie beyond it.
struct named_percentile {
    std::string_view key;  ///< Its name in JSON, with the unit.
    double rank;           ///< Percent.
    std::uint64_t min_exchanges;
};

inline constexpr named_percentile p50{"p50_ns", 50, 20};
inline constexpr named_percentile p90{"p90_ns", 90, 100};
inline constexpr named_percentile p99{"p99_ns", 99, 1000};
inline constexpr named_percentile p999{"p999_ns", 99.9, 10'000};
inline constexpr named_percentile p9999{"p9999_ns", 99.99, 100'000};

inline constexpr std::array named_percentiles{p50, p90, p99, p999, p9999};

/// The percentile from the histogram, at most the exact maximum; nullopt when fewer than ten
/// exchanges lie beyond it.
std::optional<round_trip> supported_percentile(const cell_summary& summary,
                                               const named_percentile& percentile);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_PERCENTILES_HPP
