/// \file
/// A report as a page for a browser.
#ifndef PINGPONG_REPORTER_HTML_HTML_HPP
#define PINGPONG_REPORTER_HTML_HTML_HPP

#include <cstddef>
#include <span>
#include <string>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// No page has more bytes than this, whatever the report holds.
inline constexpr std::size_t max_html_bytes = 500'000;

/// The report as one HTML file, UTF-8, that needs no network and no script; the same report always
/// gives the same text.
///
/// The answer, what a reader must know before believing it, charts as inline SVG with their figures
/// as tables, assertions, warnings, how to run it again, and the machine. Nothing in foreign text
/// is taken for markup. Every mark tells in `data-...` attributes which figures of the JSON it
/// shows, and every chart what its scales are. Sections that would make the page longer than
/// `max_html_bytes` are left out, and it says so.
///
/// \par Source  HTML Living Standard; SVG 2; WAI-ARIA 1.2 for roles and names.
std::string to_html(const report& what);

/// The page of several reports, as one file that needs no network and no script.
///
/// \param runs  At least one.
std::string to_html(std::span<const named_report> runs);

/// What changed, and below that what each side says; `sides` may be empty.
std::string to_html(const run_changes& what, std::span<const named_report> sides);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_HTML_HTML_HPP
