/// \file
/// How often chance alone would make a mean as far from 0.
#ifndef PINGPONG_STATISTICS_SIGN_FLIP_HPP
#define PINGPONG_STATISTICS_SIGN_FLIP_HPP

#include <span>

namespace pingpong {

/// The two-sided p-value of the mean of paired differences: had the two of a pair been exchanged by
/// the toss of a coin, how often would the mean be at least as far from 0?
///
/// Every outcome is counted for up to 14 values, 9999 drawn ones (the same each time, so that p is
/// reproducible and never below 0.0001) for up to 2000; beyond that p is that of the t-test, which
/// it is then as good as equal to.
///
/// \param differences  At least one.
/// \return             In (0, 1]; of the t-test, it may be 0 when all of them are the same.
/// \par Source         Fisher (1935), The Design of Experiments, section 21; (k + 1) / (n + 1):
///                     Phipson and Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9(1).
double sign_flip_p_value(std::span<const double> differences);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_SIGN_FLIP_HPP
