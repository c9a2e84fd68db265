/// \file
/// The report that a page is about, sorted for its charts.
#ifndef PINGPONG_REPORTER_HTML_SUBJECT_HPP
#define PINGPONG_REPORTER_HTML_SUBJECT_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"

namespace pingpong::html {

/// A report and its experiments. Refers to the report, and to itself: it is neither copied nor
/// moved.
class subject {
public:
    explicit subject(const report& about);
    subject(const subject&) = delete;
    subject& operator=(const subject&) = delete;

    const report& what;
    const std::vector<experiment_view> views;
    const std::vector<headline_group> settings;  ///< Empty when nothing was compared.

    /// The experiment that the answer is about, which charts of one experiment show: of the first
    /// setting the one with the most exchanges. nullptr: there is no experiment.
    const experiment_view* chief() const;

    /// The answer in each setting in which the same two were compared as in the first.
    std::vector<headline> answers() const;

    /// The protocol of a cell, as a name where there is little room.
    std::string name(std::size_t cell) const;

    /// The cell's index.
    std::size_t index_of(const contender_view& who) const;

    /// The summary of a cell; nullptr: there is none.
    const cell_summary* summary_of(std::size_t cell) const;

    /// What an experiment differs in from the others, e.g. "1000 × 16 KiB, 8 connections".
    std::string place_of(const experiment_view& view) const;

    /// What a figure of one experiment rests on, e.g. "1000 exchanges, 4 -> 5 bytes; 10
    /// repetitions, 50 rounds; this machine, its loopback".
    std::string scope_of(const experiment_view& view) const;
};

/// E.g. "4 B", "16 KiB".
std::string size_words(std::uint64_t bytes);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_SUBJECT_HPP
