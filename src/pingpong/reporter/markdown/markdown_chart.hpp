/// \file
/// A small chart for Markdown, as GitHub and others draw it.
#ifndef PINGPONG_REPORTER_MARKDOWN_MARKDOWN_CHART_HPP
#define PINGPONG_REPORTER_MARKDOWN_MARKDOWN_CHART_HPP

#include <string>

#include "pingpong/reporter/wording/experiment_view.hpp"

namespace pingpong {

/// Bars of the contenders' median round trips in an experiment, in microseconds, as a block of
/// Mermaid; empty when none was measured. What of a name could be more than text becomes `_`.
///
/// \par Source  Mermaid, "XY Chart": the syntax of `xychart-beta`.
std::string median_chart(const experiment_view& view);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_MARKDOWN_MARKDOWN_CHART_HPP
