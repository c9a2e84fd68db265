/// \file
/// A figure of one contender by itself, with its interval.
#ifndef PINGPONG_ANALYSIS_CONTENDER_FIGURES_HPP
#define PINGPONG_ANALYSIS_CONTENDER_FIGURES_HPP

#include <cstddef>
#include <optional>

#include "pingpong/report/assertion.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// A figure of a cell: in microseconds, or per second for `throughput`. Needs `costs`.
///
/// The interval is a t-interval over rounds, whose neighbours are merged until they are
/// independent; geometric means have theirs on the logarithms. That of `set_up` is the one of
/// `costs`. The confidence is `config.question.confidence`.
///
/// \return  nullopt when nothing was measured, or the protocol has no such figure.
std::optional<estimate> figure_of_contender(const report& measured, std::size_t cell,
                                            asserted_figure which);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CONTENDER_FIGURES_HPP
