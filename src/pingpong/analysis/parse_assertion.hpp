/// \file
/// Reads assertions from text.
#ifndef PINGPONG_ANALYSIS_PARSE_ASSERTION_HPP
#define PINGPONG_ANALYSIS_PARSE_ASSERTION_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pingpong/report/assertion.hpp"

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

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_PARSE_ASSERTION_HPP
