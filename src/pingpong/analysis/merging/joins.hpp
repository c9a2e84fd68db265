/// \file
/// The merges that make new blocks or new experiments of those of the parts; `merge.hpp` says how.
#ifndef PINGPONG_ANALYSIS_MERGING_JOINS_HPP
#define PINGPONG_ANALYSIS_MERGING_JOINS_HPP

#include <vector>

#include "pingpong/analysis/merge.hpp"

namespace pingpong::merging {

/// See `merge_level::load`; not yet analyzed.
merged_report join_load(std::vector<report> parts);

/// See `pingpong::join_experiments`; not yet analyzed.
merged_report join_experiments(std::vector<report> parts);

}  // namespace pingpong::merging

#endif  // PINGPONG_ANALYSIS_MERGING_JOINS_HPP
