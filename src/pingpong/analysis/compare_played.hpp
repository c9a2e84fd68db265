/// \file
/// One contender against another, by one process or by several.
#ifndef PINGPONG_ANALYSIS_COMPARE_PLAYED_HPP
#define PINGPONG_ANALYSIS_COMPARE_PLAYED_HPP

#include <cstdint>
#include <optional>
#include <vector>

#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/statistics/paired_comparison.hpp"

namespace pingpong {

/// A comparison, and how many repetitions and processes played its rounds.
struct played_comparison {
    paired_comparison figures;
    std::uint64_t repetitions = 1;
    std::uint64_t processes = 1;
};

/// Compares a statistic over the rounds that both played.
///
/// Each of several processes has a warm-up of its own, and what one settles at may differ from the
/// others: steady states are found process by process. What is claimed of the ratio and of the
/// difference is no narrower than the interval over the processes; see `over_processes`.
///
/// Nor is it narrower than the interval over repetitions, from three on: all rounds of a repetition
/// are played on the same connections, whose memory lies where it lies, so that a protocol against
/// itself differs by some tenths of a percent for as long as they last.
///
/// \param a, b  As of `rounds_of`; the rounds of a process follow each other.
/// \return      nullopt when they share no round.
std::optional<played_comparison> compare_played(const std::vector<round_played>& a,
                                                const std::vector<round_played>& b, statistic which,
                                                comparison_rules rules);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_COMPARE_PLAYED_HPP
