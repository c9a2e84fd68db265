/// \file
/// The primary comparisons of a report: what its verdict is made of.
#ifndef PINGPONG_REPORTER_HEADLINE_HPP
#define PINGPONG_REPORTER_HEADLINE_HPP

#include <vector>

#include "pingpong/reporter/experiment_view.hpp"
#include "pingpong/scheduler/report.hpp"

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

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_HEADLINE_HPP
