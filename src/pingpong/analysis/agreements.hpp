/// \file
/// What several runs say of the same two contenders.
#ifndef PINGPONG_ANALYSIS_AGREEMENTS_HPP
#define PINGPONG_ANALYSIS_AGREEMENTS_HPP

#include <span>
#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A report and the name that it is shown by, such as its file's.
struct named_report {
    std::string name;         ///< For people; foreign text.
    pingpong::report report;  ///< As it was read.
};

/// A comparison in one of several runs; refers to its report.
struct run_comparison {
    const named_report* run = nullptr;
    const pingpong::comparison* comparison = nullptr;

    const cell& numerator() const { return run->report.cells[comparison->numerator]; }
    const cell& denominator() const { return run->report.cells[comparison->denominator]; }
};

/// The runs in their order, each once.
struct distinct_runs {
    std::vector<const named_report*> runs;

    /// A run that is there again, and by which name it is known already.
    struct duplicate {
        const named_report* first = nullptr;
        const named_report* again = nullptr;
    };
    std::vector<duplicate> duplicates;
};

/// Tells runs apart by their ids; a run without an id is like no other. Refers to the reports.
distinct_runs find_distinct_runs(std::span<const named_report> runs);

/// The comparisons that the runs were made for, those of the same two contenders in the same
/// setting together: no group is empty, and none has a run twice. Refers to the reports.
std::vector<std::vector<run_comparison>> group_comparisons(
    const std::vector<const named_report*>& runs);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_AGREEMENTS_HPP
