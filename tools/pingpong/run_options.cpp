#include "pingpong/run_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "pingpong/command_error.hpp"
#include "pingpong/contenders.hpp"
#include "pingpong/counts.hpp"
#include "pingpong/listeners.hpp"
#include "pingpong/numbers.hpp"

namespace pingpong::command {
namespace {

// The round trips of all connections are held in memory.
constexpr std::uint64_t largest_settle = 1'000'000;
constexpr std::uint64_t largest_settle_together = 10'000'000;
constexpr std::uint64_t largest_rounds = 1'000'000;

std::uint64_t random_seed() {
    std::random_device device;
    const std::uint64_t high = device();
    return (high << 32 | device()) & largest_number;
}

std::optional<std::size_t> payload_of(const run_words& words, const limits& most) {
    if (!words.payload)
        return std::nullopt;
    const std::uint64_t bytes = byte_count("--payload", *words.payload, 1, largest_message_bytes);
    if (bytes > most.message_bytes)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("--payload: {} bytes are more than a message may have, {}; raise that "
                        "with --max-message",
                        bytes, most.message_bytes));
    return bytes;
}

std::uint64_t connections_of(const run_words& words, const std::vector<std::uint64_t>& counts) {
    if (!words.connections)
        return 1;
    const std::uint64_t connections =
        whole_number("--connections", *words.connections, 1, most_connections);
    for (const std::uint64_t count : counts)
        if (count < connections)
            throw command_error(
                exit_status::wrong_usage,
                fmt::format("--connections: {} connections need as many exchanges, and --counts "
                            "has {}",
                            connections, count));
    return connections;
}

std::uint64_t settle_of(const run_words& words, std::uint64_t otherwise,
                        std::uint64_t connections) {
    if (!words.settle)
        return otherwise;
    const std::uint64_t settle = whole_number("--settle", *words.settle, 0, largest_settle);
    if (settle * connections > largest_settle_together)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("--settle: {} exchanges on each of {} connections are more than {}", settle,
                        connections, largest_settle_together));
    return settle;
}

/// The variants that play without being named.
std::vector<variant> variants_of(const run_words& words) {
    std::vector<variant> also;
    if (words.lean || words.sensitivity)
        also.push_back(variant::lean);
    if (words.sensitivity)
        also.push_back(variant::defaults);
    return also;
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

}  // namespace

run_options check(const run_words& words) {
    run_options options;
    plan& what = options.what;
    what.limit = limits_of(words.servers);
    what.bind = bind_of(words.servers, "--unix-path");
    const auto payload = payload_of(words, what.limit);
    const auto contenders = contenders_of(words.protocols, variants_of(words),
                                          {{"tcp", words.tcp_url},
                                           {"unix", words.unix_url},
                                           {"ws", words.ws_url},
                                           {"http", words.http_url}});
    check_that_ports_are_used(words.servers, contenders);
    const auto counts = counts_of(words.counts);
    const std::uint64_t connections = connections_of(words, counts);
    for (const std::uint64_t count : counts)
        what.experiments.emplace_back(count, contenders, payload, connections);

    what.seed = words.seed ? whole_number("--seed", *words.seed, 0, largest_number) : random_seed();
    what.settle_exchanges = settle_of(words, what.settle_exchanges, connections);
    if (words.rounds)
        what.rounds_min = whole_number("--rounds", *words.rounds, 1, largest_rounds);
    if (words.deadline)
        what.deadline = duration_of("--deadline", *words.deadline);
    check_total(what);

    options.outputs = choose_outputs(words.outputs, words.format);
    if (!options.outputs.printed)
        options.outputs.printed = format::table;
    options.quiet = words.quiet;
    return options;
}

}  // namespace pingpong::command
