#include "pingpong/process/run_processes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/subprocess.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// The report of one more process; nullopt: it made none, which does not undo what others measured.
std::optional<process_report> run_next(const std::vector<std::string>& command_line,
                                       bool is_first) {
    try {
        return run_for_report(command_line);
    } catch (const command_error& error) {
        if (is_first)
            throw;
        if (error.status != exit_status::interrupted)
            print_error(error.what());
        return std::nullopt;
    }
}

std::string format_time_share(std::chrono::nanoseconds time, std::uint64_t processes) {
    const auto share = std::chrono::floor<std::chrono::milliseconds>(
        time / static_cast<std::chrono::nanoseconds::rep>(processes));
    return fmt::format("{}ms", std::max<std::chrono::milliseconds::rep>(share.count(), 1));
}

report merge_parts(const std::vector<report>& parts, const std::vector<std::string>& command_line) {
    auto merged = merge(parts, merge_level::processes);
    if (!merged.value)
        throw command_error(exit_status::io_failed, "--processes: " + merged.error);
    merged.value->command_line = command_line;
    return std::move(*merged.value);
}

}  // namespace

process_report run_for_report(const std::vector<std::string>& words) {
    subprocess process(words, signal_forwarding::forward);
    const std::string output = process.read_output();
    const int status = process.wait();
    auto parsed = from_json(output);
    if (!parsed.value && process.interrupted())
        throw command_error(exit_status::interrupted, "interrupted");
    if (!parsed.value)
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{} printed no report and ended with status {}: {}",
                                        in_quotes(words.front()), status, parsed.error));
    process_report part;
    part.report = std::move(*parsed.value);
    part.status = status;
    part.interrupted = process.interrupted() || part.report.interrupted;
    return part;
}

exit_status status_of_failures(const process_report& part) noexcept {
    const bool failed = std::ranges::any_of(
        part.report.trials, [](const trial& trial) { return trial.failure.has_value(); });
    if (failed)
        for (const exit_status known : {exit_status::io_failed, exit_status::invalid_measurement})
            if (part.status == static_cast<int>(known))
                return known;
    return exit_status::done;
}

std::vector<std::vector<std::string>> share_command_lines(const run_request& request,
                                                          const plan& plan) {
    const command_set commands(plan.protocols);
    const option_table& run = *commands.find("run");
    std::vector<std::string> common{"/proc/self/exe", run.command()};
    common.insert(common.end(), request.shared_arguments.begin(), request.shared_arguments.end());
    common.push_back(
        run.argument("--max-time", format_time_share(plan.stop.max_time, request.processes)));
    if (plan.stop.max_rounds != stopping_rule().max_rounds)
        common.push_back(run.argument(
            "--rounds",
            std::to_string((plan.stop.max_rounds + request.processes - 1) / request.processes)));
    common.push_back(run.argument("--processes", "1"));
    common.push_back(run.argument("--format", std::string(name_of(format::json))));
    std::vector<std::vector<std::string>> command_lines(request.processes, common);
    for (std::uint64_t i = 0; i < request.processes; ++i)
        command_lines[i].push_back(
            run.argument("--seed", std::to_string((plan.seed + i) & max_number)));
    return command_lines;
}

finished_run run_processes(const std::vector<std::vector<std::string>>& command_lines,
                           const std::vector<std::string>& own_command_line, report_files& files,
                           const display_options& display) {
    finished_run run;
    std::vector<report> parts;
    for (const auto& command_line : command_lines) {
        if (display.level != verbosity::quiet)
            print_notice(fmt::format("Process {}/{}", parts.size() + 1, command_lines.size()));
        auto part = run_next(command_line, parts.empty());
        if (!part) {
            run.report.interrupted = true;
            break;
        }
        run.status = worse(run.status, status_of_failures(*part));
        parts.push_back(std::move(part->report));
        run.report = merge_parts(parts, own_command_line);
        const std::string error = files.update(run.report, true);
        if (!error.empty())
            print_error(error + "; it is tried again");
        if (part->interrupted) {
            run.report.interrupted = true;
            break;
        }
    }
    return run;
}

}  // namespace pingpong::command
