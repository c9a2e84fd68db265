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
    // As in JSON, what is not finite is unknown, and a zero is a zero.
    const bool known = figure && std::isfinite(*figure);
    add(name, known ? fmt::format("{:.9g}", *figure == 0 ? 0.0 : *figure) : "");
}

void csv_line::add(std::string_view name, std::string_view field) {
    if (!first_)
        line_ += ',';
    first_ = false;
    line_ += headings_ ? name : field;
}

void run_fields(csv_line& line, const report& what) {
    line("run_id", what.run_id);
    line("profile", what.config.profile);
}

void setting_fields(csv_line& line, const cell& what) {
    line("count", what.count);
    line("connections_at_once", what.connections);
    line("rate_per_s", what.rate_per_s);
    line("payload_request_bytes", what.payload_request_bytes);
    line("payload_reply_bytes", what.payload_reply_bytes);
    line.add("mode", what.echo ? "echo" : "answer");
}

void cell_fields(csv_line& line, const report& what, std::optional<std::size_t> index) {
    const cell none;
    const cell& who = index ? what.cells[*index] : none;
    run_fields(line, what);
    line("cell", index);
    line("experiment", who.experiment);
    line("protocol", who.protocol);
    setting_fields(line, who);
    line.add("server", who.remote ? "remote" : "inproc");
    line("endpoint", who.endpoint.value_or(""));
}

}  // namespace pingpong
