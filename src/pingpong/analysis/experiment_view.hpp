/// \file
/// A report sorted by experiment, for the reporters that show one table per experiment.
#ifndef PINGPONG_ANALYSIS_EXPERIMENT_VIEW_HPP
#define PINGPONG_ANALYSIS_EXPERIMENT_VIEW_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A contender and what is known of it; refers to the report.
struct contender_view {
    const pingpong::cell* cell = nullptr;
    const cell_summary* summary = nullptr;  ///< An empty one when the report has none.
    std::optional<double> set_up_ns;        ///< As in the cost model; nullopt: unknown, or none.
    std::vector<const trial*> trials;
    std::optional<double> ratio_to_floor;  ///< 1 for the floor itself; nullopt: not compared.

    /// Whether one of its trials failed.
    bool failed() const;

    /// Whether it played all exchanges it was asked for, in every repetition begun.
    bool complete() const;
};

/// An experiment and its contenders, in the order of the cells; refers to the report.
struct experiment_view {
    std::size_t index = 0;
    std::vector<contender_view> contenders;  ///< At least one.

    /// Of the medians; those with other denominators than the floor first.
    std::vector<const comparison*> comparisons;
    std::vector<const comparison*> secondary;  ///< Of means and p99, in the same order.
    std::uint64_t repetitions = 0;
    std::uint64_t rounds = 0;  ///< In which at least one block was finished.

    /// The cell of the first contender, for what all contenders have in common.
    const cell& first_cell() const { return *contenders.front().cell; }
};

/// The experiments of a report, by their index; valid while the report is.
std::vector<experiment_view> view_experiments(const report& report);

/// The contender of that name; nullptr: it does not play there. Valid while the view is.
const contender_view* find_contender(const experiment_view& view, std::string_view protocol);

/// Whether its contenders have several connections, which makes throughput a second answer.
bool has_parallel_connections(const experiment_view& view);

/// Bytes sent and received per exchange; nullopt when either is unknown.
std::optional<double> bytes_per_exchange(const cell_summary& summary);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_EXPERIMENT_VIEW_HPP
