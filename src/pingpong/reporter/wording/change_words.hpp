/// \file
/// What changed from one run to another, as a table for a terminal and as Markdown.
#ifndef PINGPONG_REPORTER_WORDING_CHANGE_WORDS_HPP
#define PINGPONG_REPORTER_WORDING_CHANGE_WORDS_HPP

#include <string>

#include "pingpong/report/run_changes.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// A row for each change, or a sentence where rows would not fit, and what they add up to.
std::string to_table(const run_changes& what, const text_style& style = {});

/// The same in Markdown, without a heading of its own.
std::string to_markdown(const run_changes& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_CHANGE_WORDS_HPP
