/// \file
/// Assertions about a run and their results.
#ifndef PINGPONG_REPORT_ASSERTION_HPP
#define PINGPONG_REPORT_ASSERTION_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// The figures that assertions can be about, of one contender in one experiment. Intervals are over
/// rounds, those of `set_up` over openings.
enum class asserted_figure {
    median,      ///< Geometric mean of the blocks' medians.
    mean,        ///< Mean of the blocks' means.
    p99,         ///< Geometric mean of the blocks' 99th percentiles.
    set_up,      ///< See `cell_cost::set_up_ns`.
    cpu,         ///< Processor time of client and in-process server per exchange; mean of blocks.
    throughput,  ///< Exchanges per second on all connections; geometric mean of the blocks' rates.
};

/// The relation of a figure to its bound.
enum class relation { less, at_most, greater, at_least };

/// An assertion about one contender, or about the ratio of two.
struct assertion {
    std::string text;                        ///< As given by the user.
    std::string numerator;                   ///< A contender.
    std::optional<std::string> denominator;  ///< nullopt: the assertion is about one contender.
    asserted_figure figure = asserted_figure::median;        ///< Which figure.
    pingpong::relation relation = pingpong::relation::less;  ///< Figure to bound.
    double bound = 0;  ///< A ratio, microseconds, or exchanges per second; >= 0.

    assertion() = default;
};

/// The maximum number of assertions per report; each has a result in every experiment.
inline constexpr std::size_t max_assertions = 100;

/// The result of an assertion; the worst is the greatest.
enum class assertion_result { pass, inconclusive, fail };

/// The result of an assertion in one experiment.
struct assertion_outcome {
    std::size_t experiment = 0;                                ///< Index into the plan.
    assertion_result result = assertion_result::inconclusive;  ///< The result.
    std::optional<estimate> figure;  ///< In the bound's unit; nullopt: not measured.
    std::string reason;              ///< Why it is inconclusive; else empty.
};

/// An assertion and its results.
struct checked_assertion {
    std::string text;                                          ///< As given by the user.
    assertion_result result = assertion_result::inconclusive;  ///< The worst of its outcomes.
    std::vector<assertion_outcome> outcomes;                   ///< One per experiment.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_ASSERTION_HPP
