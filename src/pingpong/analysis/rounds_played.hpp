/// \file
/// The blocks of a report, sorted into the rounds of each contender.
#ifndef PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP
#define PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP

#include <cstddef>
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

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP
