/// \file
/// A figure of one contender by itself, with its interval.
#ifndef PINGPONG_SCHEDULER_CONTENDER_FIGURES_HPP
#define PINGPONG_SCHEDULER_CONTENDER_FIGURES_HPP

#include <cstddef>
#include <optional>

#include "pingpong/scheduler/assertion.hpp"
#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// A figure of a cell: in microseconds, or per second for `throughput`. Needs `costs`.
///
/// The interval is a t-interval over rounds, whose neighbours are merged until they are
/// independent; geometric means have theirs on the logarithms. That of `set_up` is the one of
/// `costs`. The confidence is `config.asked.confidence`.
///
/// \return  nullopt when nothing was measured, or the protocol has no such figure.
std::optional<estimate> figure_of_contender(const report& measured, std::size_t cell,
                                            asserted_figure which);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_CONTENDER_FIGURES_HPP
