/// \file
/// An experiment in Markdown: its contenders and their comparisons.
#ifndef PINGPONG_REPORTER_MARKDOWN_MARKDOWN_EXPERIMENT_HPP
#define PINGPONG_REPORTER_MARKDOWN_MARKDOWN_EXPERIMENT_HPP

#include <string>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"

namespace pingpong {

/// How often it was played, a table of the contenders, what failed, and a table of the comparisons;
/// without a heading.
std::string experiment_section(const report& what, const experiment_view& view);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_MARKDOWN_MARKDOWN_EXPERIMENT_HPP
