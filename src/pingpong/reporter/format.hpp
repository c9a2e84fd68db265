/// \file
/// The formats of a report, by name or by a file's suffix, and all that is shown in them.
#ifndef PINGPONG_REPORTER_FORMAT_HPP
#define PINGPONG_REPORTER_FORMAT_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/reporter/text/text_style.hpp"

namespace pingpong {

/// A format of a report; only `json` can be read back.
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
std::optional<format> find_format_for_path(std::string_view path);

/// The format of that name: `json`, `md`, `csv`, `csv-summary`, `csv-comparisons`, `csv-histogram`,
/// `html`, `table`, `hlog`, `prom`, `junit`.
///
/// \return  nullopt for any other name.
std::optional<format> find_format(std::string_view name);

/// The inverse of `find_format`.
std::string_view name_of(format format) noexcept;

/// The names that `find_format` knows, in the order of its list.
std::vector<std::string> format_names();

/// The suffixes that `find_format_for_path` knows, each with its dot.
std::vector<std::string> format_suffixes();

/// The report in that format, UTF-8; the function of each format documents it.
///
/// \param style  Of the table; the others are always the same.
std::string render(const report& report, format format, const text_style& style = {});

/// The page of several reports: the runs; the ratios that each of them was made for, those of the
/// same two contenders in the same setting one below the other; the circumstances that differ; and
/// where none does, the median round trips, which of different machines, builds and settings are
/// not comparable.
///
/// \param runs    At least one.
/// \param format  One of `overview_formats`.
/// \param style   Of plain text.
std::string render(std::span<const named_report> runs, format format, const text_style& style = {});

/// The formats of that page.
std::vector<format> overview_formats();

/// What changed, and in Markdown and HTML below that what each side says, as on the page of several
/// reports.
///
/// \param sides   Empty: only what changed.
/// \param format  One of `change_formats`.
/// \param style   Of plain text.
std::string render(const run_changes& changes, std::span<const named_report> sides, format format,
                   const text_style& style = {});

/// The formats of what changed.
std::vector<format> change_formats();

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_FORMAT_HPP
