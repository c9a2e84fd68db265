#include "pingpong/options/run_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/files/run_store.hpp"
#include "pingpong/options/network/tls_options.hpp"
#include "pingpong/options/server_options.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

// The round trips of all connections are held in memory.
constexpr std::uint64_t max_warm_up = 1'000'000;
constexpr std::uint64_t max_warm_up_together = 10'000'000;
constexpr std::uint64_t max_openings = 10'000;
constexpr std::uint64_t max_rounds = 1'000'000;
constexpr std::uint64_t max_processes = 1000;
constexpr std::uint64_t max_runs = 100;
constexpr percentage any_percentage(0.0001, 1);

void add_experiment_options(option_table& run, run_request& request,
                            const protocol_table& protocols) {
    plan& settings = request.settings;
    run.begin_group("What to measure");
    run.add_list("--counts", request.counts, whole_number(1, max_number),
                 "Exchanges per protocol; each count is an experiment",
                 "; expected counts separated by commas, such as 1000,5000")
        .pass_to_shares();
    run.add_list("--payload", request.payloads, payload_size(1, max_message_bytes),
                 "Size of request and reply, such as 4096 or 200:20K; each size is an experiment. "
                 "External tcp and unix servers need `pingpong serve --echo`; ws and http URLs "
                 "without a path use /echo or /bytes/N")
        .exclude("--exchange")
        .exclude("--message")
        .exclude("--ws-message")
        .exclude("--http-body")
        .exclude("--reply")
        .pass_to_shares();
    run.add_list("--connections", request.connections, whole_number(1, max_connections),
                 "Parallel connections per protocol, up to 4096; also reports throughput")
        .set_value_name("K,...")
        .pass_to_shares();
    add_contender_options(run, request.contenders, protocols);
    run.add("--rate", request.rate_per_s, rate_per_second(),
            "Open loop: start exchanges at this rate; response times count from the scheduled "
            "start. Servers run in a process of their own")
        .pass_to_shares();
    run.add("--warmup", request.warm_up, warm_up_value(max_warm_up, plan().warm_up_exchanges),
            "Warm-up exchanges on each connection; or a time, such as 5s, that each protocol plays "
            "once before the run")
        .hide_in_brief_help();
    run.add("--openings", settings.openings, whole_number(0, max_openings),
            "Extra connections of each protocol, to measure its set-up")
        .hide_in_brief_help()
        .pass_to_shares();
    add_seed_option(run, request.seed).hide_in_brief_help();
    run.add("--deadline", settings.deadline, duration(),
            "Give up when a protocol sends or receives nothing for this long, such as 500ms")
        .hide_in_brief_help()
        .pass_to_shares();
}

void add_precision_options(option_table& run, run_request& request) {
    using namespace std::chrono_literals;
    stopping_rule& stop = request.settings.stop;
    run.begin_group("Duration and precision");
    run.add("--precision", stop.precision, any_percentage,
            "Stop when a rerun is expected to find the same ratio, +- this much")
        .pass_to_shares();
    run.add("--max-time", stop.max_time, duration(),
            "Time budget, such as 90s or 10m; the repetition in progress still finishes");
    run.add("--rounds", stop.max_rounds, whole_number(1, max_rounds),
            "At most this many rounds; the repetition in progress still finishes")
        .set_default("no limit")
        .hide_in_brief_help();
    run.add_preset(
           "--quick", [&stop] { stop.max_time = 10s; }, "Time budget of 10 seconds")
        .exclude("--thorough")
        .pass_to_shares();
    const auto be_thorough = [&stop] {
        stop.max_time = 10min;
        stop.precision = 0.01;
    };
    run.add_preset("--thorough", be_thorough, "Time budget of 10 minutes, precision of 1%")
        .pass_to_shares();
    run.add("--processes", request.processes, whole_number(1, max_processes),
            "Processes that share the time budget, one after the other")
        .set_value_name("K")
        .set_default("12, or more if needed")
        .hide_in_brief_help();
    run.add_flag(
           "--in-process", request.in_process,
           "Measure in this process only; intervals then allow for differences between processes")
        .exclude("--processes")
        .hide_in_brief_help();
    run.add("--runs", request.runs, whole_number(1, max_runs),
            "Divide the processes into K runs, spread over the time, to see how much runs differ")
        .set_value_name("K")
        .exclude("--in-process")
        .hide_in_brief_help();
    run.add("--spread", request.spread, spread_name(),
            "For pingpong-mpi: each rank plays the whole plan with servers of its own (replicate), "
            "or a part of every block's load (load), or some of the settings (experiments)")
        .set_default("replicate")
        .hide_in_brief_help();
    run.add_action(
           "--restart", "COMMAND",
           [&request](std::string_view command) { request.restart = command; },
           "Shell command that restarts external servers between runs and ends when they accept "
           "connections")
        .require_one_of({"--runs"})
        .hide_in_brief_help();
    run.add_action(
           "--history", "FOLDER", [&request](std::string_view folder) { request.history = folder; },
           "Learn how much runs differ from the JSON reports in this folder, not from remembered "
           "runs")
        .complete_files()
        .exclude("--in-process")
        .hide_in_brief_help();
    run.add("--margin", request.settings.question.margin, any_percentage,
            "Differences up to this much count as none")
        .hide_in_brief_help()
        .pass_to_shares();
}

