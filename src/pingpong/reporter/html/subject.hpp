/// \file
/// The report that a page is about, sorted for its charts.
#ifndef PINGPONG_REPORTER_HTML_SUBJECT_HPP
#define PINGPONG_REPORTER_HTML_SUBJECT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"

namespace pingpong::html {

/// A report and its experiments. Refers to the report, and to itself: it is neither copied nor
/// moved.
class subject {
public:
    explicit subject(const pingpong::report& page_report);
    subject(const subject&) = delete;
    subject& operator=(const subject&) = delete;

    const pingpong::report& report;
    const std::vector<experiment_view> views;
    const std::vector<headline_group> headlines;  ///< Empty when nothing was compared.

    /// The experiment that the answer is about, which charts of one experiment show: of the first
    /// group of headlines the one with the most exchanges. nullptr: there is no experiment.
    const experiment_view* main_view() const;

    /// The comparison that the answer is about; nullptr: nothing was compared.
    const comparison* main_comparison() const;

    /// Whether no finding may rest on an experiment.
    bool is_invalid(const experiment_view& view) const;

    /// The main headline of each group in which the same two were compared as in the first.
    std::vector<headline> answers() const;

    /// The label of a contender.
    std::string label(std::size_t cell) const;

    /// The cell's index.
    std::size_t index_of(const contender_view& contender) const;

    /// The summary of a cell; nullptr: there is none.
    const cell_summary* find_summary(std::size_t cell) const;

    /// What an experiment differs in from the others, e.g. "1000 × 16 KiB, 8 connections".
    std::string format_place(const experiment_view& view) const;

    /// What the figures of an experiment are based on, e.g. "1000 exchanges, 4 -> 5 bytes; 10
    /// repetitions, 50 rounds; this machine, its loopback".
    std::string format_scope(const experiment_view& view) const;
};

/// E.g. "4 B", "16 KiB".
std::string format_size(std::uint64_t bytes);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_SUBJECT_HPP
