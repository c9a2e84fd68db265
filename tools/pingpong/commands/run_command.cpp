#include "pingpong/commands/run_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/commands/dry_run.hpp"
#include "pingpong/commands/gate.hpp"
#include "pingpong/commands/listeners.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/process/descriptor_limit.hpp"
#include "pingpong/process/interruption.hpp"
#include "pingpong/process/report_outputs.hpp"
#include "pingpong/process/run_processes.hpp"
#include "pingpong/process/servers_beside.hpp"
#include "pingpong/process/step_summary.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "pingpong/terminal/experiment_lines.hpp"
#include "pingpong/terminal/run_observer.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

namespace asio = boost::asio;

/// Whatever can be found out to be impossible is found out now.
void prepare(plan& what) {
    std::uint64_t descriptors = 0;
    std::vector<contender_spec> all;
    for (experiment& each : what.experiments) {
        descriptors = std::max(descriptors, descriptors_for(each.contenders, each.connections));
        resolve_all(each.contenders);
        all.insert(all.end(), each.contenders.begin(), each.contenders.end());
    }
    ensure_descriptors(descriptors);
    resolve_address(what.bind);
    check_listening(services_of(all, what.protocols), what.bind);
}

/// Runs the plan to its end or to a signal.
report run_to_the_end(plan what, run_observer& observer) {
    asio::io_context context(1);
    asio::cancellation_signal cancel;
    interruption signals(context, [&cancel] { cancel.emit(asio::cancellation_type::total); });
    report measured;
    std::exception_ptr bug;
    async_run(context.get_executor(), std::move(what), observer,
              asio::bind_cancellation_slot(cancel.slot(),
                                           [&](std::exception_ptr thrown, report everything) {
                                               bug = std::move(thrown);
                                               measured = std::move(everything);
                                               signals.forget();
                                               if (bug)
                                                   context.stop();
                                           }));
    context.run();
    if (bug)
        std::rethrow_exception(bug);
    return measured;
}

/// A run that is less precise than asked for is not to pass for one that is.
void tell_of_missing_precision(const report& measured) {
    for (const diagnostic& each : measured.diagnostics)
        if (each.kind == diagnostic_kind::imprecise)
            tell(fmt::format("{} {}", text_with_place(measured, each, measured.stopping.size()),
                             remedy_of(each.kind)));
}

/// Whoever reads the table at a terminal is told there.
bool is_read_at_once(const output_choice& outputs) {
    return outputs.printed == format::table && facts_of_stream(STDOUT_FILENO).terminal;
}

finished_run run_here(plan what, report_files& files, const display_options& how) {
    run_observer observer(files, how);
    finished_run run;
    run.measured = run_to_the_end(std::move(what), observer);
    observer.end(run.measured);
    run.status = observer.status();
    return run;
}

}  // namespace

exit_status perform(const run_request& request, const std::vector<std::string>& command_line) {
    plan what = make_plan(request);
    what.command_line = command_line;
    prepare(what);
    if (request.dry_run) {
        print(dry_run_text(request, what));
        return exit_status::done;
    }
    const bool shared = request.processes > 1;
    const auto beside =
        request.rate_per_s && !shared ? serve_beside(what, request.serve_arguments) : nullptr;
    const step_summary summary;
    output_choice outputs = choose_outputs(request.outputs);
    outputs.printed = outputs.printed.value_or(format::table);
    report_files files(outputs.files);
    finished_run run =
        shared ? run_processes(shares_of(request, what), command_line, files, request.display)
               : run_here(std::move(what), files, request.display);
    report& measured = run.measured;
    apply(request.required, measured);

    bool all_written = files.finish(measured);
    if (summary.wanted())
        all_written &= summary.append(to_markdown(measured));
    print(render(measured, *outputs.printed, style_of_output(request.display.colour)));
    if (request.display.level != verbosity::quiet) {
        files.announce();
        if (!is_read_at_once(outputs))
            tell_of_missing_precision(measured);
    }
    // When a share was interrupted, it has said so.
    if (measured.interrupted && !shared)
        complain("interrupted: the report has what was measured until then");
    if (!all_written)
        return exit_status::io_failed;
    if (measured.interrupted)
        return exit_status::interrupted;
    return worse(worse(run.status, validity_of(measured)), status_of(request.required, measured));
}

}  // namespace pingpong::command
