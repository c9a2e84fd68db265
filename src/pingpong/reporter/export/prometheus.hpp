/// \file
/// Formats a report as metrics for Prometheus.
#ifndef PINGPONG_REPORTER_EXPORT_PROMETHEUS_HPP
#define PINGPONG_REPORTER_EXPORT_PROMETHEUS_HPP

#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Formats the report in Prometheus' text format, as the textfile collector of its node exporter
/// reads it: gauges in seconds, bytes and ratios, without timestamps.
///
/// For each contender: percentiles, mean and longest round trip, throughput, set-up, and the costs
/// of an exchange. For each comparison: the claimed ratio and difference with their intervals, and
/// the verdict. For the run: its program, warnings, assertions and changes. Unknown values are left
/// out. Words, such as a verdict, are labels of a metric that is 1.
///
/// \par Source  Prometheus, "Exposition formats" (text format 0.0.4) and "Metric and label naming".
std::string to_prometheus(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_EXPORT_PROMETHEUS_HPP
