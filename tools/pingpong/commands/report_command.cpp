#include <fmt/format.h>

#include "pingpong/commands/commands.hpp"
#include "pingpong/commands/gate.hpp"
#include "pingpong/files/outputs.hpp"
#include "pingpong/files/report_file.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::command {

namespace {

exit_status show_report(const report_request& request) {
    report report = read_report(request.paths.front());
    apply_gate(request.required, report);
    const std::string hint = fmt::format("--full; charts: pingpong report {} -o run.html",
                                         escape_terminal(request.paths.front()));
    return deliver_report(report, choose_outputs(request.outputs), request.display, hint)
               ? status_of(request.required, report)
               : exit_status::io_failed;
}

exit_status show_overview(const report_request& request) {
    std::vector<named_report> reports;
    for (const std::string& path : request.paths)
        reports.push_back({path, read_report(path)});
    page_outputs outputs(choose_outputs(request.outputs), "several reports", overview_formats());
    const auto render_page = [&reports](format format, const text_style& style) {
        return render(reports, format, style);
    };
    outputs.deliver(render_page, request.display);
    return exit_status::done;
}

}  // namespace

exit_status execute_report(const report_request& request) {
    validate_report_request(request);
    return request.paths.size() == 1 ? show_report(request) : show_overview(request);
}

}  // namespace pingpong::command
