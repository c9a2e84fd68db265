/// \file
/// What became of the assertions, for a person.
#ifndef PINGPONG_REPORTER_WORDING_ASSERTION_WORDS_HPP
#define PINGPONG_REPORTER_WORDING_ASSERTION_WORDS_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// An experiment or a change's place in a few words: "1000 exchanges", and whatever of payload and
/// connections is not the usual, as in "1000 exchanges, echo of 4096 bytes, 64 connections".
std::string setting_words(std::uint64_t count, std::uint64_t connections, bool echo,
                          std::uint64_t payload_bytes);

/// A figure and its interval, e.g. "0.90 [0.88, 0.92]", with as many decimals as it deserves.
std::string interval_words(const estimate& what);

/// What was found in one experiment, e.g. "0.90 [0.88, 0.92] at 1000 exchanges".
std::string outcome_words(const report& what, const assertion_outcome& one);

/// One line for each assertion, e.g. "PASS ws/http-keepalive.median < 0.95: 0.90 [0.88, 0.92] at
/// 1000 exchanges".
std::vector<std::string> assertion_words(const report& what, escaper safe);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_ASSERTION_WORDS_HPP
