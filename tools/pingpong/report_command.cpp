#include "pingpong/report_command.hpp"

#include "pingpong/report_file.hpp"
#include "pingpong/standard_streams.hpp"

namespace pingpong::command {

report_options check(const report_words& words) {
    report_options options;
    options.path = words.path;
    options.what_must_hold = gate_of(words.what_must_hold);
    options.colour = colour_choice_of(words.colour);
    options.outputs = choose_outputs(words.outputs, words.format);
    if (words.outputs.empty() && !words.format)
        options.outputs.printed = format::table;
    return options;
}

exit_status perform(const report_options& options) {
    report read = read_report(options.path);
    apply(options.what_must_hold, read);
    report_files files(options.outputs.files);
    const bool all_written = files.finish(read);
    if (options.outputs.printed)
        print(render(read, *options.outputs.printed, style_of_output(options.colour)));
    files.announce();
    return all_written ? status_of(options.what_must_hold, read) : exit_status::io_failed;
}

}  // namespace pingpong::command
