/// \file
/// What there is to say of several reports together, for all formats.
#ifndef PINGPONG_REPORTER_WORDING_OVERVIEW_CONTENT_HPP
#define PINGPONG_REPORTER_WORDING_OVERVIEW_CONTENT_HPP

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "pingpong/reporter/text/overview.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// A table with a title; its texts are safe.
struct overview_table {
    std::string title;
    std::vector<std::string> names;  ///< Of the columns.
    std::vector<std::vector<std::string>> rows;
    std::size_t left_columns = 1;  ///< Of words, aligned to the left; the others are of figures.
};

/// What a run says of two contenders; refers to its report.
struct ratio_of_run {
    const named_report* run = nullptr;
    const comparison* found = nullptr;

    const cell& numerator() const { return run->what.cells[found->numerator]; }
    const cell& denominator() const { return run->what.cells[found->denominator]; }
};

/// What several runs say of the same two contenders in the same setting.
struct agreement {
    std::string setting;             ///< E.g. "1000 exchanges, 4 -> 5 bytes".
    std::vector<ratio_of_run> runs;  ///< At least one; no run twice.

    /// E.g. "faster in 2 of 3 runs, undecided in 1".
    std::string words() const;
};

/// What there is to say of several reports together; its texts are safe. Refers to the reports.
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

/// What there is to say of several reports together. A run that is there twice counts once.
///
/// \param runs  At least one.
overview overview_of(std::span<const named_report> runs, escaper safe);

/// The page in HTML, as one file that needs no network and no script.
std::string to_html(std::span<const named_report> runs);

/// What changed in HTML, and below that what each side says; `sides` may be empty.
std::string to_html(const run_changes& what, std::span<const named_report> sides);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_OVERVIEW_CONTENT_HPP
