#include "pingpong/process/run_shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pingpong/options/numbers.hpp"
#include "pingpong/options/word_list.hpp"

namespace pingpong::command {
namespace {

/// What measures the same, in this or another process; outputs are left out.
std::vector<std::string> command_line_of(const run_words& words) {
    word_list line({"/proc/self/exe", "run"});
    line.add("--counts", words.counts);
    line.add("--payload", words.payload);
    line.add("--protocols", words.protocols);
    line.add_flag("--lean", words.lean);
    line.add_flag("--sensitivity", words.sensitivity);
    line.add("--connections", words.connections);
    line.add("--rate", words.rate);
    line.add("--warmup", words.warm_up);
    line.add("--deadline", words.deadline);
    line.add("--precision", words.precision);
    line.add("--margin", words.margin);
    line.add_flag("--quick", words.quick);
    line.add_flag("--thorough", words.thorough);
    line.add("--ws", words.ws_url);
    line.add("--http", words.http_url);
    line.add("--tcp", words.tcp_url);
    line.add("--unix", words.unix_url);
    line.add_servers(words.servers, "--unix-path");
    line.add_flag("--quiet", words.shown.quiet);
    line.add_flag("--verbose", words.verbose);
    line.add("--color", words.shown.colour);
    line.add("--rounds", words.rounds);
    line.add("--max-time", words.max_time);
    line.add("--seed", words.seed);
    line.add("--processes", words.processes);
    line.add("--format", words.format);
    return std::move(line).take();
}

std::string time_share(std::chrono::nanoseconds whole, std::uint64_t processes) {
    const auto share = std::chrono::floor<std::chrono::milliseconds>(
        whole / static_cast<std::chrono::nanoseconds::rep>(processes));
    return fmt::format("{}ms", std::max<std::chrono::milliseconds::rep>(share.count(), 1));
}

}  // namespace

std::vector<std::vector<std::string>> shares_of(const run_words& words, const plan& whole,
                                                std::uint64_t processes) {
    std::vector<std::vector<std::string>> shares;
    for (std::uint64_t i = 0; i < processes; ++i) {
        run_words share = words;
        share.processes = "1";
        share.format = "json";
        share.seed = fmt::format("{}", (whole.seed + i) & max_number);
        share.max_time = time_share(whole.stop.max_time, processes);
        if (words.rounds)
            share.rounds = fmt::format("{}", (whole.stop.rounds_max + processes - 1) / processes);
        shares.push_back(command_line_of(share));
    }
    return shares;
}

}  // namespace pingpong::command
