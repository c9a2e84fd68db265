/// \file
/// A proportion and how far it may be off.
#ifndef PINGPONG_STATISTICS_PROPORTION_HPP
#define PINGPONG_STATISTICS_PROPORTION_HPP

#include <cstdint>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// `hits` of `trials`, with the interval that covers at least as often as its confidence says.
///
/// \param hits        At most `trials`; with none or all, the interval is one-sided.
/// \param trials      > 0.
/// \param confidence  In (0, 1).
/// \par Errors        Throws std::invalid_argument for anything else.
/// \par Source        Clopper and Pearson (1934), Biometrika 26(4).
estimate proportion(std::uint64_t hits, std::uint64_t trials, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_PROPORTION_HPP
