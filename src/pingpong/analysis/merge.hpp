/// \file
/// Merges the reports of several processes.
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
/// the runs are dropped.
///
/// \param parts   At least one; may be merged reports themselves.
/// \par Errors    Reports that differ in their cells, in a setting that can change the answer, in
///                the program that made them or in the machine; and ones that have a run in
///                common, which would count twice.
merged_report merge(std::vector<report> parts, merge_level level = merge_level::runs);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_MERGE_HPP
