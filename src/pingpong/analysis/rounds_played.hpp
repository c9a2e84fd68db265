/// \file
/// The rounds that contenders played, and one contender against another over those that both did.
#ifndef PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP
#define PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/statistics/paired_comparison.hpp"

namespace pingpong {

/// The two blocks of one contender in one round; where the round has one block of each contender,
/// both are that one. They refer to the report.
struct round_played {
    std::size_t round = 0;
    const block* first = nullptr;
    const block* second = nullptr;
};

/// The rounds that each cell of `measured` played in full, ascending; valid while its blocks are.
std::vector<std::vector<round_played>> rounds_of(const report& measured);

/// The same of one experiment's cells; those of others are left empty.
std::vector<std::vector<round_played>> rounds_of(const report& measured, std::size_t experiment);

/// A statistic of the blocks, round by round; empty unless all of them are above 0.
std::vector<round_figure> figures_of(const std::vector<round_played>& rounds, statistic which);

/// Whether the rounds of a cell have two blocks of each contender.
bool mirrored(const cell& what);

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

#endif  // PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP
