/// \file
/// The trials of experiments that differ in their count alone, to which costs are fitted.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_CONVERSATIONS_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_CONVERSATIONS_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The conversations of one contender. Refers to the report.
struct conversation_line {
    const pingpong::cell* cell = nullptr;  ///< The first of `cells`.
    std::vector<std::size_t> cells;        ///< One for each experiment.
    std::vector<const trial*> complete;    ///< Those that played all exchanges asked for.
    bool failed = false;                   ///< One of the others failed.
    const cost_fit* fit = nullptr;         ///< nullptr: there is none.

    /// The fitted duration in seconds of that many exchanges; `fit` is not nullptr.
    double fitted_s(double exchanges) const;
};

/// The contenders in the setting of the answer, in the order of the cells.
std::vector<conversation_line> find_conversations(const subject& subject);

/// A trial's duration in seconds.
double duration_s(const trial& trial);

/// The break-even of the two contenders of the answer; nullptr: unknown.
const cell_break_even* main_break_even(const subject& subject);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_CONVERSATIONS_HPP
