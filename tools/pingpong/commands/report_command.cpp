#include "pingpong/commands/report_command.hpp"

#include "pingpong/commands/gate.hpp"
#include "pingpong/process/page_outputs.hpp"
#include "pingpong/process/report_file.hpp"
#include "pingpong/process/report_outputs.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

namespace {

exit_status show_one(const report_request& request) {
    report read = read_report(request.paths.front());
    apply(request.required, read);
    const output_choice outputs = choose_outputs(request.outputs);
    report_files files(outputs.files);
    const bool all_written = files.finish(read);
    if (outputs.printed)
        print(render(read, *outputs.printed, style_of_output(request.display.colour)));
    if (request.display.level != verbosity::quiet)
        files.announce();
    return all_written ? status_of(request.required, read) : exit_status::io_failed;
}

exit_status show_together(const report_request& request) {
    std::vector<named_report> all;
    for (const std::string& path : request.paths)
        all.push_back({path, read_report(path)});
    page_outputs outputs(choose_outputs(request.outputs), "several reports", overview_formats());
    const auto page = [&all](format how, const text_style& style) {
        return render(all, how, style);
    };
    outputs.deliver(page, request.display);
    return exit_status::done;
}

}  // namespace

exit_status perform(const report_request& request) {
    validate_report(request);
    return request.paths.size() == 1 ? show_one(request) : show_together(request);
}

}  // namespace pingpong::command
