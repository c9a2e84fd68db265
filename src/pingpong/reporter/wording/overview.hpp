/// \file
/// What several reports say together, in words.
#ifndef PINGPONG_REPORTER_WORDING_OVERVIEW_HPP
#define PINGPONG_REPORTER_WORDING_OVERVIEW_HPP

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// A table with a title; its texts are escaped.
struct overview_table {
    std::string title;
    std::vector<std::string> names;  ///< Of the columns.
    std::vector<std::vector<std::string>> rows;
    std::size_t left_columns = 1;  ///< Of words, aligned to the left; the others are of figures.
};

/// What several runs say of the same two contenders in the same setting.
struct agreement {
    std::string setting;               ///< E.g. "1000 exchanges, 4 -> 5 bytes".
    std::vector<run_comparison> runs;  ///< At least one; no run twice.
};

/// What several reports say together; its texts are escaped. Refers to the reports.
struct overview {
    std::vector<agreement> agreements;
    std::vector<std::string> findings;  ///< A sentence for each agreement.
    std::vector<std::string> cautions;  ///< Sentences on what may be compared at all.
    overview_table ratios;              ///< Those of an agreement one below the other.
    overview_table runs;
    overview_table circumstances;  ///< That differ between the runs; no rows: none does.

    /// Of different machines, builds and settings they are not comparable, and there are no rows.
    overview_table medians;
};

/// What several reports say together. A run that is there twice counts once.
///
/// \param runs  At least one.
overview make_overview(std::span<const named_report> runs, escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_OVERVIEW_HPP
