/// \file
/// What was run, by which program, on which machine: names and values for a table.
#ifndef PINGPONG_REPORTER_WORDING_RUN_FACTS_HPP
#define PINGPONG_REPORTER_WORDING_RUN_FACTS_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A name with its unit, and a value; what is unknown says so.
struct fact {
    std::string name;
    std::string value;  ///< As the report has it: still to be made safe.
};

/// Facts about one thing, such as the machine.
struct fact_group {
    std::string title;
    std::vector<fact> facts;
};

/// Run, program, machine, load, clock, network and settings.
std::vector<fact_group> facts_of(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_RUN_FACTS_HPP
