/// \file
/// What was run, by which program, on which machine, and how to read its figures.
#ifndef PINGPONG_REPORTER_WORDING_RUN_FACTS_HPP
#define PINGPONG_REPORTER_WORDING_RUN_FACTS_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A name with its unit, and a value, which may be "unknown".
struct fact {
    std::string name;
    std::string value;  ///< As the report has it: still to be escaped.
};

/// Facts about one thing, such as the machine.
struct fact_group {
    std::string title;
    std::vector<fact> facts;
};

/// Run, program, machine, load, clock, network and settings.
std::vector<fact_group> list_facts(const report& report);

/// "Interrupted: ..." when the run was; else empty.
std::string format_interruption(const report& report);

/// What the figures are, and what they do not claim.
std::string format_legend(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_RUN_FACTS_HPP
