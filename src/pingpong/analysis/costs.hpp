/// \file
/// Why: what is paid once, what per exchange, and for which step of the protocol.
#ifndef PINGPONG_ANALYSIS_COSTS_HPP
#define PINGPONG_ANALYSIS_COSTS_HPP

#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// What each cell's conversation costs once and per exchange, in the order of the cells.
///
/// Openings are taken five at a time: the median of five is a figure, as that of a block is, so
/// that a stall of the machine does not decide; the interval is over such figures.
std::vector<cell_cost> costs_of(const report& measured);

/// What conversations of several counts cost, fitted to the trials that went well; none unless
/// experiments differ in their count alone.
std::vector<fitted_cost> fitted_costs_of(const report& measured);

/// From how many exchanges on `ws` has made up for its handshake, against each kind of HTTP in each
/// experiment. Needs openings and `comparisons`.
std::vector<cell_break_even> break_evens_of(const report& measured);

/// What each step adds to an exchange: unix -> tcp -> ws | http-keepalive -> http-close, where both
/// ends of it were compared.
std::vector<ladder_step> ladder_of(const report& measured);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_COSTS_HPP
