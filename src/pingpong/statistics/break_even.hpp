/// \file
/// From how many exchanges on a contender that is slow to set up has made up for it.
#ifndef PINGPONG_STATISTICS_BREAK_EVEN_HPP
#define PINGPONG_STATISTICS_BREAK_EVEN_HPP

#include <optional>

#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/mean_and_variance.hpp"

namespace pingpong {

/// What becomes of the first of two contenders as exchanges grow in number.
enum class break_even_kind {
    from_n,      ///< The first wins from n exchanges on.
    below_n,     ///< The first wins only below n.
    from_first,  ///< The first wins from the first exchange on.
    never,       ///< The first never wins.
    unreliable,  ///< What it saves per exchange cannot be told from nothing.
};

/// Where two contenders take equally long, if anywhere.
struct break_even {
    break_even_kind kind = break_even_kind::unreliable;  ///< Whether there is such a place.

    /// The n of from_n and below_n, with an interval >= 0: an end of 0 says that the set-ups cannot
    /// be told apart, so that there may be no such n. By the same doubt from_first and never have a
    /// value of 0 and how great n may be all the same; without that doubt, nullopt.
    std::optional<estimate> exchanges;
};

/// When the lines more_set_up - n * saved_each cross 0, from means of separate measurements.
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

#endif  // PINGPONG_STATISTICS_BREAK_EVEN_HPP
