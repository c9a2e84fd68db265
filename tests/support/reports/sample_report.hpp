/// \file
/// A report with something of everything, the same in every run: what the golden files show.
#ifndef PINGPONG_TESTS_SUPPORT_SAMPLE_REPORT_HPP
#define PINGPONG_TESTS_SUPPORT_SAMPLE_REPORT_HPP

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Two experiments of five contenders: 1000 exchanges in two repetitions, in the second of which
/// `http-close` failed, and 5000 echoes of 4096 bytes on 8 connections each, for which `ws` was
/// served elsewhere.
report sample_report();

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_SAMPLE_REPORT_HPP
