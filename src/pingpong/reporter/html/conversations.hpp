/// \file
/// The trials of experiments that differ in their count alone: what the costs are fitted to.
#ifndef PINGPONG_REPORTER_HTML_CONVERSATIONS_HPP
#define PINGPONG_REPORTER_HTML_CONVERSATIONS_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/reporter/html/drawing/scale.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The conversations of one protocol. Refers to the report.
struct conversation_line {
    std::string protocol;
    std::vector<std::size_t> cells;      ///< One for each experiment.
    std::vector<const trial*> complete;  ///< Those that played all they were asked for.
    bool failed = false;                 ///< One of the others failed.
    const cost_fit* fit = nullptr;       ///< nullptr: there is none.

    /// In seconds, of so many exchanges by the fit; which must be there.
    double fitted_s(double exchanges) const;
};

/// The protocols of the answer's setting, in the order of the cells.
std::vector<conversation_line> conversations_of(const subject& of);

/// A trial's duration in seconds.
double seconds_of(const trial& one);

/// Where the first of the question is as fast as the second, in the experiment that the answer is
/// about; nullptr: not known.
const cell_break_even* asked_break_even(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CONVERSATIONS_HPP
