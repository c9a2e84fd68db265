/// \file
/// Whether a service became faster in the course of a run.
#ifndef PINGPONG_ANALYSIS_CONDITIONS_SERVICE_WARM_UP_HPP
#define PINGPONG_ANALYSIS_CONDITIONS_SERVICE_WARM_UP_HPP

#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Adds the service elsewhere that became faster by most, over all experiments in which exchanges
/// with it are alike; nothing where none did, or by too little to matter. A warm-up within one
/// process of ours is dropped already, experiment by experiment.
void diagnose_service_warm_up(const report& report, std::vector<diagnostic>& all);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CONDITIONS_SERVICE_WARM_UP_HPP
