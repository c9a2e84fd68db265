#include <fmt/format.h>

#include <algorithm>
#include <boost/json/stream_parser.hpp>
#include <charconv>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/analysis/check_assertions.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/json/json_cursor.hpp"
#include "pingpong/reporter/json/json_report_members.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

/// Where `offset` is, as an editor counts it: lines and bytes from 1.
std::string line_and_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return fmt::format("line {}, column {}", line, offset - line_start + 1);
}

/// The document, or null and an error.
json::value parse(std::string_view text, std::string& error) {
    json::stream_parser parser;
    boost::system::error_code code;
    const std::size_t end = parser.write(text.data(), text.size(), code);
    if (!code && parser.done())
        return parser.release();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        error = "there is nothing in it";
    else if (!code)
        error = "cut short: it ends in " + line_and_column(text, end) + " before it is complete";
    else
        error = "not JSON: " + code.message() + " in " + line_and_column(text, end);
    return nullptr;
}

void check_schema(const json_cursor& top) {
    std::string schema;
    const json_cursor name = top.at("schema");
    name.read(schema);
    if (schema != schema_name)
        name.fail(fmt::format("\"{}\"", schema_name));

    std::string version;
    const json_cursor place = top.at("schema_version");
    place.read(version);
    unsigned major = 0;
    const char* const end = version.data() + version.size();
    const auto [rest, failed] = std::from_chars(version.data(), end, major);
    if (failed != std::errc() || rest == end || *rest != '.')
        place.fail("a version as in \"1.0\"");
    else if (major > 1)
        place.fail("version 1, which this program reads, and no newer one");
    else if (major < 1)
        place.fail("version 1");
}

/// Cells whose numbers would make no sense of the rest; empty when there are none.
std::string first_bad_cell(const report& read) {
    constexpr std::size_t max_cells = 10'000;
    if (read.cells.size() > max_cells)
        return fmt::format("cells: expected up to {}, found {}", max_cells, read.cells.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < read.cells.size(); ++i) {
        const cell& one = read.cells[i];
        if (one.experiment > next || one.experiment + 1 < next)
            return fmt::format(
                "cells[{}].experiment: expected {}, found {}: experiments are "
                "numbered in the order of their cells",
                i, next, one.experiment);
        next = one.experiment + 1;
        if (one.connections == 0)
            return fmt::format("cells[{}].connections_at_once: expected 1 or more, found 0", i);
    }
    return {};
}

/// Settings that no statistics are defined for; empty when there are none.
std::string bad_setting(const report& read) {
    const question& asked = read.config.question;
    if (!(asked.confidence > 0.5 && asked.confidence <= 0.9999))
        return fmt::format("config.confidence: expected a number from 0.5 to 0.9999, found {}",
                           asked.confidence);
    if (!(asked.margin > 0))
        return fmt::format("config.margin_ratio: expected a number above 0, found {}",
                           asked.margin);
    if (!(read.config.stop.precision > 0))
        return fmt::format("config.target_ratio_halfwidth: expected a number above 0, found {}",
                           read.config.stop.precision);
    return {};
}

/// The first outcome that names no pair of cells.
std::string first_stray_stop(const report& read) {
    for (std::size_t i = 0; i < read.stopping.size(); ++i)
        for (const auto& cell : {read.stopping[i].numerator, read.stopping[i].denominator})
            if (cell && *cell >= read.cells.size())
                return fmt::format("stopping[{}]: expected ids of two of {} cells, found {}", i,
                                   read.cells.size(), *cell);
    return {};
}

/// Each has a result in every experiment: the memory they take is to be bounded.
std::string too_many_assertions(const report& read) {
    if (read.assertions.size() <= max_assertions)
        return {};
    return fmt::format("assertions: expected {} or fewer, found {}", max_assertions,
                       read.assertions.size());
}

/// The first index in `read` that points nowhere; empty when all point at something.
std::string first_stray_index(const report& read) {
    const auto stray = [&](std::string_view list, std::size_t i, std::string_view name,
                           std::size_t cell) {
        return fmt::format("{}[{}].{}: expected the id of one of {} cells, found {}", list, i, name,
                           read.cells.size(), cell);
    };
    const auto among = [&](std::string_view name, const auto& list) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].cell >= read.cells.size())
                return stray(name, i, "cell", list[i].cell);
        return std::string();
    };
    for (const std::string& error :
         {among("visits", read.blocks), among("trials", read.trials),
          among("summaries", read.summaries), among("openings", read.openings),
          among("wire", read.wire), bad_setting(read), first_bad_cell(read), first_stray_stop(read),
          too_many_assertions(read)})
        if (!error.empty())
            return error;

    return {};
}

}  // namespace

parsed_report from_json(std::string_view text) {
    json_reading reading;
    const json::value document = parse(text, reading.error);
    const json_cursor top(document, reading);
    report read;
    if (reading.error.empty() && !document.is_object())
        top.fail("an object");
    if (reading.error.empty())
        check_schema(top);
    if (reading.error.empty())
        members(top, read);
    if (reading.error.empty())
        reading.error = first_stray_index(read);
    if (!reading.error.empty())
        return {std::nullopt, reading.error};
    analyze(read);
    check_assertions_again(read);
    return {std::move(read), {}};
}

}  // namespace pingpong
