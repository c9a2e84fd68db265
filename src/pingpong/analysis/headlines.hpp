/// \file
/// The primary comparisons of a report, from which its verdict is made.
#ifndef PINGPONG_ANALYSIS_HEADLINES_HPP
#define PINGPONG_ANALYSIS_HEADLINES_HPP

#include <cstdint>
#include <vector>

#include "pingpong/analysis/experiment_view.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// An experiment with the comparison that answers its question; refers to the report and the views.
struct headline {
    const experiment_view* view = nullptr;
    const comparison* primary = nullptr;
};

/// Experiments that differ in their count alone, so that an exchange costs the same in all; at
/// least one.
using headline_group = std::vector<headline>;

/// The experiments of a report in which something was compared, in the order of the experiments;
/// valid while the views are.
std::vector<headline_group> group_headlines(const report& report,
                                            const std::vector<experiment_view>& views);

/// The headline of a group with the most exchanges, which is the most precise.
const headline& main_headline(const headline_group& group);

/// The comparisons of an experiment that the run was made for, by median; where it was made for
/// none of them, the first.
std::vector<const comparison*> primary_comparisons(const experiment_view& view);

/// What an experiment of a sweep found.
struct sweep_point {
    const experiment_view* view = nullptr;
    std::uint64_t value = 0;               ///< On the axis: bytes or connections.
    const comparison* compared = nullptr;  ///< nullptr: the two were not compared there.
};

/// What varies along a sweep.
enum class sweep_axis { message_size, connections };

/// Experiments along one axis, whose other one is fixed.
struct sweep {
    sweep_axis axis = sweep_axis::message_size;
    std::uint64_t connections = 1;    ///< Of all points, where the axis is the message size.
    std::vector<sweep_point> points;  ///< In ascending order; at least one.
};

/// The main headlines of all groups as sweeps: one over connections where all have the same message
/// size, else one over message sizes for each number of connections, in ascending order.
///
/// What is compared are the two contenders of the first group's primary comparison.
///
/// \param groups  At least one.
std::vector<sweep> find_sweeps(const report& report, const std::vector<headline_group>& groups);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_HEADLINES_HPP
