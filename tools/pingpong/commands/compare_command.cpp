#include "pingpong/commands/compare_command.hpp"

#include <utility>

#include "pingpong/options/page_outputs.hpp"
#include "pingpong/process/report_file.hpp"
#include "pingpong/process/step_summary.hpp"
#include "pingpong/reporter/text/overview.hpp"
#include "pingpong/reporter/wording/change_words.hpp"

namespace pingpong::command {

compare_options check(const compare_words& words) {
    compare_options options;
    options.old_path = words.old_path;
    options.new_path = words.new_path;
    options.rules = rules_of(words.rules);
    options.allow_inconclusive = words.rules.allow_inconclusive;
    options.outputs = choose_outputs(words.outputs, words.format);
    options.shown = display_of(words.shown);
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
    const step_summary summary;
    page_outputs outputs(options.outputs, "changes", change_formats());
    measured.assertions.clear();
    apply(asked, measured);
    const exit_status status = status_of(asked, measured);

    const run_changes& changes = *measured.baseline;
    std::vector<named_report> sides;
    sides.push_back({"old: " + options.old_path, std::move(*asked.baseline)});
    sides.push_back({"new: " + options.new_path, measured});
    const auto page = [&](format how, const text_style& style) {
        return render(changes, sides, how, style);
    };
    outputs.deliver(page, options.shown);
    if (summary.wanted() && !summary.append(page(format::markdown, {})))
        return exit_status::io_failed;
    return status;
}

}  // namespace pingpong::command
