/// \file
/// Whether two reports are of the same plan, on the same machine, by the same program.
#ifndef PINGPONG_ANALYSIS_SAME_PLAN_HPP
#define PINGPONG_ANALYSIS_SAME_PLAN_HPP

#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The first thing in which two reports differ that must be the same for their rounds to be those
/// of one run, as in "cells[3].count: 1000 and 5000"; empty when there is none.
std::string first_difference(const report& one, const report& other);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_SAME_PLAN_HPP
