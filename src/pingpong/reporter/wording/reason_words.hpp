/// \file
/// Why the answer is what it is, and what would change it, for a person.
#ifndef PINGPONG_REPORTER_WORDING_REASON_WORDS_HPP
#define PINGPONG_REPORTER_WORDING_REASON_WORDS_HPP

#include <string>

#include "pingpong/reporter/wording/headline.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// A protocol as a person would call it, e.g. "HTTP keep-alive"; one that is not known by
/// such a name is put through `safe`.
std::string name_for_people(std::string_view protocol, escaper safe);

/// What each step adds to an exchange, with bytes, processor time and system
/// calls of the two that are compared.
std::string why_words(const report& what, const headline& chief, escaper safe);

/// What of the setting the answer hangs on, most of all.
std::string change_words(const report& what, const headline& chief);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_REASON_WORDS_HPP
