/// \file
/// Merges the reports of several processes, machines and ranks.
#ifndef PINGPONG_ANALYSIS_MERGE_HPP
#define PINGPONG_ANALYSIS_MERGE_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// What the parts of a merged report are.
enum class merge_level {
    processes,  ///< Of one run.
    runs,       ///< Runs of their own: how much runs differ counts less with each.
    load,       ///< Ranks that played the same contender at the same time: blocks become one.
};

/// The merged report, or why there is none.
struct merged_report {
    std::optional<report> value;  ///< nullopt: they cannot be merged; see `error`.
    std::string error;            ///< Empty on success; else the first difference, one line.
};

/// Merges reports of the same plan, such as those of several processes, and analyzes the result.
///
/// Reports are taken in the order in which they started. Blocks, trials and openings of all of them
/// are kept, with the number of their process; rounds and repetitions are renumbered. Histograms
/// are added. The description of the run is that of the first report; checks of intervals during
/// the runs are dropped. The duration is the time in which at least one of them was played.
///
/// Reports whose `environment_info::host` differ are of different machines, which are a level of
/// their own: see `report::machines` and `comparison::machines`. Of one machine, or where a name is
/// not known, the facts have to be the same.
///
/// With `merge_level::load`, block k of a contender is that of all ranks together: exchanges,
/// traffic, CPU time and segments add up; it lasts from the first start to the last end, with the
/// starts of the reports taken to be of one clock; least, greatest and mean are exact, and
/// percentiles are those of the samples of all ranks, to within one part in 1024
/// (`histogram`). No percentile is averaged, and the histograms of the summaries are those of the
/// blocks' samples, bit for bit. Connections, rates and counts of the cells add up. A block that a
/// rank lacks is void: it is left out and counted. The whole has the openings of all ranks, the
/// blocks of one process, and no samples.
///
/// \param parts   At least one; may be merged reports themselves, but for `load`.
/// \par Errors    Reports that differ in their cells, in a setting that can change the answer, in
///                the program that made them or in the facts of one machine; and ones that have a
///                run in common, which would count twice. With `load`, reports without samples
///                (`plan::keep_samples`), but cells may differ in connections, rates and counts,
///                and in where the server is.
merged_report merge(std::vector<report> parts, merge_level level = merge_level::runs);

/// Puts reports of the same question into one whose experiments are those of all of them, and
/// analyzes it: ranks that were dealt out the experiments of a plan make such parts.
///
/// Everything that refers to experiments, cells and processes is renumbered; blocks, trials and
/// openings stand part by part. Machines and duration are as of `merge`.
///
/// \param parts  At least one, in the order of their experiments in the plan. Those of a missing
/// rank
///               leave no gap.
/// \par Errors   As of `merge`, but for the cells.
merged_report join_experiments(std::vector<report> parts);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_MERGE_HPP
