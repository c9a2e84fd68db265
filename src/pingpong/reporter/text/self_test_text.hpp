/// \file
/// A self-test as text for a terminal.
#ifndef PINGPONG_REPORTER_TEXT_SELF_TEST_TEXT_HPP
#define PINGPONG_REPORTER_TEXT_SELF_TEST_TEXT_HPP

#include <string>

#include "pingpong/analysis/self_test_outcome.hpp"

namespace pingpong {

/// The self-test as plain text, within 100 columns: how often what was found, and what that shows.
std::string to_table(const self_test_report& measured);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_SELF_TEST_TEXT_HPP
