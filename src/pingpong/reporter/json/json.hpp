/// \file
/// Reports as JSON and back: schema `pingpong.report`, version 2.
#ifndef PINGPONG_REPORTER_JSON_JSON_HPP
#define PINGPONG_REPORTER_JSON_JSON_HPP

#include <optional>
#include <string>
#include <string_view>

#include "pingpong/report/report.hpp"
#include "pingpong/report/self_test.hpp"

namespace pingpong {

struct self_test_report;

/// Formats a report as JSON, UTF-8, ending in a line feed; the same report always gives the same
/// text, whatever the locale.
///
/// Each member of an object stands on a line, each element of a list of objects too, so that two
/// files can be compared line by line. Durations, bytes and counts are whole numbers with the unit
/// in the name; what is unknown is null. Bytes that are no UTF-8 become U+FFFD.
///
/// \param report  With its findings.
/// \par Errors    None; throws std::bad_alloc.
std::string to_json(const report& report);

/// Formats the changes between two runs in the same way: schema `pingpong.changes`, with the
/// members that `baseline` has in a report.
std::string to_json(const run_changes& changes);

/// Formats a self-test in the same way: schema `pingpong.self_test`.
///
/// Shares have the trials they are of and their interval; `trials` has every trial, so that all
/// else can be computed again.
std::string to_json(const self_test_report& measured);

/// A report, or the reason why there is none.
struct parsed_report {
    std::optional<report> value;  ///< nullopt: there is none; see `error`.
    /// Empty on success; else one line: what was expected where, what was found.
    std::string error;
};

/// Reads what `to_json` wrote, of version 2 with any minor version; unknown members are ignored.
///
/// `to_json` of the result is `text` again when this version wrote it. Every index in the result
/// points at something, every number is below 2^53, and its size is bounded by that of `text`
/// plus 512 MiB for histograms, so that text from anywhere may be given.
///
/// \param text    Not kept.
/// \par Errors    Text that is not JSON (with line and column), is cut short, has another schema or
///                another major version, or a member that is missing, has another type or is out of
///                range (with its path, as in `blocks[3].p50_ns`).
parsed_report from_json(std::string_view text);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_HPP