void validate_payloads(const run_request& request) {
    const std::uint64_t max_bytes = request.settings.limits.max_message_bytes;
    for (const payload_sizes& sizes : request.payloads)
        if (const std::size_t bytes = std::max(sizes.request, sizes.reply); bytes > max_bytes)
            throw usage_error(
                "--payload",
                fmt::format(
                    "{} bytes are more than a message may have, {}; raise that with --max-message",
                    bytes, max_bytes));
}

void validate_connections(const run_request& request) {
    const std::uint64_t connections = std::ranges::max(request.connections);
    for (const std::uint64_t count : request.counts)
        if (count < connections)
            throw usage_error(
                "--connections",
                fmt::format("{} connections need as many exchanges, and --counts has {}",
                            connections, count));
    const std::uint64_t warm_up = request.warm_up.exchanges;
    if (warm_up * connections > max_warm_up_together)
        throw usage_error("--warmup",
                          fmt::format("{} exchanges on each of {} connections are more than {}",
                                      warm_up, connections, max_warm_up_together));
}

void validate_rate_options(const run_request& request) {
    constexpr double year_s = 31'557'600;
    for (const std::uint64_t count : request.counts)
        if (request.rate_per_s && static_cast<double>(count) / *request.rate_per_s > year_s)
            throw usage_error(
                "--rate", fmt::format("{} exchanges at {} per second take more than a year", count,
                                      *request.rate_per_s));
}

/// An option that would have no effect is an error: it was meant to have one.
void validate_ports(const run_request& request) {
    const plan& settings = request.settings;
    const auto needed = services_of(
        make_contenders(request.contenders, std::nullopt, settings.protocols), settings.protocols);
    const auto refuse = [](const std::string& option, std::string_view server) {
        throw usage_error(option, fmt::format("no {} server is needed in this process", server));
    };
    for (const auto& [service_name, port] : settings.bind.ports)
        if (std::ranges::find(needed, service_name, &service::name) == needed.end())
            refuse("--" + service_name + "-port", service_name);
    const auto has_path = [](const service* each) {
        return find_scheme(each->scheme).socket == socket_family::unix_domain;
    };
    if (!settings.bind.unix_path.empty() && std::ranges::none_of(needed, has_path))
        refuse("--unix-path", name_of(socket_family::unix_domain));
}

/// The rules about several options at once.
void validate_run(const run_request& request) {
    validate_payloads(request);
    validate_connections(request);
    validate_rate_options(request);
    validate_servers(request.contenders, request.settings.protocols);
    validate_ports(request);
    const plan& settings = request.settings;
    validate_tls(settings.tls,
                 make_contenders(request.contenders, std::nullopt, settings.protocols),
                 settings.protocols);
}

/// The pair that the answer is about: without TLS where it plays so, else over TLS, else with one
/// of the two over TLS.
question choose_question(question primary, const std::vector<contender_spec>& contenders,
                         const protocol_table& protocols) {
    const auto find = [&](const protocol_role& role) -> const protocol* {
        for (const contender_spec& each : contenders)
            if (const protocol* const row = protocols.find(each.protocol); role.fits(row->traits))
                return row;
        return nullptr;
    };
    for (const auto& [websocket, http] :
         {std::pair(security::plain, security::plain), std::pair(security::tls, security::tls),
          std::pair(security::tls, security::plain), std::pair(security::plain, security::tls)}) {
        const auto* const numerator = find(roles::websocket.secured_by(websocket));
        const auto* const denominator = find(roles::http_kept.secured_by(http));
        if (!numerator || !denominator)
            continue;
        primary.numerator = numerator->name;
        primary.denominator = denominator->name;
        break;
    }
    return primary;
}

}  // namespace

