#include "pingpong/process/run_processes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/process/child_report.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// The report of one more process; nullopt: it made none, which does not undo what others measured.
std::optional<child_report> next_report(const std::vector<std::string>& command_line,
                                        bool anything_so_far) {
    try {
        return report_of_child(command_line);
    } catch (const command_error& error) {
        if (!anything_so_far)
            throw;
        if (error.status != exit_status::interrupted)
            complain(error.what());
        return std::nullopt;
    }
}

std::string time_share(std::chrono::nanoseconds whole, std::uint64_t processes) {
    const auto share = std::chrono::floor<std::chrono::milliseconds>(
        whole / static_cast<std::chrono::nanoseconds::rep>(processes));
    return fmt::format("{}ms", std::max<std::chrono::milliseconds::rep>(share.count(), 1));
}

report merge_all(const std::vector<report>& parts, const std::vector<std::string>& command_line) {
    auto merged = merge(parts);
    if (!merged.value)
        throw command_error(exit_status::io_failed, "--processes: " + merged.error);
    merged.value->command_line = command_line;
    return std::move(*merged.value);
}

}  // namespace

std::vector<std::vector<std::string>> shares_of(const run_request& request, const plan& whole) {
    std::vector<std::string> common{"/proc/self/exe", "run"};
    common.insert(common.end(), request.shared_arguments.begin(), request.shared_arguments.end());
    common.push_back("--max-time=" + time_share(whole.stop.max_time, request.processes));
    if (whole.stop.max_rounds != stopping_rule().max_rounds)
        common.push_back(fmt::format(
            "--rounds={}", (whole.stop.max_rounds + request.processes - 1) / request.processes));
    common.emplace_back("--processes=1");
    common.emplace_back("--format=json");
    std::vector<std::vector<std::string>> shares(request.processes, common);
    for (std::uint64_t i = 0; i < request.processes; ++i)
        shares[i].push_back(fmt::format("--seed={}", (whole.seed + i) & max_number));
    return shares;
}

finished_run run_processes(const std::vector<std::vector<std::string>>& command_lines,
                           const std::vector<std::string>& own_command_line, report_files& files,
                           const display_options& shown) {
    finished_run run;
    std::vector<report> parts;
    for (const auto& command_line : command_lines) {
        if (shown.level != verbosity::quiet)
            tell(fmt::format("Process {}/{}", parts.size() + 1, command_lines.size()));
        auto next = next_report(command_line, !parts.empty());
        if (!next) {
            run.measured.interrupted = true;
            break;
        }
        run.status = worse(run.status, status_of_failures(*next));
        parts.push_back(std::move(next->measured));
        run.measured = merge_all(parts, own_command_line);
        const std::string error = files.update(run.measured, true);
        if (!error.empty())
            complain(error + "; it is tried again");
        if (next->interrupted) {
            run.measured.interrupted = true;
            break;
        }
    }
    return run;
}

}  // namespace pingpong::command
