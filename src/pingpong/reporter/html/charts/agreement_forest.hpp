/// \file
/// Figures of several runs: their ratios below each other, and what changed between two of them.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_AGREEMENT_FOREST_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_AGREEMENT_FOREST_HPP

#include "pingpong/report/run_changes.hpp"
#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/wording/overview.hpp"

namespace pingpong::html {

/// The ratios that the runs were made for, those of the same two in the same setting together.
chart agreement_forest(const overview& of);

/// New by old, of each contender that both sides measured.
chart change_forest(const run_changes& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_AGREEMENT_FOREST_HPP
