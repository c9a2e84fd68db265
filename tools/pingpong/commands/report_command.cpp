#include "pingpong/commands/report_command.hpp"

#include "pingpong/command_error.hpp"
#include "pingpong/options/page_outputs.hpp"
#include "pingpong/process/report_file.hpp"
#include "pingpong/reporter/text/overview.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

namespace {

exit_status show_one(const report_options& options) {
    report read = read_report(options.paths.front());
    apply(options.what_must_hold, read);
    report_files files(options.outputs.files);
    const bool all_written = files.finish(read);
    if (options.outputs.printed)
        print(render(read, *options.outputs.printed, style_of_output(options.shown.colour)));
    if (options.shown.told != verbosity::quiet)
        files.announce();
    return all_written ? status_of(options.what_must_hold, read) : exit_status::io_failed;
}

exit_status show_together(const report_options& options) {
    std::vector<named_report> all;
    for (const std::string& path : options.paths)
        all.push_back({path, read_report(path)});
    page_outputs outputs(options.outputs, "several reports", overview_formats());
    const auto page = [&all](format how, const text_style& style) {
        return render(all, how, style);
    };
    outputs.deliver(page, options.shown);
    return exit_status::done;
}

}  // namespace

report_options check(const report_words& words) {
    if (words.paths.size() > 1 && !words.what_must_hold.assertions.empty())
        throw command_error(exit_status::wrong_usage,
                            "--assert: expected a single report, found several");
    report_options options;
    options.paths = words.paths;
    options.shown = display_of(words.shown);
    options.what_must_hold = gate_of(words.what_must_hold);
    options.outputs = choose_outputs(words.outputs, words.format);
    if (words.outputs.empty() && !words.format)
        options.outputs.printed = format::table;
    return options;
}

exit_status perform(const report_options& options) {
    return options.paths.size() == 1 ? show_one(options) : show_together(options);
}

}  // namespace pingpong::command
