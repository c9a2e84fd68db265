/// \file
/// What a conversation costs once and per exchange, and from how many exchanges on one beats
/// another.
#ifndef PINGPONG_STATISTICS_COST_MODEL_HPP
#define PINGPONG_STATISTICS_COST_MODEL_HPP

#include <optional>
#include <span>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// A timed conversation.
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

/// Which of two contenders is faster overall, depending on the number of exchanges.
enum class break_even_kind {
    from_n,      ///< The first wins from n exchanges on.
    below_n,     ///< The first wins only below n.
    from_first,  ///< The first wins from the first exchange on.
    never,       ///< The first never wins.
    unreliable,  ///< The saving per exchange is not significant.
};

/// The number of exchanges for which two contenders take equally long.
struct break_even {
    break_even_kind kind = break_even_kind::unreliable;  ///< Whether there is one.

    /// The n of from_n and below_n, with an interval >= 0: an end of 0 says that the set-ups cannot
    /// be told apart, so that there may be no such n. By the same doubt from_first and never have a
    /// value of 0 and how great n may be all the same; without that doubt, nullopt.
    std::optional<estimate> exchanges;
};

/// The n for which more_set_up - n * saved_each is 0, from means of separate measurements.
///
/// The kind is that of the signs of the two means; `unreliable` if the interval of `saved_each`
/// includes 0, or a mean is of fewer than two values.
///
/// \param more_set_up  What the first takes longer to set up; negative: less long.
/// \param saved_each   What the first saves per exchange, in the same unit; negative: it costs.
/// \param confidence   In (0, 1). With the degrees of freedom of the smaller of the two samples,
///                     which is on the safe side.
/// \par Errors         Throws std::invalid_argument for any other confidence.
/// \par Source         Fieller (1954), JRSS B 16(2), with a covariance of 0.
break_even find_break_even(const mean_and_variance& more_set_up,
                           const mean_and_variance& saved_each, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_COST_MODEL_HPP
