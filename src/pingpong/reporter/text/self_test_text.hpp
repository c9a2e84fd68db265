/// \file
/// A self-test as JSON and as text for a terminal.
#ifndef PINGPONG_REPORTER_TEXT_SELF_TEST_TEXT_HPP
#define PINGPONG_REPORTER_TEXT_SELF_TEST_TEXT_HPP

#include <string>

#include "pingpong/analysis/self_test_outcome.hpp"

namespace pingpong {

/// The self-test as JSON, UTF-8, ending in a line feed: schema `pingpong.self_check`, version 1.
///
/// Shares have the trials they are of and their interval; `trials` has every trial, so that all
/// else can be worked out again.
std::string to_json(const self_test_report& measured);

/// The self-test as plain text, within 100 columns: how often what was found, and what that shows.
std::string to_table(const self_test_report& measured);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_SELF_TEST_TEXT_HPP
