/// \file
/// The reports of several processes as one.
#ifndef PINGPONG_ANALYSIS_MERGE_HPP
#define PINGPONG_ANALYSIS_MERGE_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A report of several, or the reason why there is none.
struct merged_report {
    std::optional<report> value;  ///< nullopt: they cannot be merged; see `error`.
    std::string error;            ///< Empty on success; else the first difference, one line.
};

/// Joins reports of the same plan, as of several processes of a machine, and concludes from all
/// that they measured.
///
/// In the order in which they began, each keeps its blocks, trials and openings, with its number
/// among the processes; rounds and repetitions are numbered on. Histograms add up. What describes
/// the run is the first one's, and the looks at intervals meanwhile are left out.
///
/// \param parts   At least one. They may be merged ones themselves.
/// \par Errors    Reports that differ in their cells, in a setting that can change the answer, in
///                the program that made them or in the machine; and ones that have a run in
///                common, which would count twice.
merged_report merge(std::vector<report> parts);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_MERGE_HPP
