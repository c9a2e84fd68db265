/// \file
/// The last section of a report in Markdown: what was run, by which program, on which machine.
#ifndef PINGPONG_REPORTER_MARKDOWN_ENVIRONMENT_HPP
#define PINGPONG_REPORTER_MARKDOWN_ENVIRONMENT_HPP

#include <string>

#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// Program, run, machine, sockets and settings as a table inside of `<details>`.
std::string environment_details(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_MARKDOWN_ENVIRONMENT_HPP
