/// \file
/// How precise the result of an experiment is, which decides when it has enough rounds.
#ifndef PINGPONG_ANALYSIS_PRECISION_HPP
#define PINGPONG_ANALYSIS_PRECISION_HPP

#include <cstdint>
#include <optional>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The precision of an experiment so far.
struct achieved_precision {
    std::optional<double> half_width;  ///< As a ratio less 1; nullopt: no interval yet.
    std::uint64_t rounds = 0;          ///< Played, including those that do not count.
    std::uint64_t repetitions = 0;     ///< That count.
    std::uint64_t processes = 1;       ///< That count.
    double unseen_half_width = 0;      ///< See `stopping_outcome`.
    bool limited = false;              ///< See `stopping_outcome`.

    /// More than `rounds`, if further rounds vary as these do; nullopt: reached, or unknown.
    std::optional<std::uint64_t> rounds_needed;
};

/// Records the precision in the outcome of an experiment.
void record_precision(stopping_outcome& outcome, const achieved_precision& achieved,
                      const stopping_rule& rule);

/// The precision of the primary comparison of `outcome`: that of the ratio of the medians. When
/// nothing is compared, the worst precision of the own medians of the contenders that have not
/// failed: that of the mean of a median's logarithm over the rounds.
///
/// \param precision  The half width that is wanted, as a ratio less 1; > 0.
achieved_precision find_precision(const report& report, const stopping_outcome& outcome,
                                  double precision);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_PRECISION_HPP
