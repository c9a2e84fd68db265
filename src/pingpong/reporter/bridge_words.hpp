/// \file
/// The original experiment's factor, taken apart for a person.
#ifndef PINGPONG_REPORTER_BRIDGE_WORDS_HPP
#define PINGPONG_REPORTER_BRIDGE_WORDS_HPP

#include <string>

#include "pingpong/reporter/wording.hpp"
#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// What a step is of, e.g. "a new connection for each request".
std::string part_words(bridge_part part);

/// E.g. "4.92x [4.80, 5.04]".
std::string factor_words(const estimate& factor);

/// The whole factor and the steps that it is the product of, or why there are none; empty when it
/// was not asked for.
std::string bridge_words(const report& what, make_safe safe);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_BRIDGE_WORDS_HPP
