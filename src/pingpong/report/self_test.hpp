/// \file
/// Settings and results of a self-test, as plain data.
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
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/variance_components.hpp"

namespace pingpong {

/// The settings of a self-test.
struct self_test_plan {
    std::string protocol = "ws";  ///< A name from the table of protocols.
    std::uint64_t trials = 100;   ///< Number of trials of each kind; >= 1.

    /// Added to each round trip of the delayed contender, as a share of the median round trip; > 0.
    double delay = 0.05;

    std::uint64_t count = 100;  ///< Exchanges of each contender per repetition; >= 1.
    std::uint64_t rounds = 40;  ///< Rounds per trial, in whole repetitions; >= 1.

    /// Determines the order of play of all trials; below 2^53 so that JSON keeps it.
    std::uint64_t seed = 1;
    bind_options bind;  ///< Where the servers listen.

    self_test_plan() = default;
};

/// A whole experiment of a protocol against itself.
struct self_test_trial {
    std::chrono::nanoseconds injected{};  ///< Delay of the second contender.
    paired_comparison figures;            ///< Medians, second / first.
    pingpong::verdict verdict;            ///< The verdict that a run would have had.
    double median_ns = 0;                 ///< Median of the first contender, which is not delayed.
    std::optional<double> contention;     ///< See `experiment_checks::contention_mean`.
};

/// What a complete run found, in processes of its own, about the question's two protocols.
struct rerun {
    std::chrono::system_clock::time_point start{};  ///< Wall clock.
    mean_and_variance log_ratio;                    ///< As the run saw it.
    estimate observed;                              ///< See `paired_comparison`.
    estimate claim;                                 ///< See `paired_comparison`.
    pingpong::verdict verdict;                      ///< Of the claim.
    std::uint64_t processes = 1;                    ///< That played.
    level_spread levels;                            ///< Within the run.

    rerun() = default;
};

/// Complete runs of one kind.
struct rerun_series {
    std::string name;         ///< How they were played.
    std::vector<rerun> runs;  ///< In the order they were played.

    rerun_series() = default;
};

/// Everything that a self-test measured. A value: owns all its data.
struct self_test_report {
    self_test_plan plan;                            ///< Its settings.
    std::chrono::system_clock::time_point start{};  ///< Wall clock.
    std::chrono::nanoseconds duration{};            ///< Steady clock.
    generator_info generator;                       ///< The program that measured.
    environment_info environment;                   ///< The machine, as of the last trial.
    double margin = 0;                              ///< See `question::margin`.
    double confidence = 0;                          ///< Confidence of all intervals; in (0, 1).
    std::vector<self_test_trial> same;              ///< Trials in which neither is delayed.
    std::vector<self_test_trial> delayed;  ///< Trials in which the second contender is delayed.
    std::vector<rerun_series> reruns;      ///< May be empty.
    bool interrupted = false;              ///< Cancelled before all trials were done.
    std::optional<std::string> failure;  ///< The exchange that ended the self-test; nullopt: none.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_SELF_TEST_HPP
