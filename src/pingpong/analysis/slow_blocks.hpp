/// \file
/// Blocks that stand out.
#ifndef PINGPONG_ANALYSIS_SLOW_BLOCKS_HPP
#define PINGPONG_ANALYSIS_SLOW_BLOCKS_HPP

#include <cstdint>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The places of the blocks whose median is above the upper quartile of their
/// contender's by more than three times the distance of the quartiles. They count like all others:
/// this is for who looks for what befell the machine.
///
/// \par Source  Tukey (1977), Exploratory Data Analysis: the outer fence. Quartiles as
/// `percentile`.
std::vector<std::uint64_t> slow_blocks_of(const report& measured);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_SLOW_BLOCKS_HPP
