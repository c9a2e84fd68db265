/// \file
/// Tests the whole method: what is said of a protocol against itself, and against itself delayed.
#ifndef PINGPONG_SCHEDULER_SELF_TEST_HPP
#define PINGPONG_SCHEDULER_SELF_TEST_HPP

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/protocols/bind.hpp"
#include "pingpong/scheduler/environment.hpp"
#include "pingpong/scheduler/findings.hpp"

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
    verdict said;                         ///< What a run would have said of it.
    double median_ns = 0;                 ///< Of the first one, which was not delayed.
    std::optional<double> contention;     ///< See `self_check::contention_mean`.
};

/// Everything that a self-test measured. A value: owns what it holds, refers to nothing.
struct self_test_report {
    self_test_plan asked;                           ///< What it was told.
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

/// Is told how far a self-test has come.
class self_test_observer {
public:
    virtual ~self_test_observer() = default;

    /// A trial is over. Called between trials; what it throws ends the test.
    virtual void progress(const self_test_report& so_far) { (void)so_far; }
};

/// The coroutine behind `async_self_test`, for those who spawn their own.
boost::asio::awaitable<self_test_report, boost::asio::io_context::executor_type> run_self_test(
    boost::asio::io_context::executor_type where_to_run, self_test_plan what,
    self_test_observer& who);

/// Runs complete experiments of a protocol against itself, in turns as it is and with one of the
/// two delayed, through the same scheduler and the same statistics as any run.
///
/// Where one is delayed both are played exchange by exchange, and the delay is a part of the median
/// that the one that is not delayed had in the trial before.
///
/// \param where_to_run  As of `async_run`.
/// \param who           Outlives the operation.
/// \param token         Any completion token for `void(std::exception_ptr, self_test_report)`.
/// \par Errors        What goes wrong on the wire ends the test and stands in the report. The
///                    exception is `std::invalid_argument` for a plan that breaks the above.
/// \par Cancellation  As of `async_run`: the report has the trials that were done.
template <class CompletionToken>
auto async_self_test(boost::asio::io_context::executor_type where_to_run, self_test_plan what,
                     self_test_observer& who, CompletionToken&& token) {
    return boost::asio::co_spawn(where_to_run, run_self_test(where_to_run, std::move(what), who),
                                 std::forward<CompletionToken>(token));
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SELF_TEST_HPP
