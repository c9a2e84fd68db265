/// \file
/// Whether the ranks of a run were all there, and each had a processor of its own.
#ifndef PINGPONG_ANALYSIS_CONDITIONS_RANKS_HPP
#define PINGPONG_ANALYSIS_CONDITIONS_RANKS_HPP

#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Adds what a reader must know of the ranks: those that are missing, those that shared processors,
/// and the blocks that were void because one was late. Nothing where there were no ranks.
void diagnose_ranks(const report& report, std::vector<diagnostic>& all);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CONDITIONS_RANKS_HPP
