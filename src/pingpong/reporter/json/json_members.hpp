/// \file
/// The names under which a report's members stand in JSON, once for writing and reading alike.
///
/// `Json` is a `json_output`, which reads from the report, or a `json_cursor`, which writes to it:
/// `json(name, member)` moves one member; `derived` is written and never read.
#ifndef PINGPONG_REPORTER_JSON_JSON_MEMBERS_HPP
#define PINGPONG_REPORTER_JSON_JSON_MEMBERS_HPP

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "pingpong/analysis/experiment_checks.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/reporter/json/json_environment_members.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"

namespace pingpong {

/// A member that reports did not have from the beginning; `otherwise` in those that do not.
template <class Json, class T>
void later_member(Json& json, std::string_view name, T& member,
                  const std::remove_const_t<T>& otherwise) {
    std::optional<std::remove_const_t<T>> known = member;
    json(name, known);
    if constexpr (Json::reads)
        member = known.value_or(otherwise);
}

template <class Json>
void stopping_members(Json& json, either<stopping_rule> auto& what) {
    const stopping_rule otherwise;
    json("rounds_min", what.rounds_min);
    later_member(json, "rounds_max", what.rounds_max, otherwise.rounds_max);
    later_member(json, "repetitions_min", what.repetitions_min, otherwise.repetitions_min);
    later_member(json, "target_ratio_halfwidth", what.precision, otherwise.precision);
    constexpr auto no_limit = std::chrono::nanoseconds::max();
    auto budget = what.max_time == no_limit ? std::nullopt : std::optional(what.max_time);
    json("time_budget_ns", budget);
    if constexpr (Json::reads)
        what.max_time = budget.value_or(no_limit);
}

template <class Json>
void question_members(Json& json, either<question> auto& what) {
    const question otherwise;
    later_member(json, "primary_numerator", what.numerator, otherwise.numerator);
    later_member(json, "primary_denominator", what.denominator, otherwise.denominator);
    later_member(json, "margin_ratio", what.margin, otherwise.margin);
    later_member(json, "confidence", what.confidence, otherwise.confidence);
}

/// Reports that know of no open loop have no `loop` either, or a closed one.
template <class Json>
void loop_members(Json& json, either<run_config> auto& what) {
    std::optional<std::string> loop = what.open_loop ? "open" : "closed";
    json("loop", loop);
    json("rate_per_s", what.rate_per_s);
    if constexpr (Json::reads)
        what.open_loop = loop == "open";
    json.derived("arrival", what.open_loop ? std::optional<std::string>("fixed") : std::nullopt);
}

template <class Json>
void members(Json& json, either<run_config> auto& what) {
    json("profile", what.profile);
    loop_members(json, what);
    json.derived("in_flight", 1);
    later_member(json, "processes", what.processes, 1);
    json("host", what.host);
    json("warm_up_exchanges", what.warm_up_exchanges);
    stopping_members(json, what.stop);
    question_members(json, what.question);
    json("deadline_ms", what.deadline);
    json("header_limit_bytes", what.header_limit_bytes);
    json("message_limit_bytes", what.message_limit_bytes);
    json("syscalls_unavailable", what.syscalls_unavailable);
    json.object("socket", [&](auto& socket) {
        socket("nodelay_client", what.nodelay_client);
        socket("nodelay_server", what.nodelay_server);
        socket("sndbuf_bytes", what.sndbuf_bytes);
        socket("rcvbuf_bytes", what.rcvbuf_bytes);
    });
    json.object("knobs", [&](auto& knobs) {
        knobs("ws_auto_fragment", what.knobs.ws_auto_fragment);
        knobs("ws_write_buffer_bytes", what.knobs.ws_write_buffer_bytes);
        knobs("ws_text", what.knobs.ws_text);
        knobs("ws_deflate", what.knobs.ws_deflate);
        knobs("ws_secure_masking", what.knobs.ws_secure_masking);
        knobs("http_buffer_reserve_bytes", what.knobs.http_buffer_reserve_bytes);
        knobs("http_version", what.knobs.http_version);
    });
}

/// Of the first block of a repetition; the others differ by one at most. 0 if there can be none.
inline std::uint64_t exchanges_of_a_block(const cell& what) {
    const block_layout layout = layout_of(what.count, what.connections, what.rate_per_s);
    return layout.blocks > 0 ? layout.exchanges_of(0) : 0;
}

/// An enumerator by its name.
template <class Json, class Enumeration>
void named_member(Json& json, std::string_view name, Enumeration& member) {
    std::string word(name_of(member));
    json(name, word);
    if constexpr (Json::reads) {
        if (const auto found = find_enumerator<Enumeration>(word))
            member = *found;
        else
            json.at(name).fail("a word that this version knows");
    }
}

template <class Json>
void members(Json& json, either<protocol_description> auto& what) {
    json("name", what.name);
    json("display_name", what.display_name);
    named_member(json, "family", what.traits.family);
    named_member(json, "socket", what.traits.socket);
    named_member(json, "security", what.traits.secured);
    named_member(json, "connection_use", what.traits.use);
    named_member(json, "implementation", what.traits.implemented_by);
    json("is_floor", what.traits.is_floor);
    named_member(json, "colour", what.traits.colour);
    named_member(json, "mark", what.traits.mark);
    json("ladder_base", what.ladder_base);
    json("ladder_step", what.ladder_step);
    json("ladder_position", what.ladder_position);
}

template <class Json>
void members(Json& json, either<cell> auto& what) {
    json.position("id");
    json("experiment", what.experiment);
    json("protocol", what.protocol);
    json("description", what.description);
    json("count", what.count);
    later_member(json, "connections_at_once", what.connections, std::uint64_t(1));
    if constexpr (!Json::reads)
        json.derived("block_exchanges", exchanges_of_a_block(what));
    json("rate_per_s", what.rate_per_s);
    json("payload_request_bytes", what.payload_request_bytes);
    json("payload_reply_bytes", what.payload_reply_bytes);
    json.choice("mode", what.echo, "echo", "answer");
    json.choice("server", what.remote, "remote", "inproc");
    json("endpoint", what.endpoint);
}

/// The members of a block's optional `segments`: all of them known, or none.
template <class Json>
void segment_members(Json& json, either<block> auto& what) {
    using count = std::optional<std::uint64_t>;
    const auto known = [&what](std::uint64_t tcp_segments::*member) {
        return what.segments ? count((*what.segments).*member) : count();
    };
    count sent = known(&tcp_segments::sent);
    count received = known(&tcp_segments::received);
    count retransmitted = known(&tcp_segments::retransmitted);
    json("tcp_segments_sent", sent);
    json("tcp_segments_received", received);
    json("tcp_retransmits", retransmitted);
    if constexpr (Json::reads)
        if (sent && received && retransmitted)
            what.segments = tcp_segments{*sent, *received, *retransmitted};
}

template <class Json>
void members(Json& json, either<round_trip_summary> auto& what) {
    json("min_ns", what.min);
    json("p50_ns", what.p50);
    json("p90_ns", what.p90);
    json("p99_ns", what.p99);
    json("max_ns", what.max);
    json("mean_ns", what.mean_ns);
}

template <class Json>
void members(Json& json, either<block> auto& what) {
    json("cell", what.cell);
    later_member(json, "process", what.process, 0);
    json("repetition", what.repetition);
    json("round", what.round);
    json("visit", what.visit);
    json("position", what.position);
    json("start_offset_ns", what.start_offset);
    json("exchanges", what.exchanges);
    json("steady_ns", what.duration);
    members(json, what.round_trips);
    json("service", what.service);
    json("lag", what.lag);
    json("cpu_user_ns", what.usage.user);
    json("cpu_sys_ns", what.usage.system);
    json.derived("wall_cpu_ratio", wall_cpu_ratio(what));
    json("ctx_voluntary", what.usage.voluntary_switches);
    json("ctx_involuntary", what.usage.involuntary_switches);
    json("bytes_sent", what.traffic.bytes_sent);
    json("bytes_received", what.traffic.bytes_received);
    json("ops_write", what.traffic.writes);
    json("ops_read", what.traffic.reads);
    json("connections", what.traffic.connections);
    segment_members(json, what);
}

template <class Json>
void members(Json& json, either<trial> auto& what) {
    json("cell", what.cell);
    later_member(json, "process", what.process, 0);
    json("repetition", what.repetition);
    json("start_utc", what.start);
    json("connect_ns", what.connect);
    json("handshake_ns", what.handshake);
    json("first_exchange_ns", what.first_exchange);
    json("warm_up_exchanges", what.warm_up_exchanges);
    json("warm_up_ns", what.warm_up);
    json("exchanges", what.exchanges);
    json("blocks_ns", what.blocks);
    json("close_ns", what.close);
    json.derived("duration_ns", what.duration());
    json("failure", what.failure);
}

/// The histograms of an open loop, of which `histogram` is the first.
template <class Json>
void open_loop_members(Json& json, either<cell_summary> auto& what) {
    std::optional<histogram> response;
    if (!Json::reads && what.service)
        response = what.round_trips;
    json.derived("response", response);
    json("service", what.service);
    json("lag", what.lag);
}

template <class Json>
void members(Json& json, either<opening> auto& what) {
    json("cell", what.cell);
    later_member(json, "process", what.process, 0);
    json("round", what.round);
    json("connect_ns", what.connect);
    json("handshake_ns", what.handshake);
    json("first_exchange_ns", what.first_exchange);
    json("following_exchange_ns", what.following_exchange);
}

template <class Json>
void members(Json& json, either<look> auto& what) {
    json("rounds", what.rounds);
    json("halfwidth_ratio", what.half_width);
}

template <class Json>
void members(Json& json, either<stopping_outcome> auto& what) {
    json("experiment", what.experiment);
    json("numerator", what.numerator);
    json("denominator", what.denominator);
    json("reached", what.reached);
    json("rounds", what.rounds);
    json("achieved_halfwidth_ratio", what.half_width);
    json("rounds_needed", what.rounds_needed);
    json("looks", what.looks);
}

template <class Json>
void members(Json& json, either<cell_summary> auto& what) {
    json("cell", what.cell);
    json("trials", what.trials);
    json("visits", what.blocks);
    json("exchanges", what.exchanges);
    json.object("percentiles", [&](auto& percentiles) {
        for (const named_percentile& one : named_percentiles)
            percentiles.derived(one.key, supported_percentile(what, one));
        percentiles("max_ns", what.max);
    });
    json("mean_ns", what.mean_ns);
    json("median_ns", what.median_ns);
    json("throughput_per_s", what.throughput_per_s);
    json("first_exchange_ns", what.first_exchange_ns);
    json("cpu_ns_per_exchange", what.cpu_ns_per_exchange);
    json("bytes_sent_per_exchange", what.bytes_sent_per_exchange);
    json("bytes_received_per_exchange", what.bytes_received_per_exchange);
    json("connections_per_exchange", what.connections_per_exchange);
    json("syscalls_per_exchange", what.system_calls_per_exchange);
    json("histogram", what.round_trips);
    open_loop_members(json, what);
}

template <class Json>
void members(Json& json, either<original_row> auto& what) {
    json("server", what.server);
    json("qt_pings", what.qt_pings);
    json("start", what.start);
    json("end", what.end);
    json("duration_us", what.duration);
    json.derived("duration_s", std::chrono::duration<double>(what.duration).count());
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_MEMBERS_HPP
