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

/// The report as one HTML file, UTF-8, that needs no network; the same report always gives the same
/// text. It works without its script, which shows the figures of marks and switches series.
///
/// It has the answer, the ratio and the figures of the contenders; below them the reasons, charts
/// as inline SVG with their figures as tables, assertions, warnings, the command that repeats the
/// run, and the machine. All text is escaped. Marks have `data-...` attributes with the figures of
/// the JSON that they show, and charts such attributes for their scales. Sections that would make
/// the page longer than `max_html_bytes` are left out, and the page says so.
///
/// \par Source  HTML Living Standard; SVG 2; WAI-ARIA 1.2 for roles and names.
std::string to_html(const report& report);

/// The page of several reports, as one file that needs no network: what each found, and how the
/// ratio changed from run to run.
///
/// \param runs  At least one.
std::string to_html(std::span<const named_report> runs);

/// What changed, and below that what each side says; `sides` may be empty.
std::string to_html(const run_changes& changes, std::span<const named_report> sides);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_HTML_HTML_HPP
