/// \file
/// What a self-test was told and what it measured, as data.
#ifndef PINGPONG_REPORT_SELF_TEST_HPP
#define PINGPONG_REPORT_SELF_TEST_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/core/bind.hpp"
#include "pingpong/report/environment.hpp"
#include "pingpong/report/findings.hpp"

namespace pingpong {

/// What a self-test is to do.
struct self_test_plan {
    std::string protocol = "ws";  ///< A name from the table of protocols.
    std::uint64_t trials = 100;   ///< Of each of the two kinds; >= 1.

    /// Added to each round trip of the delayed contender, as a part of the median round trip; > 0.
    double delay = 0.05;

    std::uint64_t count = 100;  ///< Exchanges of each contender, per repetition; >= 1.
    std::uint64_t rounds = 40;  ///< Of each trial, in whole repetitions; >= 1.

    /// Determines the order of play of all trials; below 2^53 so that JSON keeps it.
    std::uint64_t seed = 1;
    bind_options bind;  ///< Where the servers listen.

    self_test_plan() = default;
};

/// A complete experiment of a protocol against itself.
struct self_test_trial {
    std::chrono::nanoseconds injected{};  ///< The delay of the second one.
    paired_comparison figures;            ///< Medians, the second one by the first one.
    pingpong::verdict verdict;            ///< What a run would have said of it.
    double median_ns = 0;                 ///< Of the first one, which was not delayed.
    std::optional<double> contention;     ///< See `experiment_checks::contention_mean`.
};

/// Everything that a self-test measured. A value: owns what it holds, refers to nothing.
struct self_test_report {
    self_test_plan plan;                            ///< What it was told.
    std::chrono::system_clock::time_point start{};  ///< Wall clock.
    std::chrono::nanoseconds duration{};            ///< Steady clock.
    generator_info generator;                       ///< The program that measured.
    environment_info environment;                   ///< As of the last trial.
    double margin = 0;                              ///< Of the verdicts; see `question`.
    double confidence = 0;                          ///< Of all intervals; in (0, 1).
    std::vector<self_test_trial> same;              ///< None of the two delayed.
    std::vector<self_test_trial> delayed;           ///< The second one delayed.
    bool interrupted = false;                       ///< Cancelled before all trials were done.
    std::optional<std::string> failure;  ///< Of the exchange that ended it; nullopt: none.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_SELF_TEST_HPP
