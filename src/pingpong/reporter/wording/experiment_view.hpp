/// \file
/// A report sorted by experiment, for the reporters that show one table per experiment.
#ifndef PINGPONG_REPORTER_WORDING_EXPERIMENT_VIEW_HPP
#define PINGPONG_REPORTER_WORDING_EXPERIMENT_VIEW_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The protocol that the others are shown in relation to.
inline constexpr std::string_view floor_protocol = "tcp";

/// A contender and what is known of it; refers to the report.
struct contender_view {
    const cell* what = nullptr;
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
};

/// The contender of that name; nullptr: it does not play there. Valid while the view is.
const contender_view* find_contender(const experiment_view& view, std::string_view protocol);

/// The experiments of a report, by their index; valid while the report is.
std::vector<experiment_view> experiments_of(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_EXPERIMENT_VIEW_HPP
