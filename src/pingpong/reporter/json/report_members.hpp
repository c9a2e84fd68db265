/// \file
/// The names under which a report's members stand in JSON: see `json_archive` for what `transfer`
/// does.
#ifndef PINGPONG_REPORTER_JSON_REPORT_MEMBERS_HPP
#define PINGPONG_REPORTER_JSON_REPORT_MEMBERS_HPP

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/json/json_archive.hpp"

namespace pingpong {

/// What was measured, and on what.
void transfer_measurements(json_archive& json, report& report);

/// What follows from the measurements; a reader derives it anew.
void write_findings(json_archive& json, const report& report);

/// What the run was held to, and the rows of the original experiment.
void transfer_requirements(json_archive& json, report& report);

void transfer(json_archive& json, generator_info& generator);
void transfer(json_archive& json, environment_info& environment);
void transfer(json_archive& json, estimate& estimate);

/// The changes are read as they were written: the older run is no longer at hand.
void transfer(json_archive& json, run_changes& changes);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_REPORT_MEMBERS_HPP
