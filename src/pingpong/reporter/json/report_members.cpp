#include "pingpong/reporter/json/report_members.hpp"

#include <fmt/core.h>

#include <charconv>
#include <system_error>
#include <utility>

#include "pingpong/reporter/wording/names.hpp"

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/reporter/json/hex.hpp"

// Functions `transfer` are found by argument-dependent lookup, so they are not in an unnamed
// namespace.

namespace pingpong {

void transfer(json_archive& json, generator_info& generator) {
    json("name", generator.name);
    json("version", generator.version);
    json("commit", generator.commit);
    json("boost_version", generator.boost_version);
    json("compiler", generator.compiler);
    json("cxx_flags", generator.cxx_flags);
    json("build_type", generator.build_type);
    json("sanitizers", generator.sanitizers);
    json("assertions", generator.assertions);
}

void transfer(json_archive& json, environment_info& environment) {
    json("host", environment.host);
    json("kernel", environment.kernel);
    json("arch", environment.arch);
    json("cpu_model", environment.cpu_model);
    json("cpus_online", environment.cpus_online);
    json("affinity", environment.affinity);
    json("smt", environment.smt);
    json("hypervisor", environment.hypervisor);
    json("governor", environment.governor);
    json("min_mhz", environment.mhz_min);
    json("max_mhz", environment.mhz_max);
    json("clocksource", environment.clocksource);
    json("aslr", environment.aslr);
    json("mitigations", environment.mitigations);
    json("mem_bytes", environment.mem_bytes);
    json("load1_start", environment.load1_start);
    json("load1_end", environment.load1_end);
    json("psi_cpu_some_avg10_start", environment.psi_cpu_some_avg10_start);
    json("psi_cpu_some_avg10_end", environment.psi_cpu_some_avg10_end);
    json("steal_ticks", environment.steal_ticks);
    json("run_delay_ns", environment.run_delay);
    json.object("net", [&] {
        json("lo_mtu_bytes", environment.lo_mtu_bytes);
        json("qdisc", environment.lo_qdisc);
        json("congestion", environment.tcp_congestion);
        json("autocorking", environment.tcp_autocorking);
        json("tw_reuse", environment.tcp_tw_reuse);
        json("port_low", environment.port_low);
        json("port_high", environment.port_high);
    });
}

static void transfer(json_archive& json, clock_facts& clock) {
    json("source", clock.source);
    json("read_cost_ns", clock.read_cost_ns);
    json("granularity_ns", clock.granularity);
    json("idle_gap_p9999_ns", clock.idle_gap_p9999);
    json("idle_gap_max_ns", clock.idle_gap_max);
}

static void transfer_stopping_rule(json_archive& json, stopping_rule& rule) {
    json("min_rounds", rule.min_rounds);
    json("max_rounds", rule.max_rounds);
    json("min_repetitions", rule.min_repetitions);
    json("precision_ratio", rule.precision);
    constexpr auto no_limit = std::chrono::nanoseconds::max();
    auto max_time = rule.max_time == no_limit ? std::nullopt : std::optional(rule.max_time);
    json("max_time_ns", max_time);
    rule.max_time = max_time.value_or(no_limit);
}

/// A report without this allows for nothing that its processes could not see.
static void transfer_components(json_archive& json, variance_components& components) {
    std::optional<double> process_sd(components.process_sd), run_sd(components.run_sd);
    std::optional<std::uint64_t> runs(components.runs);
    json("process_sd", process_sd);
    json("run_sd", run_sd);
    json("run_sd_from_runs", runs);
    std::optional<std::string> source{std::string(name_of(components.source))};
    json("run_sd_source", source);
    if (!json.reads())
        return;
    components.process_sd = process_sd.value_or(0);
    components.run_sd = run_sd.value_or(0);
    components.runs = runs.value_or(0);
    components.source =
        find_component_source(source.value_or("")).value_or(component_source::assumed);
}

static void transfer(json_archive& json, process_facts& process) {
    std::uint64_t run = process.run;
    json("run", run);
    json("processor", process.processor);
    process.run = run;
    std::optional<std::uint64_t> machine(process.machine);
    json("machine", machine);
    process.machine = machine.value_or(0);
    json("rank", process.rank);
    json("affinity", process.affinity);
}

static void transfer(json_archive& json, missing_rank& missing) {
    json("rank", missing.rank);
    json("host", missing.host);
    json("reason", missing.reason);
}

static void transfer(json_archive& json, machine_facts& machine) {
    json("host", machine.host);
    json("environment", machine.environment);
}

/// A list that reports of older versions lack.
template <class T>
static void transfer_later(json_archive& json, std::string_view name, std::vector<T>& list) {
    if (!json.reads())
        return json(name, list);
    std::optional<std::vector<T>> elements;
    json(name, elements);
    list = std::move(elements).value_or(std::vector<T>());
}

/// Reports of older versions have none of these members.
static void transfer_spread(json_archive& json, run_config& config) {
    std::optional<std::string> word{std::string(name_of(config.spread))};
    std::optional<std::uint64_t> ranks(config.ranks), void_blocks(config.void_blocks);
    json("spread", word);
    json("ranks", ranks);
    transfer_later(json, "missing_ranks", config.missing_ranks);
    json("void_blocks", void_blocks);
    config.ranks = ranks.value_or(1);
    config.void_blocks = void_blocks.value_or(0);
    if (const auto spread = find_enumerator<pingpong::spread>(word.value_or("none")))
        config.spread = *spread;
    else
        json.fail("spread", "a word that this version knows");
}

static void transfer(json_archive& json, run_config& config) {
    json.choice("loop", config.open_loop, "open", "closed");
    json("rate_per_s", config.rate_per_s);
    json("processes", config.processes);
    transfer_spread(json, config);
    transfer_components(json, config.components);
    json("host", config.host);
    json("seed", config.seed);
    json("warm_up_exchanges", config.warm_up_exchanges);
    json("warm_up_time_ns", config.warm_up_time);
    transfer_stopping_rule(json, config.stop);
    json("primary_numerator", config.question.numerator);
    json("primary_denominator", config.question.denominator);
    json("margin_ratio", config.question.margin);
    json("confidence", config.question.confidence);
    json("deadline_ms", config.deadline);
    json("max_header_bytes", config.header_limit_bytes);
    json("max_message_bytes", config.message_limit_bytes);
    json("syscalls_unavailable", config.syscalls_unavailable);
    json.object("socket", [&] {
        json("nodelay_client", config.nodelay_client);
        json("nodelay_server", config.nodelay_server);
        json("sndbuf_bytes", config.sndbuf_bytes);
        json("rcvbuf_bytes", config.rcvbuf_bytes);
    });
    json.object("knobs", [&] {
        json("ws_auto_fragment", config.knobs.ws_auto_fragment);
        json("ws_write_buffer_bytes", config.knobs.ws_write_buffer_bytes);
        json("ws_text", config.knobs.ws_text);
        json("ws_deflate", config.knobs.ws_deflate);
        json("ws_secure_masking", config.knobs.ws_secure_masking);
        json("http_buffer_reserve_bytes", config.knobs.http_buffer_reserve_bytes);
        json("http_version", config.knobs.http_version);
    });
}

/// Transfers an enumerator by its name.
template <class Enumeration>
static void transfer_name(json_archive& json, std::string_view name, Enumeration& member) {
    std::string word(name_of(member));
    json(name, word);
    if (const auto enumerator = find_enumerator<Enumeration>(word))
        member = *enumerator;
    else
        json.fail(name, "a word that this version knows");
}

static void transfer(json_archive& json, protocol_description& description) {
    json("name", description.name);
    json("display_name", description.display_name);
    transfer_name(json, "family", description.traits.family);
    transfer_name(json, "socket", description.traits.socket);
    transfer_name(json, "security", description.traits.secured);
    transfer_name(json, "connection_use", description.traits.use);
    transfer_name(json, "implementation", description.traits.implemented_by);
    json("is_floor", description.traits.is_floor);
    transfer_name(json, "colour", description.traits.colour);
    transfer_name(json, "mark", description.traits.mark);
    json("ladder_base", description.ladder_base);
    json("ladder_step", description.ladder_step);
    json("ladder_position", description.ladder_position);
}

/// Of the first block of a repetition; the others differ by one at most. 0 if there can be none.
static std::uint64_t block_exchanges(const cell& cell) {
    const block_layout layout = layout_of(cell.count, cell.connections, cell.rate_per_s);
    return layout.blocks > 0 ? layout.exchanges_of(0) : 0;
}

static void transfer(json_archive& json, reply_facts& reply) {
    json("bytes", reply.bytes);
    std::string digits = fmt::format("{:016x}", reply.digest);
    json("digest", digits);
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, reply.digest, 16);
    if (error != std::errc() || end != last)
        json.fail("digest", "sixteen hexadecimal digits");
}

