#include "pingpong/commands/merge_command.hpp"

#include <utility>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/process/report_file.hpp"
#include "pingpong/process/report_outputs.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

exit_status perform(const merge_request& request, const std::vector<std::string>& command_line) {
    validate_merge(request);
    std::vector<report> parts;
    for (const std::string& path : request.paths)
        parts.push_back(read_report(path));
    auto merged = merge(std::move(parts));
    if (!merged.value)
        throw command_error(exit_status::wrong_usage, "merge: " + merged.error);

    report& whole = *merged.value;
    whole.command_line = command_line;
    const output_choice outputs = choose_outputs(request.outputs);
    report_files files(outputs.files);
    const bool all_written = files.finish(whole);
    if (outputs.printed)
        print(render(whole, *outputs.printed, style_of_output(request.display.colour)));
    if (request.display.level != verbosity::quiet)
        files.announce();
    return all_written ? exit_status::done : exit_status::io_failed;
}

}  // namespace pingpong::command
