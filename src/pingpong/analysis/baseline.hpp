/// \file
/// A run against an older one: what changed, and how sure that is.
#ifndef PINGPONG_ANALYSIS_BASELINE_HPP
#define PINGPONG_ANALYSIS_BASELINE_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Compares what both runs have measured: for each contender but raw TCP how many times as long as
/// raw TCP of the same run it took, which the speed of the machine does not change much, and for
/// `ws` also its ratio to `http-keepalive`.
///
/// Contenders are those of the same protocol, payload, connections and count; what one run lacks,
/// and what has no ratio in one of them, is listed as not compared. A ratio that a run withholds
/// makes the change inconclusive. The confidence is that of the new run. Needs both runs' findings.
///
/// What a run says is as uncertain as its claim: where its repetitions or processes differ, that
/// counts and not the rounds.
///
/// \par Source  `change_between`, of the medians.
run_changes changes_between(const report& old_run, const report& new_run,
                            const change_rules& rules);

/// Whether two cells are the same contender in the same setting.
bool same_setting(const cell& a, const cell& b);

/// The cell that is the same contender in the same setting; nullopt: there is none.
std::optional<std::size_t> find_like(const report& measured, const cell& wanted);

/// The setting of a cell, as a change that is not judged yet.
change change_of(const cell& what, std::string_view reference);

/// What the interval of a change says.
///
/// \param factor     New by old, of what should be small.
/// \param threshold  What is tolerated, as 0.05 for 5 %; > 0.
change_kind kind_of_change(const estimate& factor, double threshold) noexcept;

/// `regression` when there is one; else `inconclusive` when anything is, or nothing was compared;
/// else `within`.
change_kind overall(const run_changes& changes) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_BASELINE_HPP