static void transfer(json_archive& json, tls_facts& facts) {
    json("version", facts.version);
    json("cipher", facts.cipher);
    json("verified", facts.verified);
    json("resumed", facts.resumed);
}

static void transfer(json_archive& json, cell& cell) {
    json.position("id");
    json("experiment", cell.experiment);
    json("protocol", cell.protocol);
    json("description", cell.description);
    json("count", cell.count);
    json("connections_at_once", cell.connections);
    if (!json.reads())
        json.write_only("block_exchanges", block_exchanges(cell));
    json("rate_per_s", cell.rate_per_s);
    json("payload_request_bytes", cell.payload_request_bytes);
    json("payload_reply_bytes", cell.payload_reply_bytes);
    std::optional<std::string> check{std::string(name_of(cell.check))};
    json("reply_check", check);
    cell.check =
        find_enumerator<reply_criterion>(check.value_or("")).value_or(reply_criterion::rule);
    json("reply", cell.reply);
    json.choice("mode", cell.echo, "echo", "answer");
    json.choice("server", cell.remote, "remote", "inproc");
    json("endpoint", cell.endpoint);
    auto addresses = cell.addresses.empty() ? std::nullopt : std::optional(cell.addresses);
    json("addresses", addresses);
    cell.addresses = addresses.value_or(std::vector<std::string>());
    json("resolve_ns", cell.resolve_time);
    json("unix_socket", cell.unix_socket);
    json("tls", cell.tls);
}

