#include "pingpong/options/run_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/listeners.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/options/counts.hpp"
#include "pingpong/options/numbers.hpp"
#include "pingpong/process/run_shares.hpp"

namespace pingpong::command {
namespace {

// The round trips of all connections are held in memory.
constexpr std::uint64_t max_warm_up = 1'000'000;
constexpr std::uint64_t max_warm_up_together = 10'000'000;
constexpr std::uint64_t max_rounds = 1'000'000;

std::size_t payload_of(std::string_view text, const limits& most) {
    const std::uint64_t bytes = byte_count("--payload", text, 1, max_message_bytes);
    if (bytes > most.max_message_bytes)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("--payload: {} bytes are more than a message may have, {}; raise that "
                        "with --max-message",
                        bytes, most.max_message_bytes));
    return bytes;
}

std::vector<std::optional<std::size_t>> payloads_of(const run_words& words, const limits& most) {
    if (!words.payload)
        return {std::nullopt};
    std::vector<std::uint64_t> payloads;
    for (const std::string_view item : items_of(*words.payload))
        payloads.push_back(payload_of(item, most));
    require_different("--payload", *words.payload, payloads);
    return {payloads.begin(), payloads.end()};
}

std::vector<std::uint64_t> connections_of(const run_words& words,
                                          const std::vector<std::uint64_t>& counts) {
    std::vector<std::uint64_t> all;
    const std::string list = words.connections.value_or("1");
    for (const std::string_view item : items_of(list))
        all.push_back(whole_number("--connections", item, 1, max_connections));
    require_different("--connections", list, all);
    const std::uint64_t most = std::ranges::max(all);
    for (const std::uint64_t count : counts)
        if (count < most)
            throw command_error(
                exit_status::wrong_usage,
                fmt::format("--connections: {} connections need as many exchanges, and --counts "
                            "has {}",
                            most, count));
    return all;
}

std::uint64_t warm_up_of(const run_words& words, std::uint64_t otherwise,
                         std::uint64_t connections) {
    if (!words.warm_up)
        return otherwise;
    const std::uint64_t warm_up = whole_number("--warmup", *words.warm_up, 0, max_warm_up);
    if (warm_up * connections > max_warm_up_together)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("--warmup: {} exchanges on each of {} connections are more than {}",
                        warm_up, connections, max_warm_up_together));
    return warm_up;
}

/// The presets, and what is said besides.
stopping_rule stopping_of(const run_words& words) {
    using namespace std::chrono_literals;
    if (words.quick && words.thorough)
        throw command_error(exit_status::wrong_usage,
                            "--quick: not together with --thorough; choose one of them");
    stopping_rule stop;
    if (words.quick)
        stop.max_time = 10s;
    if (words.thorough) {
        stop.max_time = 10min;
        stop.rounds_min = 24;
        stop.precision = 0.005;
    }
    if (words.precision)
        stop.precision = percentage_of("--precision", *words.precision, 0.0001, 1);
    if (words.max_time)
        stop.max_time = duration_of("--max-time", *words.max_time);
    if (words.rounds)
        stop.rounds_max = whole_number("--rounds", *words.rounds, 1, max_rounds);
    return stop;
}

/// A run that is to be thorough does not rely on what one process happened to get.
std::uint64_t processes_of(const run_words& words) {
    constexpr std::uint64_t max_processes = 64;
    if (words.processes)
        return whole_number("--processes", *words.processes, 1, max_processes);
    return words.thorough ? 3 : 1;
}

/// From this size on the settings of a library alone can turn the answer round.
constexpr std::size_t sensitive_payload = 4096;

/// Whether the implementation is looked into: when asked to, and where it is known to matter unless
/// the contenders were chosen by the user.
bool is_sensitive(const run_words& words, const std::optional<std::size_t>& payload) {
    const bool chosen = words.protocols || words.ws_url || words.http_url;
    return words.sensitivity || (!chosen && payload && *payload >= sensitive_payload);
}

/// The variants that play without being named.
std::vector<implementation> variants_of(const run_words& words,
                                        const std::optional<std::size_t>& payload) {
    std::vector<implementation> also;
    if (words.lean || is_sensitive(words, payload))
        also.push_back(implementation::lean);
    if (is_sensitive(words, payload))
        also.push_back(implementation::defaults);
    return also;
}

std::vector<contender_spec> contenders_for(const run_words& words,
                                           const std::optional<std::size_t>& payload) {
    return contenders_of(words.protocols, variants_of(words, payload),
                         {{"tcp", words.tcp_url},
                          {"unix", words.unix_url},
                          {"ws", words.ws_url},
                          {"http", words.http_url}});
}

/// An option that would have no effect is an error: it was meant to have one.
void check_that_ports_are_used(const server_words& words,
                               const std::vector<contender_spec>& contenders) {
    const auto needed = services_of(contenders);
    const auto check_one = [&needed](const char* option, const char* service,
                                     const std::optional<std::string>& given) {
        if (given && std::ranges::find(needed, service, &service::name) == needed.end())
            throw command_error(
                exit_status::wrong_usage,
                fmt::format("{}: no {} server is needed in this process", option, service));
    };
    check_one("--tcp-port", "tcp", words.tcp_port);
    check_one("--ws-port", "ws", words.ws_port);
    check_one("--http-port", "http", words.http_port);
    check_one("--unix-path", "unix", words.unix_path);
}

display_options display_of(const run_words& words) {
    if (words.shown.quiet && words.verbose)
        throw command_error(exit_status::wrong_usage,
                            "--quiet: not together with --verbose; choose one of them");
    display_options shown = display_of(words.shown);
    if (words.verbose)
        shown.told = verbosity::verbose;
    return shown;
}

}  // namespace

run_options check(const run_words& words) {
    run_options options;
    plan& what = options.what;
    what.limits = limits_of(words.servers);
    what.bind = bind_of(words.servers, "--unix-path");
    check_that_ports_are_used(words.servers, contenders_for(words, std::nullopt));
    const auto counts = counts_of(words.counts);
    const auto connections = connections_of(words, counts);
    for (const auto& payload : payloads_of(words, what.limits))
        for (const std::uint64_t side_by_side : connections)
            for (const std::uint64_t count : counts)
                what.experiments.emplace_back(count, contenders_for(words, payload), payload,
                                              side_by_side);
    if (words.rate)
        for (experiment& each : what.experiments)
            each.rate = rate_of("--rate", *words.rate, each.count);

    what.seed = words.seed ? whole_number("--seed", *words.seed, 0, max_number) : random_seed();
    what.warm_up_exchanges =
        warm_up_of(words, what.warm_up_exchanges, std::ranges::max(connections));
    what.stop = stopping_of(words);
    if (words.margin)
        what.question.margin = percentage_of("--margin", *words.margin, 0.0001, 1);
    if (words.deadline)
        what.deadline = duration_of("--deadline", *words.deadline);
    check_total(what);

    options.what_must_hold = gate_of(words.what_must_hold);
    check_that_all_play(options.what_must_hold.assertions, what);

    options.outputs = choose_outputs(words.outputs, words.format);
    if (!options.outputs.printed)
        options.outputs.printed = format::table;
    options.dry_run = words.dry_run;
    options.shown = display_of(words);
    if (const std::uint64_t processes = processes_of(words); processes > 1)
        options.shares = shares_of(words, what, processes);
    else if (words.rate)
        options.beside = words.servers;
    return options;
}

}  // namespace pingpong::command
