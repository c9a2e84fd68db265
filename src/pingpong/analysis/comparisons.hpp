/// \file
/// Which contenders of a report are compared with which, and how they compare.
#ifndef PINGPONG_ANALYSIS_COMPARISONS_HPP
#define PINGPONG_ANALYSIS_COMPARISONS_HPP

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "pingpong/report/question.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// A block of fewer exchanges has fewer than ten beyond its 99th percentile, which is then no
/// figure to compare.
inline constexpr std::uint64_t enough_for_p99 = 1000;

/// Two cells of one experiment.
struct cell_pair {
    std::size_t numerator = 0;
    std::size_t denominator = 0;

    bool operator==(const cell_pair&) const = default;
};

/// The pairs that are compared, experiment by experiment, the question's own first and the floor
/// last.
///
/// Every contender is compared with the floor, WebSocket with both kinds of HTTP, these with each
/// other, and each other implementation of the two with its like. What is served elsewhere is not
/// compared with what is served in this process: more than the protocol would differ.
std::vector<cell_pair> pairs_of(const std::vector<cell>& cells, const question& asked);

/// The pair that decides when an experiment has enough rounds; nullopt: nothing is compared in it.
std::optional<cell_pair> primary_of(const std::vector<cell>& cells, const question& asked,
                                    std::size_t experiment);

/// A pair compared by one statistic, without a verdict; nullopt: the two share no round.
std::optional<comparison> compare_pair(const report& measured, const cell_pair& pair,
                                       statistic which);

/// All pairs by median, then all by mean, then by p99; without verdicts.
std::vector<comparison> comparisons_of(const report& measured, const question& asked);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_COMPARISONS_HPP
