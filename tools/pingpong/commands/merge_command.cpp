#include <utility>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/files/outputs.hpp"
#include "pingpong/files/report_file.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

exit_status execute_merge(const merge_request& request,
                          const std::vector<std::string>& command_line) {
    validate_merge(request);
    std::vector<report> parts;
    for (const std::string& path : request.paths)
        parts.push_back(read_report(path));
    auto merged = merge(std::move(parts));
    if (!merged.value)
        throw command_error(exit_status::wrong_usage, "merge: " + merged.error);

    report& report = *merged.value;
    report.command_line = command_line;
    return deliver_report(report, choose_outputs(request.outputs), request.display,
                          "--full; charts: -o run.html")
               ? exit_status::done
               : exit_status::io_failed;
}

}  // namespace pingpong::command
