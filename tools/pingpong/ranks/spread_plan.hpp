/// \file
/// How a plan is spread over ranks, and how their reports become one.
#ifndef PINGPONG_RANKS_SPREAD_PLAN_HPP
#define PINGPONG_RANKS_SPREAD_PLAN_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/report/spread.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// \throws command_error  `wrong_usage`, naming the option: the plan has too little for all ranks,
///                        or load has no server that all can reach.
void validate_spread(spread how, const plan& plan, int ranks);

/// What a rank plays of a plan. It plays until its time or its rounds are over, whatever its
/// precision: what counts is that of all ranks together.
plan spread_plan(spread how, plan plan, int rank, int ranks);

/// Where the contenders of a plan find their servers, as a text for other ranks; and the same plan
/// with those places.
std::string format_places(const plan& plan);
void place_contenders(plan& plan, std::string_view places);

/// The report of the whole run.
///
/// \param parts  Of the ranks that are heard of, in their order.
merged_report merge_ranks(spread how, std::vector<report> parts);

}  // namespace pingpong::command

#endif  // PINGPONG_RANKS_SPREAD_PLAN_HPP
