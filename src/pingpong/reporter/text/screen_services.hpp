/// \file
/// Which services a run has measured, on a screen.
#ifndef PINGPONG_REPORTER_TEXT_SCREEN_SERVICES_HPP
#define PINGPONG_REPORTER_TEXT_SCREEN_SERVICES_HPP

#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// Whether a contender is served elsewhere. The server of an open loop is this program's, in
/// another process.
bool has_services(const experiment_view& view);

/// The services of an experiment that are elsewhere, with what TLS agreed on: in one line,
/// labelled, "wss://HOST/, https://HOST/ over TLSv1.3, http://HOST/"; or a line each where that is
/// too long.
std::vector<std::string> service_lines(const experiment_view& view, const text_style& style);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_SCREEN_SERVICES_HPP
