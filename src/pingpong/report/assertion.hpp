/// \file
/// What a user claims of a run, to be checked: parsed from text.
#ifndef PINGPONG_REPORT_ASSERTION_HPP
#define PINGPONG_REPORT_ASSERTION_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// A figure about which something can be asserted. Intervals are over rounds, those of `set_up`
/// over openings; blocks are those of one contender in one experiment.
enum class asserted_figure {
    median,      ///< Geometric mean of the blocks' medians.
    mean,        ///< Mean of the blocks' means.
    p99,         ///< Geometric mean of the blocks' 99th percentiles.
    set_up,      ///< See `cell_cost::set_up_ns`.
    cpu,         ///< Processor time of client and in-process server per exchange; mean of blocks.
    throughput,  ///< Exchanges per second on all connections; geometric mean of the blocks' rates.
};

/// How a figure is to stand to its bound.
enum class relation { less, at_most, greater, at_least };

/// A claim about one contender, or about the ratio of two.
struct assertion {
    std::string text;                                        ///< As it was written.
    std::string numerator;                                   ///< A protocol, or the only one.
    std::optional<std::string> denominator;                  ///< nullopt: no ratio.
    asserted_figure figure = asserted_figure::median;        ///< What of it is asserted.
    pingpong::relation relation = pingpong::relation::less;  ///< Of the figure to the bound.
    double bound = 0;  ///< A ratio, microseconds, or exchanges per second; >= 0.

    assertion() = default;
};

/// A report has no more assertions than this, for each has a result in every experiment.
inline constexpr std::size_t max_assertions = 100;

/// What an assertion came to; the worst is the greatest.
enum class assertion_result { pass, inconclusive, fail };

/// What it came to in one experiment.
struct assertion_outcome {
    std::size_t experiment = 0;                                ///< Index into the plan.
    assertion_result result = assertion_result::inconclusive;  ///< What it came to.
    std::optional<estimate> found;  ///< In the bound's unit; nullopt: nothing was.
    std::string reason;             ///< Why it is inconclusive; else empty.
};

/// An assertion and what it came to.
struct checked_assertion {
    std::string text;                                          ///< As it was written.
    assertion_result result = assertion_result::inconclusive;  ///< The worst of its outcomes.
    std::vector<assertion_outcome> outcomes;                   ///< One per experiment.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_ASSERTION_HPP
