#include "pingpong/reporter/wording/format.hpp"

#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/export/histogram_log.hpp"
#include "pingpong/reporter/export/junit.hpp"
#include "pingpong/reporter/export/prometheus.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"

namespace pingpong {
namespace {

/// What has no style.
template <std::string (*one)(const report&)>
std::string plainly(const report& what, const text_style&) {
    return one(what);
}

struct known_format {
    format which;
    std::string_view name;
    std::string_view suffix;
    std::string (*render)(const report&, const text_style&);
};

constexpr known_format known_formats[] = {
    {format::json, "json", ".json", plainly<to_json>},
    {format::markdown, "md", ".md", plainly<to_markdown>},
    {format::csv, "csv", ".csv", plainly<to_csv>},
    {format::csv_summary, "csv-summary", ".summary.csv", plainly<to_csv_summary>},
    {format::csv_comparisons, "csv-comparisons", ".comparisons.csv", plainly<to_csv_comparisons>},
    {format::csv_histogram, "csv-histogram", ".histogram.csv", plainly<to_csv_histogram>},
    {format::html, "html", ".html", plainly<to_html>},
    {format::table, "table", ".txt", to_table},
    {format::histogram_log, "hlog", ".hlog", plainly<to_histogram_log>},
    {format::prometheus, "prom", ".prom", plainly<to_prometheus>},
    {format::junit, "junit", ".junit.xml", plainly<to_junit>},
};

}  // namespace

std::optional<format> format_of(std::string_view path) {
    const known_format* best = nullptr;
    for (const known_format& one : known_formats)
        if (path.ends_with(one.suffix) && (!best || one.suffix.size() > best->suffix.size()))
            best = &one;
    return best ? std::optional(best->which) : std::nullopt;
}

std::optional<format> format_named(std::string_view name) {
    for (const known_format& one : known_formats)
        if (name == one.name)
            return one.which;
    return std::nullopt;
}

std::string_view name_of(format which) noexcept {
    for (const known_format& one : known_formats)
        if (which == one.which)
            return one.name;
    return {};
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const known_format& one : known_formats)
        names.emplace_back(one.name);
    return names;
}

std::vector<std::string> format_suffixes() {
    std::vector<std::string> suffixes;
    for (const known_format& one : known_formats)
        suffixes.emplace_back(one.suffix);
    return suffixes;
}

std::string render(const report& what, format how, const text_style& style) {
    for (const known_format& one : known_formats)
        if (how == one.which)
            return one.render(what, style);
    return {};
}

}  // namespace pingpong
