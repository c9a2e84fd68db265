/// \file
/// The question that a run answers, and when it has enough rounds.
#ifndef PINGPONG_REPORT_QUESTION_HPP
#define PINGPONG_REPORT_QUESTION_HPP

#include <chrono>
#include <cstdint>
#include <string>

#include "pingpong/statistics/stopping.hpp"

namespace pingpong {

/// The question that the verdict answers. Fixed before the first round.
struct question {
    /// The primary comparison, which decides when an experiment has enough rounds. Where one of the
    /// two does not play, the first comparison of the experiment takes its place.
    std::string numerator = "ws";
    std::string denominator = "http-keepalive";  ///< See `numerator`.

    /// Ratios from 1 / (1 + margin) to 1 + margin count as equal; > 0.
    double margin = 0.03;

    /// Confidence of every interval; in (0, 1).
    double confidence = 0.95;

    question() = default;
};

/// When an experiment has enough rounds: once the claim of its primary comparison is narrow enough,
/// wherever it lies, or when only the part is left that more rounds cannot narrow, or else at the
/// limits. When nothing is compared in it, that of each contender's own median takes its place.
///
/// The interval is checked after 10, 15, 23, 35, ... rounds only, and not before a minimum number
/// of repetitions: effects that last as long as a connection do not show in a few repetitions, and
/// stopping when a few happen to agree would select for such cases. A repetition that has begun is
/// finished, and each experiment is played at least once.
///
/// \par Source  Fixed-width stopping: Nordin and Schultzberg, arXiv 2405.03487. To stop at
///              significance instead would make every second null result a discovery.
struct stopping_rule {
    /// Requested half width of the ratio's claim: 0.02 for +-2 %; > 0.
    double precision = 0.02;

    /// The interval is not checked before this many rounds; >= 1.
    std::uint64_t min_rounds = first_look;

    /// The interval is not checked before this many repetitions; >= 1.
    std::uint64_t min_repetitions = 10;

    /// The experiment ends after this many rounds; >= 1. Takes precedence over `min_rounds`.
    std::uint64_t max_rounds = 1'000'000;

    /// Time budget of the run: no repetition begins later, except the first of each experiment;
    /// > 0.
    std::chrono::nanoseconds max_time = std::chrono::seconds(30);

    stopping_rule() = default;
};

/// The rule that plays every experiment until it has `rounds` rounds, whatever its precision.
///
/// \param rounds  >= 1; the repetition in which they are reached is finished.
inline stopping_rule stop_after(std::uint64_t rounds) {
    stopping_rule rule;
    rule.min_rounds = rounds;
    rule.max_rounds = rounds;
    rule.min_repetitions = 1;
    rule.max_time = std::chrono::nanoseconds::max();
    return rule;
}

}  // namespace pingpong

#endif  // PINGPONG_REPORT_QUESTION_HPP
