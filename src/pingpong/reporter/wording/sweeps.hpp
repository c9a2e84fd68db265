/// \file
/// How the answer changes along a sweep, for a person.
#ifndef PINGPONG_REPORTER_WORDING_SWEEPS_HPP
#define PINGPONG_REPORTER_WORDING_SWEEPS_HPP

#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// Where the first protocol of the question is faster, the same, slower or undecided, along the
/// sizes of messages or the numbers of connections, e.g. "Compared with HTTP keep-alive, WebSocket
/// is slower from 4 to 126 bytes, the same at 1 KiB and faster from 16 KiB to 64 KiB."
///
/// \param groups  At least one.
std::string format_sweeps(const report& report, const std::vector<headline_group>& groups,
                          escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_SWEEPS_HPP
