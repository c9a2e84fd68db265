/// \file
/// How the answer changes along a sweep, for a person.
#ifndef PINGPONG_REPORTER_WORDING_CROSSOVER_WORDS_HPP
#define PINGPONG_REPORTER_WORDING_CROSSOVER_WORDS_HPP

#include <string>
#include <vector>

#include "pingpong/reporter/wording/headline.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// Where the first protocol of the question wins, ties, loses, or cannot be told, along the sizes
/// of messages or the numbers of connections, e.g. "By message size, WebSocket loses from 4 to 126
/// bytes, ties at 1 KiB and wins from 16 KiB to 64 KiB."
///
/// \param settings  At least one.
std::string crossover_words(const report& what, const std::vector<setting>& settings, escaper safe);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_CROSSOVER_WORDS_HPP
