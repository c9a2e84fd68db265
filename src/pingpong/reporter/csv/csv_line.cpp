#include "pingpong/reporter/csv/csv_line.hpp"

#include <fmt/format.h>

#include <cmath>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

void csv_line::operator()(std::string_view name, const std::string& text) {
    add(name, escape_csv(text));
}

void csv_line::operator()(std::string_view name, double number) {
    add(name, fmt::format("{:.15g}", number));
}

void csv_line::derived(std::string_view name, const std::optional<double>& figure) {
    // As in JSON, a value that is not finite is unknown, and a zero is a zero.
    const bool known = figure && std::isfinite(*figure);
    add(name, known ? fmt::format("{:.9g}", *figure == 0 ? 0.0 : *figure) : "");
}

void csv_line::add(std::string_view name, std::string_view field) {
    if (!first_)
        line_ += ',';
    first_ = false;
    line_ += headings_ ? name : field;
}

void run_fields(csv_line& line, const report& report) {
    line("run_id", report.run_id);
}

void setting_fields(csv_line& line, const cell& cell) {
    line("count", cell.count);
    line("connections_at_once", cell.connections);
    line("rate_per_s", cell.rate_per_s);
    line("payload_request_bytes", cell.payload_request_bytes);
    line("payload_reply_bytes", cell.payload_reply_bytes);
    line.add("mode", cell.echo ? "echo" : "answer");
}

void cell_fields(csv_line& line, const report& report, std::optional<std::size_t> index) {
    const cell none;
    const cell& cell = index ? report.cells[*index] : none;
    run_fields(line, report);
    line("cell", index);
    line("experiment", cell.experiment);
    line("protocol", cell.protocol);
    setting_fields(line, cell);
    line.add("server", cell.remote ? "remote" : "inproc");
    line("endpoint", cell.endpoint.value_or(""));
}

}  // namespace pingpong
