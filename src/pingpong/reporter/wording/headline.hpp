/// \file
/// The primary comparisons of a report: what its verdict is made of.
#ifndef PINGPONG_REPORTER_WORDING_HEADLINE_HPP
#define PINGPONG_REPORTER_WORDING_HEADLINE_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"

namespace pingpong {

/// An experiment with the comparison that answers its question; refers to the report and the views.
struct headline {
    const experiment_view* view = nullptr;
    const comparison* primary = nullptr;
};

/// Experiments that differ in their count alone: one setting, whose exchange costs the same.
using setting = std::vector<headline>;

/// The settings of a report in which something was compared, in the order of their experiments;
/// valid while the views are.
std::vector<setting> settings_of(const report& what, const std::vector<experiment_view>& views);

/// The one of a setting that says most: with the most exchanges.
const headline& chief_of(const setting& one);

/// The comparisons of an experiment that the run was made for, by median; where it was made for
/// none of them, the first.
std::vector<const comparison*> headlines_of(const experiment_view& view);

/// What is said of a comparison, e.g. "faster, tentatively, exploratory".
std::string verdict_in_short(const comparison& one);

/// The medians of its two contenders in microseconds, e.g. "14.37 / 16.30".
std::string medians_in_short(const experiment_view& view, const comparison& one);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_HEADLINE_HPP
