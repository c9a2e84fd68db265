/// \file
/// Whether two runs were made under the same circumstances.
#ifndef PINGPONG_ANALYSIS_FINGERPRINT_HPP
#define PINGPONG_ANALYSIS_FINGERPRINT_HPP

#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The machine, the build and the settings on which absolute times depend, as far as they differ.
/// Versions of the program itself may: they are what is compared.
std::vector<difference> differences_between(const report& old_run, const report& new_run);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_FINGERPRINT_HPP
