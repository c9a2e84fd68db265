/// \file
/// Compares a run with an older one.
#ifndef PINGPONG_ANALYSIS_BASELINE_HPP
#define PINGPONG_ANALYSIS_BASELINE_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Compares two runs: for each contender its ratio to raw TCP of the same run, which hardly depends
/// on the speed of the machine, and for WebSocket also its ratio to HTTP keep-alive.
///
/// Contenders match by protocol, payload, connections and count; one that only one run has, or that
/// has no ratio in one of them, is listed as not compared. If one of the runs is invalid, the
/// change is inconclusive. The confidence is that of the new run. Needs reports that were analyzed.
///
/// A run is as uncertain as its claim: where repetitions or processes differ, their spread counts.
///
/// \par Source  `change_between`, of the medians.
run_changes changes_between(const report& old_run, const report& new_run,
                            const change_rules& rules);

/// Whether two cells are the same contender with the same settings.
bool same_setting(const cell& a, const cell& b);

/// The cell of the same contender with the same settings; nullopt: there is none.
std::optional<std::size_t> find_cell_like(const report& report, const cell& wanted);

/// A change with the settings of a cell and no result yet.
change change_of(const cell& cell, std::string_view reference);

/// Classifies the interval of a change.
///
/// \param factor     New / old, of a figure that should be small.
/// \param threshold  Tolerated change, such as 0.05 for 5 %; > 0.
change_kind kind_of_change(const estimate& factor, double threshold) noexcept;

/// The result of all changes: `regression` if there is one; else `inconclusive` if any is, or
/// nothing was compared; else `within`.
change_kind overall(const run_changes& all) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_BASELINE_HPP
