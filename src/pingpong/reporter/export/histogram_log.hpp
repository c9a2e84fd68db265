/// \file
/// Formats a report as a log of histograms for HdrHistogram's tools.
#ifndef PINGPONG_REPORTER_EXPORT_HISTOGRAM_LOG_HPP
#define PINGPONG_REPORTER_EXPORT_HISTOGRAM_LOG_HPP

#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Formats the round trips of each cell as a line of a histogram log, in nanoseconds.
///
/// A line's tag is the number of the experiment, from 0, and the protocol: `0-ws`; comments explain
/// the tags. Its interval lasts from the start of the cell's first block to the end of its last
/// one, and blocks of other cells lie in between. A cell without measurements has no line. Start
/// and length are in seconds, the start since that of the run; the maximum is exact and in
/// milliseconds.
///
/// \par Source  HdrHistogram (Tene), `HistogramLogWriter` and `HistogramLogReader`, version 1.3 of
///              the log format.
std::string to_histogram_log(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_EXPORT_HISTOGRAM_LOG_HPP
