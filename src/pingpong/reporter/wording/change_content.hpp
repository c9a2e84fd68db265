/// \file
/// What there is to say of what changed, for all formats.
#ifndef PINGPONG_REPORTER_WORDING_CHANGE_CONTENT_HPP
#define PINGPONG_REPORTER_WORDING_CHANGE_CONTENT_HPP

#include <string>
#include <vector>

#include "pingpong/report/run_changes.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// A change in words.
struct change_row {
    std::string what;     ///< "ws / tcp", or "ws, us" where nothing divides its time.
    std::string setting;  ///< E.g. "1000 exchanges".
    std::string before, after;
    std::string factor;   ///< New by old, with its interval.
    std::string verdict;  ///< E.g. "within 5 %".
};

/// What there is to say of what changed; its texts are safe.
struct change_content {
    std::string conclusion;  ///< A sentence.

    /// What it was compared with, and which circumstances differ.
    std::vector<std::string> sentences;
    std::vector<change_row> rows;  ///< One per change, in their order.
};

/// What there is to say of what changed.
change_content content_of(const run_changes& what, escaper safe);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_CHANGE_CONTENT_HPP
