/// \file
/// What a comparison says of two that are the same.
#ifndef PINGPONG_ANALYSIS_NULL_RATIOS_HPP
#define PINGPONG_ANALYSIS_NULL_RATIOS_HPP

#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Each contender against itself, in the order of the cells: exp of the mean of e = ln first block
/// - ln second block over the rounds, by their medians, with the t-interval of the report's
/// confidence.
///
/// Where a round has one block of each contender, there is nothing to compare, and nothing said.
std::vector<null_ratio> null_ratios_of(const report& measured);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_NULL_RATIOS_HPP
