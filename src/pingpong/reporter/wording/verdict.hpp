/// \file
/// The answer, for a person: does it, by how much, why, how sure, and what would change it.
#ifndef PINGPONG_REPORTER_WORDING_VERDICT_HPP
#define PINGPONG_REPORTER_WORDING_VERDICT_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// A question and its answer.
struct worded_answer {
    std::string question;
    std::string text;
};

/// The answers of a whole report, four of them. Where the two contenders of its question were never
/// compared, why that is, and what was compared instead; empty when there is neither.
///
/// They are about the primary comparison of `config.question`. With several experiments the
/// sentence holds for all of them, or says for which it holds; the reasons are those of the
/// experiment with the most exchanges.
std::vector<worded_answer> format_answers(const report& report, escaper escape);

/// How many runs of services elsewhere a comparison rests on, and how much they differ, without a
/// full stop; empty where the servers are this program's, whose runs differ by `config.components`.
std::string format_service_runs(const report& report, const comparison& comparison);

/// From how many exchanges on one contender is ahead of the other, as a sentence without its full
/// stop: "WebSocket is ahead of HTTP reconnect after 96 exchanges [72, 143]".
std::string format_break_even(const report& report, const cell_break_even& found, escaper escape);

/// The same in ever fewer words, for a narrow place: without the interval, then without the names:
/// "ahead after 96 exchanges".
std::vector<std::string> format_break_even_forms(const report& report, const cell_break_even& found,
                                                 escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_VERDICT_HPP
