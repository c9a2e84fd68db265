/// \file
/// Checks the machine and the rounds of a run, and finds what a reader must know before trusting
/// it.
#ifndef PINGPONG_ANALYSIS_DIAGNOSE_HPP
#define PINGPONG_ANALYSIS_DIAGNOSE_HPP

#include <cstddef>
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

/// The conditions that hold for a run, each kind at most once per experiment. Needs `comparisons`,
/// `stopping` and `checks`.
std::vector<diagnostic> diagnose(const report& report);

/// The conditions that hold for the rounds of one comparison; notes are among them.
std::vector<diagnostic> diagnose(const report& report, const comparison& comparison);

/// The diagnostic that withholds every verdict of an experiment; nullptr: there is none. A
/// comparison that never became steady concerns that comparison alone. Valid while the report's
/// diagnostics are.
const diagnostic* find_invalidating(const report& report, std::size_t experiment) noexcept;

/// Whether an open loop kept its rate, and was kept waiting by the server and not by itself.
///
/// The rate was kept when at least 99 % of it was achieved. The generator's own lateness must be a
/// small part of response times: the 99th percentile of its lag at most 10 % of theirs.
///
/// \param rate_per_s      Requested; > 0.
/// \param achieved_per_s  Exchanges / the time from when the first was due to the end of the last.
/// \return                Empty when both hold.
std::vector<open_loop_problem> open_loop_problems_of(double rate_per_s, double achieved_per_s,
                                                     round_trip lag_p99, round_trip response_p99);

/// The same for a cell and its summary. A closed loop has no problems, an open one without any
/// exchange has.
std::vector<open_loop_problem> open_loop_problems_of(const cell& cell, const cell_summary& summary);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_DIAGNOSE_HPP
