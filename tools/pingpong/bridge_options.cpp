#include "pingpong/bridge_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/numbers.hpp"
#include "pingpong/run_options.hpp"

namespace pingpong::command {
namespace {

constexpr std::uint64_t most_rounds = 1000;

/// The original experiment knew none of these, so that there is no step to it from there.
void check_for_strangers(const run_words& words, const plan& what) {
    const auto refuse = [](bool given, const char* option, const char* why) {
        if (given)
            throw command_error(
                exit_status::wrong_usage,
                fmt::format("--bridge: not together with {}: the original experiment {}", option,
                            why));
    };
    const auto several = [](const experiment& each) { return each.connections > 1; };
    refuse(words.payload.has_value(), "--payload", "has messages of its own");
    refuse(words.rate.has_value(), "--rate", "sends as soon as it is answered");
    refuse(std::ranges::any_of(what.experiments, several), "--connections",
           "has one conversation at a time");
    refuse(words.ws_url || words.http_url || words.tcp_url || words.unix_url, "servers elsewhere",
           "is played against servers of this program");
}

std::uint64_t smallest_count(const plan& what) {
    const std::uint64_t count =
        std::ranges::min_element(what.experiments, {}, &experiment::count)->count;
    if (count > most_bridged)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("--bridge: the smallest of --counts is {}, and expected is one up to {}",
                        count, most_bridged));
    return count;
}

}  // namespace

std::optional<bridge_options> bridge_of(const run_words& words, const plan& what) {
    if (words.bridge_rounds && !words.bridge)
        throw command_error(exit_status::wrong_usage,
                            "--bridge-rounds: has no effect without --bridge");
    if (!words.bridge)
        return std::nullopt;
    check_for_strangers(words, what);
    bridge_options options;
    options.what.count = smallest_count(what);
    if (words.bridge_rounds)
        options.what.rounds = whole_number("--bridge-rounds", *words.bridge_rounds,
                                           fewest_bridge_rounds, most_rounds);
    options.what.seed = what.seed;
    options.what.limit = what.limit;
    options.what.deadline = what.deadline;
    options.servers = without_ports(words.servers);
    return options;
}

}  // namespace pingpong::command
