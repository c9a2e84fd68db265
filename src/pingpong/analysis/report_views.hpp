/// \file
/// Views of one report or of several, for those that show them: experiments, their primary
/// comparisons, sweeps, the shares of protocol and library, and agreement between runs.
#ifndef PINGPONG_ANALYSIS_REPORT_VIEWS_HPP
#define PINGPONG_ANALYSIS_REPORT_VIEWS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A contender and what is known of it; refers to the report.
struct contender_view {
    const pingpong::cell* cell = nullptr;   ///< The contender.
    const cell_summary* summary = nullptr;  ///< An empty one when the report has none.
    std::optional<double> set_up_ns;        ///< As in the cost model; nullopt: unknown, or none.
    std::vector<const trial*> trials;       ///< In the order they were played.
    std::optional<double> ratio_to_floor;   ///< 1 for the floor itself; nullopt: not compared.

    /// Whether one of its trials failed.
    bool failed() const;

    /// Whether it played all exchanges it was asked for, in every repetition begun.
    bool complete() const;
};

/// An experiment and its contenders, in the order of the cells; refers to the report.
struct experiment_view {
    std::size_t index = 0;                   ///< Index into the plan.
    std::vector<contender_view> contenders;  ///< At least one.

    /// Of the medians; those with other denominators than the floor first.
    std::vector<const comparison*> comparisons;
    std::vector<const comparison*> secondary;  ///< Of means and p99, in the same order.
    std::uint64_t repetitions = 0;             ///< Of any contender, at most.
    std::uint64_t rounds = 0;                  ///< In which at least one block was finished.

    /// The cell of the first contender, for what all contenders have in common.
    const cell& first_cell() const { return *contenders.front().cell; }
};

/// The experiments of a report, by their index; valid while the report is.
std::vector<experiment_view> view_experiments(const report& report);

/// The contender of that name; nullptr: it does not play there. Valid while the view is.
const contender_view* find_contender(const experiment_view& view, std::string_view protocol);

/// The contender that the others are compared with; nullptr: it does not play there. Valid while
/// the view is.
const contender_view* find_floor(const experiment_view& view);

/// Whether its contenders have several connections, which makes throughput a second answer.
bool has_parallel_connections(const experiment_view& view);

/// Bytes sent and received per exchange; nullopt when either is unknown.
std::optional<double> bytes_per_exchange(const cell_summary& summary);

/// An experiment with the comparison that answers its question; refers to the report and the views.
struct headline {
    const experiment_view* view = nullptr;  ///< The experiment.
    const comparison* primary = nullptr;    ///< The comparison that answers its question.
};

/// Experiments that differ in their count alone, so that an exchange costs the same in all; at
/// least one.
using headline_group = std::vector<headline>;

/// The experiments of a report in which something was compared, in the order of the experiments;
/// valid while the views are. Where the run's question was answered at some counts, those of the
/// same group at which a contender of it failed are left out.
std::vector<headline_group> group_headlines(const report& report,
                                            const std::vector<experiment_view>& views);

/// The headline of a group with the most exchanges, which is the most precise.
const headline& main_headline(const headline_group& group);

/// The comparisons of an experiment that the run was made for, by median; where it was made for
/// none of them, the first.
std::vector<const comparison*> planned_comparisons(const experiment_view& view);

/// What an experiment of a sweep found.
struct sweep_point {
    const experiment_view* view = nullptr;  ///< The experiment.
    std::uint64_t value = 0;                ///< On the axis: bytes or connections.
    const comparison* compared = nullptr;   ///< nullptr: the two were not compared there.
};

/// What varies along a sweep.
enum class sweep_axis { message_size, connections };

/// Experiments along one axis, whose other one is fixed.
struct sweep {
    sweep_axis axis = sweep_axis::message_size;  ///< What varies.
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

/// A part of a difference. Differences of parts add up; their ratios multiply.
struct time_share {
    double difference_ns = 0;  ///< Per exchange.
    double ratio = 1;          ///< Its factor in the whole ratio.
};

/// From HTTP on a kept connection to WebSocket, in two steps that add up to it and multiply to it.
///
/// Refers to the cells of the report.
struct library_share {
    const cell* websocket = nullptr;       ///< Tuned.
    const cell* http = nullptr;            ///< Tuned.
    const cell* lean_websocket = nullptr;  ///< Without the library.
    const cell* lean_http = nullptr;       ///< Without the library.
    time_share whole;                      ///< Tuned WebSocket against tuned HTTP.
    time_share by_protocol;                ///< The lean pair: the same without the library.
    time_share by_library;  ///< What it adds to WebSocket, beyond what it adds to HTTP.
};

/// \return  nullopt unless all four contenders were compared, over the same rounds: otherwise the
///          parts would not add up to the whole. Also with several connections, whose round trips
///          include waiting for each other and so are no time per exchange.
std::optional<library_share> find_library_share(const report& report, const experiment_view& view);

/// A report and the name that it is shown by, such as its file's.
struct named_report {
    std::string name;         ///< For people; foreign text.
    pingpong::report report;  ///< As it was read.
};

/// A comparison in one of several runs; refers to its report.
struct run_comparison {
    const named_report* run = nullptr;                 ///< The run it belongs to.
    const pingpong::comparison* comparison = nullptr;  ///< Of that run.

    /// The cell whose time is divided.
    const cell& numerator() const { return run->report.cells[comparison->numerator]; }
    /// The cell it is divided by.
    const cell& denominator() const { return run->report.cells[comparison->denominator]; }
};

/// The runs in their order, each once.
struct distinct_runs {
    std::vector<const named_report*> runs;  ///< Without duplicates.

    /// A run that is there again, and by which name it is known already.
    struct duplicate {
        const named_report* first = nullptr;  ///< The one that is kept.
        const named_report* again = nullptr;  ///< The one that is left out.
    };
    std::vector<duplicate> duplicates;  ///< In their order.
};

/// Tells runs apart by their ids; a run without an id is like no other. Refers to the reports.
distinct_runs find_distinct_runs(std::span<const named_report> runs);

/// The comparisons that the runs were made for, those of the same two contenders in the same
/// setting together: no group is empty, and none has a run twice. Refers to the reports.
std::vector<std::vector<run_comparison>> group_comparisons(
    const std::vector<const named_report*>& runs);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_REPORT_VIEWS_HPP
