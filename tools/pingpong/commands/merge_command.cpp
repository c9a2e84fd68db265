#include "pingpong/commands/merge_command.hpp"

#include <utility>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/process/report_file.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

merge_options check(const merge_words& words) {
    if (words.paths.size() < 2)
        throw command_error(exit_status::wrong_usage,
                            "merge: expected two reports or more; see pingpong merge --help");
    merge_options options;
    options.paths = words.paths;
    options.shown = display_of(words.shown);
    options.outputs = choose_outputs(words.outputs, words.format);
    if (words.outputs.empty() && !words.format)
        options.outputs.printed = format::table;
    return options;
}

exit_status perform(const merge_options& options) {
    std::vector<report> parts;
    for (const std::string& path : options.paths)
        parts.push_back(read_report(path));
    auto merged = merge(std::move(parts));
    if (!merged.value)
        throw command_error(exit_status::wrong_usage, "merge: " + merged.error);

    report& whole = *merged.value;
    whole.command_line = options.command_line;
    report_files files(options.outputs.files);
    const bool all_written = files.finish(whole);
    if (options.outputs.printed)
        print(render(whole, *options.outputs.printed, style_of_output(options.shown.colour)));
    if (options.shown.told != verbosity::quiet)
        files.announce();
    return all_written ? exit_status::done : exit_status::io_failed;
}

}  // namespace pingpong::command