void add_run_options(option_table& table, run_request& request, const protocol_table& protocols) {
    request.settings.protocols = protocols;
    add_experiment_options(table, request, protocols);
    add_exchange_options(table, request.exchange);
    add_precision_options(table, request);
    table.begin_group("External servers, instead of those in this process");
    add_url_options(table, request.contenders, protocols);
    add_address_options(table, request.addresses, request.settings.connect_delay, protocols);
    add_client_tls_options(table, request.contenders, request.settings.tls);
    add_server_options(table, request.settings.bind, request.settings.limits, protocols,
                       "--unix-path", true);
    add_gate_options(table, request.required, protocols);
    add_output_options(table, request.outputs, request.display).exclude("--verbose");
    add_full_option(table, request.outputs);
    table
        .add_action(
            "--save", "NAME",
            [&request](std::string_view name) {
                if (!is_saved_name(name))
                    throw usage_error("--save",
                                      in_quotes(name) +
                                          " cannot be the name of a run; expected letters, digits, "
                                          "- and _, and another name than last");
                request.saved_as = name;
            },
            "Also save this run under a name, for report, compare and --baseline")
        .exclude("--no-keep");
    table
        .add_action(
            "--no-keep", {}, [&request](std::string_view) { request.keeps = false; },
            "Do not remember this run; see pingpong history")
        .hide_in_brief_help();
    table.add_flag("--dry-run", request.dry_run,
                   "Show what would be measured and how long it would take");
    table
        .add_action(
            "--verbose", {},
            [&request](std::string_view) { request.display.level = verbosity::verbose; },
            "Report every repetition, and failures in full")
        .pass_to_shares();
}

plan make_plan(const run_request& request) {
    validate_run(request);
    plan made = request.settings;
    made.warm_up_exchanges = request.warm_up.exchanges;
    made.warm_up_time = request.warm_up.time;
    made.exchange = complete_exchange(request.exchange, made.limits.max_message_bytes);
    if (!made.exchange.is_original() && !request.exchange.recorded)
        made.record_wire = false;
    std::vector<std::optional<payload_sizes>> payloads(request.payloads.begin(),
                                                       request.payloads.end());
    if (payloads.empty())
        payloads.emplace_back();
    for (const auto& payload : payloads)
        for (const std::uint64_t connections : request.connections)
            for (const std::uint64_t count : request.counts) {
                const auto bytes = payload ? std::optional(payload->request) : std::nullopt;
                const auto largest =
                    payload ? std::optional(std::max(payload->request, payload->reply)) : bytes;
                experiment& added = made.experiments.emplace_back(
                    count, make_contenders(request.contenders, largest, made.protocols), bytes,
                    connections);
                if (payload && payload->reply != payload->request)
                    added.reply_bytes = payload->reply;
                added.rate = request.rate_per_s;
                apply_addresses(added.contenders, request.addresses);
            }
    if (has_family(made.experiments.front().contenders, protocol_family::websocket, made.protocols))
        validate_handshake(request.exchange);
    made.question =
        choose_question(made.question, made.experiments.front().contenders, made.protocols);
    made.seed = request.seed ? *request.seed : random_seed();
    validate_addresses(made.experiments.front().contenders, request.addresses);
    validate_total(made);
    validate_gate(request.required, made);
    return made;
}

void validate_total(const plan& plan) {
    std::uint64_t total = 0;
    bool too_many = false;
    for (const experiment& each : plan.experiments) {
        const std::uint64_t rounds = layout_of(each).rounds;
        const std::uint64_t wanted = std::min(plan.stop.min_rounds, plan.stop.max_rounds);
        const std::uint64_t repetitions = 1 + (wanted - 1) / rounds;
        std::uint64_t product = 0;
        too_many |= __builtin_mul_overflow(each.count, each.contenders.size(), &product);
        too_many |= __builtin_mul_overflow(product, repetitions, &product);
        too_many |= __builtin_add_overflow(total, product, &total);
    }
    if (too_many || total > max_number)
        throw usage_error(
            "--counts",
            fmt::format("all exchanges of all protocols together are more than {}", max_number));
}

}  // namespace pingpong::command
