/// \file
/// Verdict rules for ratios.
#ifndef PINGPONG_STATISTICS_VERDICT_HPP
#define PINGPONG_STATISTICS_VERDICT_HPP

#include <span>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// What an interval says about a ratio of times, first by second, and a margin.
enum class verdict_kind {
    faster,      ///< All of it below 1 / (1 + margin).
    slower,      ///< All of it above 1 + margin.
    equivalent,  ///< All of it within the margin, whether it excludes 1 or not.
    small,       ///< It excludes 1 and reaches into the margin: measurable, but perhaps small.
    undecided,   ///< Neither; or there is no interval.
};

/// Classifies an interval.
///
/// \param claim   A ratio of times with ends > 0.
/// \param margin  Ratios from 1 / (1 + margin) to 1 + margin count as equal; > 0.
/// \par Source    `equivalent` is the two one-sided tests at half of what the interval leaves out:
///                Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15(6).
verdict_kind classify(const estimate& claim, double margin) noexcept;

/// Holm's step-down adjustment of the p-values of a family: what to compare with the level that the
/// family as a whole is to keep.
///
/// \param p     Each in [0, 1].
/// \return      In the order given; at most 1.
/// \par Source  Holm (1979), Scandinavian Journal of Statistics 6(2).
std::vector<double> holm(std::span<const double> p);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_VERDICT_HPP
