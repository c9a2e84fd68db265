#include "pingpong/reporter/csv/csv.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>

#include "pingpong/analysis/experiment_checks.hpp"
#include "pingpong/reporter/csv/csv_line.hpp"

namespace pingpong {
namespace {

/// Of an open loop, as the round trips of a block; else they are empty.
void open_loop_fields(csv_line& line, std::string_view of,
                      const std::optional<round_trip_summary>& what) {
    const auto field = [&](std::string_view name, round_trip round_trip_summary::*figure) {
        line(fmt::format("{}_{}", of, name), what ? std::optional((*what).*figure) : std::nullopt);
    };
    field("min_ns", &round_trip_summary::min);
    field("p50_ns", &round_trip_summary::p50);
    field("p90_ns", &round_trip_summary::p90);
    field("p99_ns", &round_trip_summary::p99);
    field("max_ns", &round_trip_summary::max);
    line(fmt::format("{}_mean_ns", of), what ? std::optional(what->mean_ns) : std::nullopt);
}

void block_fields(csv_line& line, const block& what) {
    line("process", what.process);
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
    line("wall_cpu_ratio", wall_cpu_ratio(what));
    line("ctx_voluntary", what.usage.voluntary_switches);
    line("ctx_involuntary", what.usage.involuntary_switches);
    line("bytes_sent", what.traffic.bytes_sent);
    line("bytes_received", what.traffic.bytes_received);
    line("ops_write", what.traffic.writes);
    line("ops_read", what.traffic.reads);
    line("connections", what.traffic.connections);
    const auto segments = [&](std::string_view name, std::uint64_t tcp_segments::*count) {
        line(name, what.segments ? std::optional(*what.segments.*count) : std::nullopt);
    };
    segments("tcp_segments_sent", &tcp_segments::sent);
    segments("tcp_segments_received", &tcp_segments::received);
    segments("tcp_retransmits", &tcp_segments::retransmitted);
    open_loop_fields(line, "service", what.service);
    open_loop_fields(line, "lag", what.lag);
}

std::string line_of(const report& what, std::optional<std::size_t> index, const block& one) {
    csv_line line(!index);
    cell_fields(line, what, index);
    block_fields(line, one);
    return std::move(line).take();
}

}  // namespace

std::string to_csv(const report& what) {
    std::string text = line_of(what, {}, {});
    for (const block& one : what.blocks)
        text += line_of(what, one.cell, one);
    return text;
}

}  // namespace pingpong
