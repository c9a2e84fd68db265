/// \file
/// What two runs have to have in common for their times, or their rounds, to be comparable.
#ifndef PINGPONG_ANALYSIS_CIRCUMSTANCES_HPP
#define PINGPONG_ANALYSIS_CIRCUMSTANCES_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The machine, the build and the settings on which absolute times depend, as far as they differ.
/// Versions of the program itself may: they are what is compared.
std::vector<difference> differences_between(const report& old_run, const report& new_run);

/// The first thing in which two reports differ that must be the same for their rounds to be those
/// of one run, as in "cells[3].count: 1000 and 5000"; empty when there is none.
std::string first_difference(const report& left, const report& right);

/// The same of the plan, the settings and the build alone: the machines may differ.
std::string first_difference_of_settings(const report& left, const report& right);

/// The same of what is said to be one machine, as in "environment.cpu_model: unknown and Z80".
std::string first_difference_of_machines(const environment_info& left,
                                         const environment_info& right);

/// Sixteen digits that are the same for reports without such a difference, in every build and on
/// every machine, and practically never for others.
std::string plan_fingerprint(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CIRCUMSTANCES_HPP
