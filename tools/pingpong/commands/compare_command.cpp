#include "pingpong/commands/compare_command.hpp"

#include <utility>

#include "pingpong/commands/gate.hpp"
#include "pingpong/process/page_outputs.hpp"
#include "pingpong/process/report_file.hpp"
#include "pingpong/process/step_summary.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"

namespace pingpong::command {

exit_status perform(compare_request request) {
    gate& required = request.required;
    required.baseline = read_report(request.old_path);
    report measured = read_report(request.new_path);
    const step_summary summary;
    page_outputs outputs(choose_outputs(request.outputs), "changes", change_formats());
    measured.assertions.clear();
    apply(required, measured);
    const exit_status status = status_of(required, measured);

    const run_changes& changes = *measured.baseline;
    std::vector<named_report> sides;
    sides.push_back({"old: " + request.old_path, std::move(*required.baseline)});
    sides.push_back({"new: " + request.new_path, measured});
    const auto page = [&](format how, const text_style& style) {
        return render(changes, sides, how, style);
    };
    outputs.deliver(page, request.display);
    if (summary.wanted() && !summary.append(page(format::markdown, {})))
        return exit_status::io_failed;
    return status;
}

}  // namespace pingpong::command
