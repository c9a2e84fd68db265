/// \file
/// The charts of a page.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_CHARTS_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_CHARTS_HPP

#include <span>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/html/drawing/figure.hpp"
#include "pingpong/reporter/html/subject.hpp"
#include "pingpong/reporter/wording/overview.hpp"

namespace pingpong::html {

// A chart without anything to show has no picture, and is left out.

/// The ratio that the run was to answer, in every experiment and by every implementation, each with
/// its interval. The band holds ratios that count as equal.
///
/// A ratio that is missing because a contender failed has a row that says so.
chart ratio_forest(const subject& subject);

/// The ratios that `ratio_forest` does not show.
chart other_ratios(const subject& subject);

/// The parts of an exchange: a bar for each contender of the ladder, in the experiment that the
/// answer is about. The median of the simplest one, and on it what each step adds, with the step's
/// interval.
chart ladder_bars(const subject& subject);

/// How long a conversation of so many exchanges takes: every trial as a point over its count, both
/// axes logarithmic, with the lines fitted to them and the break-even count; of the setting that
/// the answer is about. One count gives a column of dots, which shows nothing.
chart duration_by_count(const subject& subject);

/// How the ratio of the answer depends on the size of messages, or on the number of connections,
/// whichever the run varied.
chart ratio_by_setting(const subject& subject);

/// How densely the round trips of each contender lie along the axis of time, with their quartiles,
/// in the experiment that the answer is about.
chart round_trip_densities(const subject& subject);

/// The whole distribution of the round trips by percentile, in the experiment that the answer is
/// about: an equal step to the right for each further nine. A line ends where fewer than ten
/// exchanges lie beyond it.
chart percentiles_by_nines(const subject& subject);

/// Every block's median over the time of the run, in the experiment that the answer is about: shows
/// drift, and that contenders took turns. Where there are too many blocks, whole rounds are left
/// out at even distances, and the caption says so.
chart medians_over_time(const subject& subject);

/// The ratios of several runs that the runs were made for, those of the same two contenders in the
/// same setting together.
chart agreement_forest(const overview& overview);

/// The ratio that several runs were made for, over the time at which they began: a line for each
/// setting that at least two runs have.
chart ratio_history(const overview& overview);

/// The ratio new / old of each contender that both sides measured.
///
/// \param sides  Tell how a contender looks; where they are empty, all look alike.
chart change_forest(const run_changes& changes, std::span<const named_report> sides);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_CHARTS_HPP
