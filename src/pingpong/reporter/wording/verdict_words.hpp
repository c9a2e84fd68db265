/// \file
/// The answer, for a person: does it, by how much, why, how sure, and what would change it.
#ifndef PINGPONG_REPORTER_WORDING_VERDICT_WORDS_HPP
#define PINGPONG_REPORTER_WORDING_VERDICT_WORDS_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// A question and its answer.
struct answer {
    std::string question;
    std::string text;
};

/// The answers of a whole report, four of them. Where the two of its question were never compared,
/// why that is, and what was compared instead; empty when nothing is to be said of either.
///
/// They are about the primary comparison of `config.question`. With several experiments the
/// sentence holds for all of them, or says for which it holds; the reasons are those of the
/// experiment with the most exchanges. Protocols' names are put through `safe`.
std::vector<answer> answers_of(const report& what, escaper safe);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_VERDICT_WORDS_HPP
