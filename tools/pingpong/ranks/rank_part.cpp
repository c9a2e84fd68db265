#include "pingpong/ranks/rank_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "pingpong/process/affinity.hpp"
#include "pingpong/process/server_process.hpp"
#include "pingpong/ranks/spread_plan.hpp"
#include "pingpong/reporter/json/json.hpp"

namespace pingpong::command {

std::chrono::nanoseconds time_after_interruption() {
    const char* const seconds = std::getenv("OMPI_MCA_odls_base_sigkill_timeout");
    const int allowed = seconds ? std::atoi(seconds) : 1;
    return std::chrono::milliseconds(400 * std::clamp(allowed, 1, 60));
}

std::string join_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text.append(word).push_back('\0');
    return text;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t end = 0; (end = text.find('\0')) != std::string_view::npos;
         text.remove_prefix(end + 1))
        words.emplace_back(text.substr(0, end));
    return words;
}

std::unique_ptr<subprocess> start_servers(spread how, const rank_group& ranks, plan& plan,
                                          const std::vector<std::string>& options) {
    if (how != spread::load)
        return plan.experiments.front().rate ? start_server_process(plan, options) : nullptr;
    if (ranks.leads()) {
        auto servers = start_server_process(plan, options);
        ranks.broadcast(format_places(plan));
        return servers;
    }
    place_contenders(plan, ranks.broadcast({}));
    return nullptr;
}

std::string format_part(const finished_run& run) {
    return fmt::format("{}\n{}", static_cast<int>(run.status), to_json(run.report));
}

std::optional<finished_run> parse_part(std::string_view text) {
    int status = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
    if (error != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    auto parsed = from_json(text);
    if (!parsed.value)
        return std::nullopt;
    finished_run run;
    run.status = static_cast<exit_status>(status);
    run.report = std::move(*parsed.value);
    return run;
}

void describe_part(finished_run& part, int rank) {
    for (process_facts& process : part.report.processes) {
        process.rank = static_cast<std::uint64_t>(rank);
        process.affinity = usable_processors();
    }
}

}  // namespace pingpong::command
