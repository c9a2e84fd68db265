/// \file
/// A report as metrics for Prometheus.
#ifndef PINGPONG_REPORTER_EXPORT_PROMETHEUS_HPP
#define PINGPONG_REPORTER_EXPORT_PROMETHEUS_HPP

#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The report in Prometheus' text format, as the textfile collector of its node exporter reads it:
/// gauges in seconds, bytes and ratios, without times of their own.
///
/// Of each contender its percentiles, mean, longest round trip, throughput, set-up and what an
/// exchange takes; of each comparison the ratio and the difference that may be claimed, with their
/// intervals, and the verdict; of the run what made it, its warnings, assertions and changes. What
/// is unknown is left out. Words, such as a verdict, are labels of a metric that is 1.
///
/// \par Source  Prometheus, "Exposition formats" (text format 0.0.4) and "Metric and label naming".
std::string to_prometheus(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_EXPORT_PROMETHEUS_HPP
