#include <utility>

#include "pingpong/commands/commands.hpp"
#include "pingpong/commands/gate.hpp"
#include "pingpong/files/outputs.hpp"
#include "pingpong/files/report_file.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"

namespace pingpong::command {

exit_status execute_compare(compare_request request) {
    gate& gate = request.required;
    gate.baseline = read_report(request.old_path);
    report new_report = read_report(request.new_path);
    const step_summary summary;
    page_outputs outputs(choose_outputs(request.outputs), "changes", change_formats());
    new_report.assertions.clear();
    apply_gate(gate, new_report);
    const exit_status status = status_of(gate, new_report);

    const run_changes& changes = *new_report.baseline;
    std::vector<named_report> reports;
    reports.push_back({"old: " + request.old_path, std::move(*gate.baseline)});
    reports.push_back({"new: " + request.new_path, new_report});
    const auto render_page = [&](format format, const text_style& style) {
        return render(changes, reports, format, style);
    };
    outputs.deliver(render_page, request.display);
    if (summary.wanted() && !summary.append(render_page(format::markdown, {})))
        return exit_status::io_failed;
    return status;
}

}  // namespace pingpong::command
