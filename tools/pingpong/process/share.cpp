#include "pingpong/process/share.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "pingpong/process/affinity.hpp"
#include "pingpong/process/play_alone.hpp"
#include "pingpong/process/server_process.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Takes a number from the front of `text`.
template <class Number>
bool take_number(std::string_view& text, Number& number) noexcept {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

bool take_sign(std::string_view& text, char sign) noexcept {
    if (!text.starts_with(sign))
        return false;
    text.remove_prefix(1);
    return true;
}

void adapt_plan(plan& plan, const run_share& share) {
    // Nothing ends it early: how precise a share is by itself does not matter.
    plan.stop.precision = 1e-9;
    plan.components = variance_components();
    plan.repetition_share = share.of_repetition;
    plan.openings =
        plan.openings / share.processes + (share.number < plan.openings % share.processes ? 1 : 0);
    if (share.number > 0)
        plan.measure_clock = plan.count_system_calls = plan.record_wire = false;
}

/// Starts the servers of an open loop where they do not disturb the share, and pins this process.
std::unique_ptr<subprocess> use_processor(plan& plan, const run_share& share,
                                          const std::vector<std::string>& serve_arguments) {
    const bool is_open_loop = plan.experiments.front().rate.has_value();
    std::vector<std::uint64_t> others = usable_processors();
    if (share.processor)
        std::erase(others, *share.processor);
    std::unique_ptr<subprocess> servers;
    if (is_open_loop) {
        if (share.processor && !others.empty())
            use_processors(others);
        servers = start_server_process(plan, serve_arguments);
    }
    if (share.processor)
        use_processors({*share.processor});
    return servers;
}

}  // namespace

std::string format_share(const run_share& share) {
    std::string text = fmt::format("{}/{}", share.number, share.processes);
    if (share.processor)
        text += fmt::format("@{}", *share.processor);
    if (share.of_repetition < 1)
        text += fmt::format(":{}", share.of_repetition);
    return text;
}

std::optional<run_share> parse_share(std::string_view text) noexcept {
    run_share share;
    if (!take_number(text, share.number) || !take_sign(text, '/') ||
        !take_number(text, share.processes) || share.processes == 0)
        return std::nullopt;
    std::uint64_t processor = 0;
    if (take_sign(text, '@')) {
        if (!take_number(text, processor))
            return std::nullopt;
        share.processor = processor;
    }
    if (take_sign(text, ':') && !take_number(text, share.of_repetition))
        return std::nullopt;
    const bool is_part = share.of_repetition > 0 && share.of_repetition <= 1;
    return text.empty() && is_part ? std::optional(share) : std::nullopt;
}

exit_status play_share(plan plan, const run_share& share,
                       const std::vector<std::string>& serve_arguments) {
    adapt_plan(plan, share);
    const auto servers = use_processor(plan, share, serve_arguments);
    finished_run run = play_silently(std::move(plan));
    report& report = run.report;
    for (process_facts& process : report.processes)
        process.processor = share.processor;
    print(to_json(report));
    return report.interrupted ? exit_status::interrupted : run.status;
}

}  // namespace pingpong::command
