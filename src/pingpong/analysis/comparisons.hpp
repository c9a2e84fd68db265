/// \file
/// Selects the pairs of contenders that are compared, and compares them.
#ifndef PINGPONG_ANALYSIS_COMPARISONS_HPP
#define PINGPONG_ANALYSIS_COMPARISONS_HPP

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "pingpong/report/question.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// A block of fewer exchanges has fewer than ten beyond its 99th percentile, which is then not
/// compared.
inline constexpr std::uint64_t min_exchanges_for_p99 = 1000;

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
/// other, and the other implementations of the two with each other. Contenders of servers in this
/// process are not compared with contenders of servers elsewhere: more than the protocol differs.
std::vector<cell_pair> pairs_of(const std::vector<cell>& cells, const question& question);

/// The primary pair of an experiment, which decides when it has enough rounds; nullopt: nothing is
/// compared.
std::optional<cell_pair> primary_pair_of(const std::vector<cell>& cells, const question& question,
                                         std::size_t experiment);

/// Compares a pair by one statistic, without a verdict; nullopt: the two share no round.
std::optional<comparison> compare_pair(const report& report, const cell_pair& pair,
                                       statistic statistic);

/// Compares all pairs by median, then by mean, then by p99; without verdicts.
std::vector<comparison> comparisons_of(const report& report, const question& question);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_COMPARISONS_HPP
