/// \file
/// Costs: per connection, per exchange, and per step of the ladder.
#ifndef PINGPONG_ANALYSIS_COSTS_HPP
#define PINGPONG_ANALYSIS_COSTS_HPP

#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The costs of each cell, in the order of the cells.
///
/// Openings are grouped by five; the figures are the medians of the groups, so that a stall of the
/// machine has no effect, and the interval is over these figures.
std::vector<cell_cost> costs_of(const report& report);

/// Costs fitted to the durations of successful trials; empty unless experiments differ in their
/// count only.
std::vector<fitted_cost> fitted_costs_of(const report& report);

/// The number of exchanges from which WebSocket has made up for its handshake, against each kind of
/// HTTP in each experiment. Needs openings and `comparisons`.
std::vector<cell_break_even> break_evens_of(const report& report);

/// The cost of each step of the ladder, Unix socket -> raw TCP -> WebSocket | HTTP keep-alive ->
/// HTTP reconnect, whose two contenders were compared.
std::vector<ladder_step> ladder_of(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_COSTS_HPP