static void transfer(json_archive& json, round_trip_summary& round_trips) {
    json("min_ns", round_trips.min);
    json("p50_ns", round_trips.p50);
    json("p90_ns", round_trips.p90);
    json("p99_ns", round_trips.p99);
    json("max_ns", round_trips.max);
    json("mean_ns", round_trips.mean_ns);
}

/// The counts of TCP_INFO: all of them known, or none.
static void transfer_segments(json_archive& json, std::optional<tcp_segments>& segments) {
    using count = std::optional<std::uint64_t>;
    count sent = segments ? count(segments->sent) : count();
    count received = segments ? count(segments->received) : count();
    count retransmitted = segments ? count(segments->retransmitted) : count();
    json("tcp_segments_sent", sent);
    json("tcp_segments_received", received);
    json("tcp_retransmits", retransmitted);
    if (json.reads() && sent && received && retransmitted)
        segments = tcp_segments{*sent, *received, *retransmitted};
}

static void transfer(json_archive& json, block& block) {
    json("cell", block.cell);
    json("process", block.process);
    json("repetition", block.repetition);
    json("round", block.round);
    json("half", block.visit);
    if (block.visit != 1 && block.visit != 2)
        json.fail("half", "1 or 2");
    json("position", block.position);
    json("start_offset_ns", block.start_offset);
    json("exchanges", block.exchanges);
    json("duration_ns", block.duration);
    transfer(json, block.round_trips);
    json("service", block.service);
    json("lag", block.lag);
    json("cpu_user_ns", block.usage.user);
    json("cpu_sys_ns", block.usage.system);
    json.write_only("wall_cpu_ratio", wall_cpu_ratio(block));
    json("ctx_voluntary", block.usage.voluntary_switches);
    json("ctx_involuntary", block.usage.involuntary_switches);
    json("bytes_sent", block.traffic.bytes_sent);
    json("bytes_received", block.traffic.bytes_received);
    json("ops_write", block.traffic.writes);
    json("ops_read", block.traffic.reads);
    json("connections", block.traffic.connections);
    transfer_segments(json, block.segments);
}

static void transfer(json_archive& json, block_samples& samples) {
    json("block", samples.block);
    json("histogram", samples.round_trips);
    json("service", samples.service);
    json("lag", samples.lag);
}

static void transfer(json_archive& json, trial& trial) {
    json("cell", trial.cell);
    json("process", trial.process);
    json("repetition", trial.repetition);
    json("start_utc", trial.start);
    json("connect_ns", trial.connect);
    json("tls_ns", trial.tls_handshake);
    json("handshake_ns", trial.handshake);
    json("first_exchange_ns", trial.first_exchange);
    json("warm_up_exchanges", trial.warm_up_exchanges);
    json("warm_up_ns", trial.warm_up);
    json("exchanges", trial.exchanges);
    json("blocks_ns", trial.blocks);
    json("close_ns", trial.close);
    json.write_only("duration_ns", trial.duration());
    json("failure", trial.failure);
}

