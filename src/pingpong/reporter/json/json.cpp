#include "pingpong/reporter/json/json.hpp"

#include <fmt/core.h>

#include <charconv>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/analysis/assertions.hpp"
#include "pingpong/reporter/json/json_reader.hpp"
#include "pingpong/reporter/json/json_writer.hpp"
#include "pingpong/reporter/json/report_members.hpp"

namespace pingpong {
namespace {

constexpr std::string_view report_schema = "pingpong.report";
constexpr std::string_view schema_version = "2.3";
constexpr unsigned major_version = 2;

/// A mean is written with 15 digits, so what a reader derives from it may differ in the last ones.
constexpr int measured_digits = 15;
constexpr int derived_digits = 9;

void validate_schema(json_reader& json) {
    std::string schema;
    json("schema", schema);
    if (schema != report_schema)
        json.fail("schema", fmt::format("\"{}\"", report_schema));

    std::string version;
    json("schema_version", version);
    unsigned major = 0;
    const char* const end = version.data() + version.size();
    const auto [rest, failed] = std::from_chars(version.data(), end, major);
    // Only digits and points are safe to show as they are.
    if (failed != std::errc() || rest == end || *rest != '.' ||
        version.find_first_not_of("0123456789.") != std::string::npos)
        json.fail("schema_version", fmt::format("a version as in \"{}\"", schema_version));
    else if (major != major_version)
        json.refuse(fmt::format("report version {} is not supported; this program reads version {}",
                                version.substr(0, 20), major_version));
}

/// Cells whose numbers would make no sense of the rest; empty when there are none.
std::string validate_cells(const report& report) {
    constexpr std::size_t max_cells = 10'000;
    if (report.cells.size() > max_cells)
        return fmt::format("cells: expected up to {}, found {}", max_cells, report.cells.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        const cell& cell = report.cells[i];
        if (cell.experiment > next || cell.experiment + 1 < next)
            return fmt::format(
                "cells[{}].experiment: expected {}, found {}: experiments are "
                "numbered in the order of their cells",
                i, next, cell.experiment);
        next = cell.experiment + 1;
        if (cell.connections == 0)
            return fmt::format("cells[{}].connections_at_once: expected 1 or more, found 0", i);
    }
    return {};
}

/// Settings that no statistics are defined for; empty when there are none.
std::string validate_settings(const report& report) {
    const question& question = report.config.question;
    if (!(question.confidence > 0.5 && question.confidence <= 0.9999))
        return fmt::format("config.confidence: expected a number from 0.5 to 0.9999, found {}",
                           question.confidence);
    if (!(question.margin > 0))
        return fmt::format("config.margin_ratio: expected a number above 0, found {}",
                           question.margin);
    if (!(report.config.stop.precision > 0))
        return fmt::format("config.precision_ratio: expected a number above 0, found {}",
                           report.config.stop.precision);
    return {};
}

/// The first outcome that names no pair of cells; empty when all do.
std::string validate_stopping(const report& report) {
    for (std::size_t i = 0; i < report.stopping.size(); ++i)
        for (const auto& cell : {report.stopping[i].numerator, report.stopping[i].denominator})
            if (cell && *cell >= report.cells.size())
                return fmt::format("stopping[{}]: expected ids of two of {} cells, found {}", i,
                                   report.cells.size(), *cell);
    return {};
}

/// The first index of a process's machine or of samples' block that points at nothing; empty when
/// there is none.
std::string validate_indices(const report& report) {
    for (std::size_t i = 0; i < report.processes.size(); ++i) {
        const std::size_t machine = report.processes[i].machine;
        if (machine > 0 && machine >= report.machines.size())
            return fmt::format(
                "processes[{}].machine: expected the index of one of {} machines, "
                "found {}",
                i, report.machines.size(), machine);
    }
    for (std::size_t i = 0; i < report.samples.size(); ++i)
        if (report.samples[i].block >= report.blocks.size())
            return fmt::format(
                "block_samples[{}].block: expected the index of one of {} blocks, "
                "found {}",
                i, report.blocks.size(), report.samples[i].block);
    return {};
}

/// Each assertion has a result in every experiment: the memory they take is to be bounded.
std::string validate_assertions(const report& report) {
    if (report.assertions.size() <= max_assertions)
        return {};
    return fmt::format("assertions: expected {} or fewer, found {}", max_assertions,
                       report.assertions.size());
}

/// The first element of a list whose cell does not exist; empty when all do.
template <class T>
std::string validate_cell_ids(const report& report, std::string_view name,
                              const std::vector<T>& list) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].cell >= report.cells.size())
            return fmt::format("{}[{}].cell: expected the id of one of {} cells, found {}", name, i,
                               report.cells.size(), list[i].cell);
    return {};
}

void validate_report(json_reader& json, const report& report) {
    for (const std::string& error :
         {validate_cell_ids(report, "blocks", report.blocks),
          validate_cell_ids(report, "trials", report.trials),
          validate_cell_ids(report, "summaries", report.summaries),
          validate_cell_ids(report, "openings", report.openings),
          validate_cell_ids(report, "wire", report.wire), validate_settings(report),
          validate_cells(report), validate_stopping(report), validate_indices(report),
          validate_assertions(report)})
        if (!error.empty())
            json.refuse(error);
}

void begin(json_writer& json, std::string_view schema) {
    json.write_only("schema", schema);
    json.write_only("schema_version", schema_version);
}

}  // namespace

std::string to_json(const report& report) {
    // A writer changes no member.
    auto& members = const_cast<pingpong::report&>(report);
    json_writer json;
    begin(json, report_schema);
    transfer_measurements(json, members);
    json.set_digits(derived_digits);
    write_findings(json, report);
    json.set_digits(measured_digits);
    transfer_requirements(json, members);
    return std::move(json).take();
}

std::string to_json(const run_changes& changes) {
    json_writer json;
    begin(json, "pingpong.changes");
    transfer(json, const_cast<run_changes&>(changes));  // as above
    return std::move(json).take();
}

parsed_report from_json(std::string_view text) {
    json_reader json(text);
    report report;
    if (json.error().empty())
        validate_schema(json);
    if (json.error().empty())
        transfer_measurements(json, report);
    if (json.error().empty())
        transfer_requirements(json, report);
    if (json.error().empty())
        validate_report(json, report);
    if (!json.error().empty())
        return {std::nullopt, json.error()};
    analyze(report);
    recheck_assertions(report);
    return {std::move(report), {}};
}

}  // namespace pingpong
