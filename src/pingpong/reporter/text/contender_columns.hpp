/// \file
/// What the terminal table shows of the contenders of an experiment.
#ifndef PINGPONG_REPORTER_TEXT_CONTENDER_COLUMNS_HPP
#define PINGPONG_REPORTER_TEXT_CONTENDER_COLUMNS_HPP

#include <vector>

#include "pingpong/reporter/text/aligned_columns.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"

namespace pingpong {

/// A row per contender: its name, what it played and what that took, ranked by what a reader can do
/// without. Times are in the unit that suits the shortest of their column.
std::vector<column> columns_of(const experiment_view& view);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_CONTENDER_COLUMNS_HPP