static void transfer(json_archive& json, opening& opening) {
    json("cell", opening.cell);
    json("process", opening.process);
    json("round", opening.round);
    json("connect_ns", opening.connect);
    json("tls_ns", opening.tls_handshake);
    json("handshake_ns", opening.handshake);
    json("first_exchange_ns", opening.first_exchange);
    json("following_exchange_ns", opening.following_exchange);
}

static void transfer(json_archive& json, byte_log& log) {
    json("bytes", log.total_bytes);
    std::string digits = to_hex(log.prefix);
    json("first_hex", digits);
    if (!json.reads())
        return;
    const auto prefix = from_hex(digits);
    if (!prefix || prefix->size() > byte_log::max_prefix_bytes || prefix->size() > log.total_bytes)
        json.fail("first_hex", "two hexadecimal digits for each byte, of 1024 at most");
    else
        log.prefix = *prefix;
}

static void transfer(json_archive& json, transcript& transcript) {
    json("sent", transcript.sent);
    json("received", transcript.received);
}

static void transfer(json_archive& json, wire_sample& sample) {
    json("cell", sample.cell);
    json("opening", sample.opening);
    json("exchange", sample.exchange);
}

static void transfer(json_archive& json, cell_summary& summary) {
    json("cell", summary.cell);
    json("trials", summary.trials);
    json("blocks", summary.blocks);
    json("exchanges", summary.exchanges);
    json.object("percentiles", [&] {
        for (const named_percentile& percentile : named_percentiles)
            json.write_only(percentile.key, supported_percentile(summary, percentile));
        json("max_ns", summary.max);
    });
    json("mean_ns", summary.mean_ns);
    json("median_ns", summary.median_ns);
    json("throughput_per_s", summary.throughput_per_s);
    json("first_exchange_ns", summary.first_exchange_ns);
    json("cpu_ns_per_exchange", summary.cpu_ns_per_exchange);
    json("bytes_sent_per_exchange", summary.bytes_sent_per_exchange);
    json("bytes_received_per_exchange", summary.bytes_received_per_exchange);
    json("connections_per_exchange", summary.connections_per_exchange);
    json("syscalls_per_exchange", summary.system_calls_per_exchange);
    json("histogram", summary.round_trips);
    json("service", summary.service);
    json("lag", summary.lag);
}

static void transfer(json_archive& json, look& look) {
    json("rounds", look.rounds);
    json("halfwidth_ratio", look.half_width);
}

static void transfer(json_archive& json, stopping_outcome& outcome) {
    json("experiment", outcome.experiment);
    json("numerator", outcome.numerator);
    json("denominator", outcome.denominator);
    json("reached", outcome.reached);
    json("rounds", outcome.rounds);
    json("achieved_halfwidth_ratio", outcome.half_width);
    json("rounds_needed", outcome.rounds_needed);
    std::optional<double> unseen(outcome.unseen_half_width);
    std::optional<bool> limited(outcome.limited);
    json("unseen_halfwidth_ratio", unseen);
    json("limited", limited);
    outcome.unseen_half_width = unseen.value_or(0);
    outcome.limited = limited.value_or(false);
    json("looks", outcome.looks);
}

void transfer_measurements(json_archive& json, report& report) {
    json("run_id", report.run_id);
    json("interrupted", report.interrupted);
    json("generator", report.generator);
    json.object("time", [&] {
        json("start_utc", report.start);
        json("start_local", report.start_local);
        json("duration_ns", report.duration);
        json("command_line", report.command_line);
    });
    json("environment", report.environment);
    json("clock", report.clock);
    json("config", report.config);
    transfer_later(json, "processes", report.processes);
    transfer_later(json, "machines", report.machines);
    if (report.machines.empty() && json.reads())
        for (process_facts& process : report.processes)
            process.machine = 0;
    json("cells", report.cells);
    json("blocks", report.blocks);
    transfer_later(json, "block_samples", report.samples);
    json("trials", report.trials);
    json("openings", report.openings);
    json("wire", report.wire);
    json("summaries", report.summaries);
    json("stopping", report.stopping);
}

}  // namespace pingpong
