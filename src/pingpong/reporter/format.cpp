#include "pingpong/reporter/format.hpp"

#include <utility>

#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/export/histogram_log.hpp"
#include "pingpong/reporter/export/junit.hpp"
#include "pingpong/reporter/export/prometheus.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/wording/gates.hpp"

namespace pingpong {
namespace {

using renderer = std::string (*)(const report&, const text_style&);

/// The renderer of a format that has no style.
template <std::string (*render)(const report&)>
std::string without_style(const report& report, const text_style&) {
    return render(report);
}

struct known_format {
    pingpong::format format;
    std::string_view name;
    std::string_view suffix;
    renderer render;
};

constexpr known_format known_formats[] = {
    {format::json, "json", ".json", without_style<to_json>},
    {format::markdown, "md", ".md", without_style<to_markdown>},
    {format::csv, "csv", ".csv", without_style<to_csv>},
    {format::csv_summary, "csv-summary", ".summary.csv", without_style<to_csv_summary>},
    {format::csv_comparisons, "csv-comparisons", ".comparisons.csv",
     without_style<to_csv_comparisons>},
    {format::csv_histogram, "csv-histogram", ".histogram.csv", without_style<to_csv_histogram>},
    {format::html, "html", ".html", without_style<to_html>},
    {format::table, "table", ".txt", to_table},
    {format::histogram_log, "hlog", ".hlog", without_style<to_histogram_log>},
    {format::prometheus, "prom", ".prom", without_style<to_prometheus>},
    {format::junit, "junit", ".junit.xml", without_style<to_junit>},
};

}  // namespace

std::optional<format> find_format_for_path(std::string_view path) {
    const known_format* best = nullptr;
    for (const known_format& known : known_formats)
        if (path.ends_with(known.suffix) && (!best || known.suffix.size() > best->suffix.size()))
            best = &known;
    return best ? std::optional(best->format) : std::nullopt;
}

std::optional<format> find_format(std::string_view name) {
    for (const known_format& known : known_formats)
        if (name == known.name)
            return known.format;
    return std::nullopt;
}

std::string_view name_of(format format) noexcept {
    for (const known_format& known : known_formats)
        if (format == known.format)
            return known.name;
    return {};
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const known_format& known : known_formats)
        names.emplace_back(known.name);
    return names;
}

std::vector<std::string> format_suffixes() {
    std::vector<std::string> suffixes;
    for (const known_format& known : known_formats)
        suffixes.emplace_back(known.suffix);
    return suffixes;
}

std::string render(const report& report, format format, const text_style& style) {
    for (const known_format& known : known_formats)
        if (format == known.format)
            return known.render(report, style);
    return {};
}

std::vector<format> overview_formats() {
    return {format::table, format::markdown, format::html};
}

std::string render(std::span<const named_report> runs, format format, const text_style& style) {
    if (format == format::html)
        return to_html(runs);
    return format == format::markdown ? "# Several runs of pingpong\n\n" + to_markdown(runs)
                                      : to_table(runs, style);
}

std::vector<format> change_formats() {
    return {format::table, format::markdown, format::html, format::json};
}

std::string render(const run_changes& changes, std::span<const named_report> sides, format format,
                   const text_style& style) {
    if (format == format::json)
        return to_json(changes);
    run_changes named = changes;
    for (const named_report& side : sides)
        named = with_display_names(std::move(named), side.report.cells);
    if (format == format::html)
        return to_html(named, sides);
    if (format == format::markdown)
        return "# What changed\n\n" + to_markdown(named) +
               (sides.empty() ? "" : "\n## What each run says\n\n" + to_markdown(sides));
    return to_table(named, style);
}

}  // namespace pingpong
