/// \file
/// What a run is to find out, and when it knows enough.
#ifndef PINGPONG_REPORT_QUESTION_HPP
#define PINGPONG_REPORT_QUESTION_HPP

#include <chrono>
#include <cstdint>
#include <string>

#include "pingpong/statistics/stopping.hpp"

namespace pingpong {

/// What the verdict is about. All of it is fixed before the first round.
struct question {
    /// The comparison that decides when an experiment has enough rounds; where one of the two does
    /// not play, the first comparison there is takes its place.
    std::string numerator = "ws";
    std::string denominator = "http-keepalive";  ///< See `numerator`.

    /// Ratios from 1 / (1 + margin) to 1 + margin count as equal; > 0.
    double margin = 0.03;

    /// Of every interval; in (0, 1).
    double confidence = 0.95;

    question() = default;
};

/// When an experiment has enough rounds: once the interval of its primary comparison is narrow
/// enough, whatever that interval says, or else at the limits.
///
/// The interval is looked at after 10, 15, 23, 35, ... rounds only, and not before some
/// repetitions: what lasts as long as a connection is not seen in few, and stopping where few
/// happen to agree would choose just those. A repetition that has begun is played to its end, and
/// each experiment is played at least once.
///
/// \par Source  Fixed-width stopping: Nordin and Schultzberg, arXiv 2405.03487. To stop at
///              significance instead would make every second null result a discovery.
struct stopping_rule {
    /// Half the width that is wanted of the ratio's interval: 0.01 for +-1 %; > 0.
    double precision = 0.01;

    /// No look before so many rounds; >= 1.
    std::uint64_t rounds_min = first_look;

    /// Nor before so many repetitions; >= 1.
    std::uint64_t repetitions_min = 10;

    /// Enough in any case; >= 1. Where it is less than `rounds_min`, it holds.
    std::uint64_t rounds_max = 1'000'000;

    /// No repetition begins later than this after the start of the run, but for the first of each
    /// experiment; > 0.
    std::chrono::nanoseconds max_time = std::chrono::seconds(30);

    stopping_rule() = default;
};

/// The rule by which every experiment has at least `rounds` rounds, and no repetition more than
/// that takes; >= 1.
inline stopping_rule stop_after(std::uint64_t rounds) {
    stopping_rule rule;
    rule.rounds_min = rounds;
    rule.rounds_max = rounds;
    rule.repetitions_min = 1;
    rule.max_time = std::chrono::nanoseconds::max();
    return rule;
}

}  // namespace pingpong

#endif  // PINGPONG_REPORT_QUESTION_HPP
