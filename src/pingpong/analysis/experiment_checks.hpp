/// \file
/// What the blocks of a run tell about the machine it was measured on.
#ifndef PINGPONG_ANALYSIS_EXPERIMENT_CHECKS_HPP
#define PINGPONG_ANALYSIS_EXPERIMENT_CHECKS_HPP

#include <cstdint>
#include <optional>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Wall time / CPU time of the process during a block.
///
/// 1 where the server is in this process and nothing else wanted the processor: one thread then
/// never idles. More where it waited, for a processor, a server elsewhere or the next exchange of
/// an open loop.
///
/// \return  nullopt when the block is too short for the kernel to have charged any CPU time.
std::optional<double> wall_cpu_ratio(const block& block) noexcept;

/// The indices of the blocks whose median is above the upper quartile of their contender's by more
/// than three times the interquartile range, ascending. They count like all others: this is for
/// readers who look for what happened on the machine.
///
/// \par Source  Tukey (1977), Exploratory Data Analysis: the outer fence. Quartiles as
///              `percentile`.
std::vector<std::uint64_t> find_slow_blocks(const report& report);

/// Each contender against itself, in the order of the cells: exp of the mean of e = ln first block
/// - ln second block over the rounds, by their medians, with the t-interval of the report's
/// confidence. Contenders whose rounds have one block are left out.
std::vector<null_ratio> null_ratios_of(const report& report);

/// Contention, level shift, null ratios and slow blocks of each experiment; without `worst`.
///
/// \par Source  Contention: in-process servers and clients on one thread never wait for the
///              network, so wall time beyond CPU time was taken by other processes.
std::vector<experiment_checks> check_experiments(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_EXPERIMENT_CHECKS_HPP
