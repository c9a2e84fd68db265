#include "pingpong/reporter/csv.hpp"

#include <fmt/format.h>

#include <chrono>
#include <concepts>
#include <iterator>
#include <string_view>

#include "pingpong/reporter/foreign_text.hpp"

namespace pingpong {
namespace {

/// Joins names, or the fields of a row, with commas.
class csv_line {
public:
    explicit csv_line(bool headings) : headings_(headings) {}

    void operator()(std::string_view name, const std::string& text) { add(name, for_csv(text)); }

    void operator()(std::string_view name, std::integral auto number) {
        add(name, fmt::format("{}", number));
    }

    void operator()(std::string_view name, double number) {
        add(name, fmt::format("{:.15g}", number));
    }

    void operator()(std::string_view name, std::chrono::nanoseconds duration) {
        add(name, fmt::format("{}", duration.count()));
    }

    std::string take() && { return std::move(line_) + "\r\n"; }

    void add(std::string_view name, std::string_view field) {
        if (!first_)
            line_ += ',';
        first_ = false;
        line_ += headings_ ? name : field;
    }

private:
    bool headings_;
    bool first_ = true;
    std::string line_;
};

void cell_fields(csv_line& line, const cell& what) {
    line("experiment", what.experiment);
    line("protocol", what.protocol);
    line("count", what.count);
    line("connections_at_once", what.connections);
    line("payload_request_bytes", what.payload_request_bytes);
    line("payload_reply_bytes", what.payload_reply_bytes);
    line.add("mode", what.echo ? "echo" : "answer");
    line.add("server", what.remote ? "remote" : "inproc");
    line("endpoint", what.endpoint.value_or(""));
}

void block_fields(csv_line& line, const block& what) {
    line("repetition", what.repetition);
    line("round", what.round);
    line("visit", what.visit);
    line("position", what.position);
    line("start_offset_ns", what.start_offset);
    line("exchanges", what.exchanges);
    line("steady_ns", what.duration);
    line("min_ns", what.round_trips.min);
    line("p50_ns", what.round_trips.p50);
    line("p90_ns", what.round_trips.p90);
    line("p99_ns", what.round_trips.p99);
    line("max_ns", what.round_trips.max);
    line("mean_ns", what.round_trips.mean_ns);
    line("cpu_user_ns", what.usage.user);
    line("cpu_sys_ns", what.usage.system);
    line("ctx_voluntary", what.usage.voluntary_switches);
    line("ctx_involuntary", what.usage.involuntary_switches);
    line("bytes_sent", what.moved.bytes_sent);
    line("bytes_received", what.moved.bytes_received);
    line("ops_write", what.moved.writes);
    line("ops_read", what.moved.reads);
    line("connections", what.moved.connections);
    const auto segments = [&](std::string_view name, std::uint64_t tcp_segments::*count) {
        line.add(name, what.segments ? fmt::format("{}", *what.segments.*count) : "");
    };
    segments("tcp_segments_sent", &tcp_segments::sent);
    segments("tcp_segments_received", &tcp_segments::received);
    segments("tcp_retransmits", &tcp_segments::retransmitted);
}

std::string line_of(const report& what, const cell& who, const block& one, bool headings) {
    csv_line line(headings);
    line("run_id", what.run_id);
    line("profile", what.config.profile);
    line("cell", one.cell);
    cell_fields(line, who);
    block_fields(line, one);
    return std::move(line).take();
}

}  // namespace

std::string to_csv(const report& what) {
    std::string text = line_of(what, {}, {}, true);
    for (const block& one : what.blocks)
        text += line_of(what, what.cells[one.cell], one, false);
    return text;
}

}  // namespace pingpong
