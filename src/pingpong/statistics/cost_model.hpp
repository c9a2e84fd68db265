/// \file
/// What a conversation costs: something once, and something per exchange.
#ifndef PINGPONG_STATISTICS_COST_MODEL_HPP
#define PINGPONG_STATISTICS_COST_MODEL_HPP

#include <optional>
#include <span>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// A conversation that was timed.
struct timed_count {
    double exchanges = 0;  ///< > 0.
    double ns = 0;         ///< From its beginning to its end; > 0.
};

/// The line through conversations of several lengths.
struct cost_fit {
    estimate set_up_ns;        ///< Where the line begins.
    estimate per_exchange_ns;  ///< How steep the line is.

    /// How far the mean of any count is off the line, as a part of that mean: 0.03 for 3 %.
    double max_abs_residual = 0;

    /// False: some mean is more than 3 % off, and its t-interval too excludes the line, so that the
    /// line does not hold beyond the counts it is of. A count with one conversation has no
    /// interval.
    bool linear = true;
};

/// T(n) = set-up + n * per exchange, by least squares of T / n on 1 / n: the error grows with T.
///
/// \param conversations  Independent of each other, in any order.
/// \param confidence     Of all intervals; in (0, 1).
/// \return               nullopt unless there are at least two counts and three conversations.
/// \par Errors           Throws std::invalid_argument for any other confidence.
/// \par Source           Weighted least squares with weights 1 / n^2: Draper and Smith (1998),
///                       Applied Regression Analysis, chapter 9.
std::optional<cost_fit> fit_cost(std::span<const timed_count> conversations, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_COST_MODEL_HPP
