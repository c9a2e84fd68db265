#include "pingpong/compare_command.hpp"

#include "pingpong/change_outputs.hpp"
#include "pingpong/report_file.hpp"

namespace pingpong::command {

compare_options check(const compare_words& words) {
    compare_options options;
    options.old_path = words.old_path;
    options.new_path = words.new_path;
    options.rules = rules_of(words.rules);
    options.allow_inconclusive = words.rules.allow_inconclusive;
    options.outputs = choose_outputs(words.outputs, words.format);
    if (words.outputs.empty() && !words.format)
        options.outputs.printed = format::table;
    return options;
}

exit_status perform(const compare_options& options) {
    gate asked;
    asked.baseline = read_report(options.old_path);
    asked.rules = options.rules;
    asked.allow_inconclusive = options.allow_inconclusive;
    report measured = read_report(options.new_path);
    change_outputs outputs(options.outputs);
    measured.assertions.clear();
    apply(asked, measured);
    outputs.deliver(*measured.baseline, false);
    return status_of(asked, measured);
}

}  // namespace pingpong::command
