/// \file
/// The forms in which a report can be had, by name or by a file's suffix.
#ifndef PINGPONG_REPORTER_WORDING_FORMAT_HPP
#define PINGPONG_REPORTER_WORDING_FORMAT_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// A form of the same report; only `json` can be read back.
enum class format {
    json,
    markdown,
    csv,
    csv_summary,
    csv_comparisons,
    csv_histogram,
    html,
    table,
    histogram_log,
    prometheus,
    junit
};

/// The format that a file's suffix stands for: `.json`, `.md`, `.csv`, `.summary.csv`,
/// `.comparisons.csv`, `.histogram.csv`, `.html`, `.txt`, `.hlog`, `.prom`, `.junit.xml`. The
/// longest of them that the path ends with counts.
///
/// \return  nullopt for any other suffix, and for none.
std::optional<format> format_of(std::string_view path);

/// The format of that name: `json`, `md`, `csv`, `csv-summary`, `csv-comparisons`, `csv-histogram`,
/// `html`, `table`, `hlog`, `prom`, `junit`.
///
/// \return  nullopt for any other name.
std::optional<format> format_named(std::string_view name);

/// The inverse of `format_named`.
std::string_view name_of(format which) noexcept;

/// What `format_named` knows, in the order of its list.
std::vector<std::string> format_names();

/// What `format_of` knows, each with its dot.
std::vector<std::string> format_suffixes();

/// The report in that format, UTF-8; what each of them holds is said at its function.
///
/// \param style  Of the table; the others are always the same.
std::string render(const report& what, format how, const text_style& style = {});

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_FORMAT_HPP
