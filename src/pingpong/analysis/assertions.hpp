/// \file
/// Parses assertions about a run and checks them.
#ifndef PINGPONG_ANALYSIS_ASSERTIONS_HPP
#define PINGPONG_ANALYSIS_ASSERTIONS_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pingpong/report/assertion.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// An assertion, or the reason why there is none.
struct parsed_assertion {
    std::optional<assertion> value;  ///< nullopt: there is none; see `error`.
    std::string error;  ///< One line: the column from 1, what was expected and what was found.
};

/// Reads `A/B.median < 0.95` (also `mean` and `p99`), a ratio of two protocols' times, or
/// `A.p99_us < 60` (also `median_us`, `mean_us`, `setup_us`, `cpu_us`, `throughput_per_s`), a
/// figure of one protocol; the relation is `<`, `<=`, `>` or `>=`. Blanks between words do not
/// matter.
///
/// \param protocols  The names that a protocol may have; empty: any.
/// \par Errors       A text of another form, and a protocol that is not among them.
parsed_assertion parse_assertion(std::string_view text,
                                 std::span<const std::string_view> protocols = {});

/// Checks each assertion in every experiment and stores the results in `assertions` of the report.
/// Needs a report that was analyzed; see `analyze`.
///
/// An assertion passes if it holds for the whole interval of the figure, fails if it holds for no
/// part of it, and is inconclusive otherwise; also if there is no interval, a contender failed or
/// did not play, or the measurement is invalid. The interval of a ratio is its claim.
void check_assertions(report& report, std::span<const assertion> asserted);

/// Checks the assertions that the report already has, by their texts; one that cannot be parsed is
/// inconclusive.
void recheck_assertions(report& report);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_ASSERTIONS_HPP
