#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/commands/commands.hpp"
#include "pingpong/commands/dry_run.hpp"
#include "pingpong/commands/gate.hpp"
#include "pingpong/commands/listeners.hpp"
#include "pingpong/commands/service_probe.hpp"
#include "pingpong/files/calibration.hpp"
#include "pingpong/files/outputs.hpp"
#include "pingpong/files/report_file.hpp"
#include "pingpong/files/run_store.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/options/exchange/exchange_options.hpp"
#include "pingpong/probes/environment.hpp"
#include "pingpong/process/affinity.hpp"
#include "pingpong/process/descriptor_limit.hpp"
#include "pingpong/process/process_schedule.hpp"
#include "pingpong/process/run_processes.hpp"
#include "pingpong/process/run_to_end.hpp"
#include "pingpong/process/server_process.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "pingpong/terminal/experiment_lines.hpp"
#include "pingpong/terminal/run_observer.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Resolves all addresses, and finds out early whatever can be found to be impossible.
void prepare_plan(plan& plan, address_family family) {
    std::uint64_t descriptors = 0;
    std::vector<contender_spec> contenders;
    for (experiment& experiment : plan.experiments) {
        descriptors = std::max(
            descriptors,
            descriptors_for(experiment.contenders, experiment.connections, plan.protocols));
        contenders.insert(contenders.end(), experiment.contenders.begin(),
                          experiment.contenders.end());
    }
    resolve_all(contenders, family);
    auto resolved = contenders.begin();
    for (experiment& experiment : plan.experiments)
        for (contender_spec& contender : experiment.contenders)
            contender = *resolved++;
    ensure_descriptors(descriptors);
    resolve_address(plan.bind);
    validate_listening(services_of(contenders, plan.protocols), plan.bind);
}

/// Prints which experiments are less precise than asked for, unless a printed table says so.
void print_missed_precision(const report& report, const output_choice& outputs) {
    if (outputs.printed == format::table)
        return;
    for (const diagnostic& diagnostic : report.diagnostics)
        if (diagnostic.kind == diagnostic_kind::imprecise)
            print_notice(fmt::format(
                "{}: {}", format_with_experiment(report, diagnostic, report.stopping.size()),
                remedy_of(diagnostic.kind)));
}

/// Tells that only one processor may be used, if so.
void print_single_processor() {
    const auto processors = usable_processors();
    if (processors.size() == 1)
        print_notice(
            fmt::format("Only processor {} may be used: differences between processors cannot "
                        "be seen",
                        processors.front()));
}

/// What is known of how much ratios move on this machine.
variance_components find_components(const run_request& request) {
    const found_components found = find_calibration(
        calibration_path(), calibrated_place(describe_environment(), describe_generator()));
    if (!found.notice.empty() && request.display.level != verbosity::quiet)
        print_notice(found.notice);
    return found.components;
}

/// \throws command_error  `io_failed`: nothing could be saved.
void require_place(const run_store& store) {
    if (const std::string obstacle = store.find_obstacle(); !obstacle.empty())
        throw command_error(exit_status::io_failed, "--save: " + obstacle);
}

/// What became of a report that was to be remembered.
struct kept_run {
    bool kept = false;    ///< It is `last` now.
    bool failed = false;  ///< It was to be saved under a name, and could not be.
};

/// Remembers the report as far as that is wanted. That it cannot be kept is no error, since nobody
/// asked for that; that it cannot be saved is, and an error line says so.
kept_run remember(const report& report, const run_request& request, const run_store& store) {
    if (!request.keeps)
        return {};
    const std::string json = to_json(report);
    const std::string obstacle = store.keep(report, json);
    if (!obstacle.empty() && request.display.level == verbosity::verbose)
        print_notice("This run is not remembered: " + obstacle);
    const std::string error =
        request.saved_as.empty() ? std::string() : store.save(report, json, request.saved_as);
    if (!error.empty())
        print_error("--save: " + error);
    return {obstacle.empty(), !error.empty()};
}

/// What to type next.
std::string_view format_hint(const kept_run& run) {
    return run.kept ? "pingpong report last --full; charts: pingpong report last -o run.html"
                    : "--full; charts: -o run.html";
}

}  // namespace

exit_status execute_run(const run_request& given, const std::vector<std::string>& command_line,
                        const run_player& play) {
    if (!play && given.spread != spread::none)
        throw usage_error("--spread", "needs ranks: mpirun -n 4 pingpong-mpi run ...");
    run_request request = given;
    plan plan = make_plan(request);
    request.seed = plan.seed;
    probed_services services;
    if (needs_probe(request, plan)) {
        prepare_plan(plan, request.addresses.family);
        services = probe_services(plan);
        if (!request.dry_run)
            require_answers(services, plan);
        if (!request.rate_per_s)
            fit_to_time(request, plan, services.exchange_time());
        plan = make_plan(request);
    }
    plan.command_line = request.exchange.recorded ? command_line : hide_secrets(command_line);
    prepare_plan(plan, request.addresses.family);
    const process_schedule schedule = make_schedule(request, plan);
    if (request.dry_run) {
        print(dry_run_text(request, plan, services));
        return exit_status::done;
    }
    const bool is_shared = play || schedule.processes > 1;
    plan.components = find_components(request);
    if (is_shared && request.display.level != verbosity::quiet)
        print_single_processor();
    std::unique_ptr<subprocess> servers;
    if (request.rate_per_s && !is_shared)
        servers = start_server_process(plan, request.serve_arguments);
    const run_store store = user_run_store();
    if (!request.saved_as.empty())
        require_place(store);
    const std::vector<past_run> history =
        request.history.empty() ? store.past_runs() : read_runs_in(request.history);
    const step_summary summary;
    output_choice outputs = choose_outputs(request.outputs);
    outputs.printed = outputs.printed.value_or(format::table);
    report_files files(outputs.files);
    finished_run run = play        ? play(request, plan, files)
                       : is_shared ? run_processes(request, plan, schedule, history, files)
                                   : play_shown(std::move(plan), files, request.display);
    report& report = run.report;
    apply_gate(request.required, report);

    bool all_written = files.finish(report);
    const kept_run remembered = remember(report, request, store);
    all_written &= !remembered.failed;
    if (summary.wanted())
        all_written &= summary.append(to_markdown(report));
    if (request.display.level != verbosity::quiet) {
        files.announce();
        print_missed_precision(report, outputs);
    }
    print(render_printed(report, outputs, style_of_output(request.display.colour),
                         format_hint(remembered)));
    print_failed_gates(report, outputs);
    if (report.interrupted)
        print_error("interrupted: partial report");
    if (!all_written)
        return exit_status::io_failed;
    if (report.interrupted)
        return exit_status::interrupted;
    return worse(worse(run.status, validity_of(report)), status_of(request.required, report));
}

shared_plan make_shared_plan(std::vector<std::string> options, const protocol_table& protocols) {
    options.insert(options.begin(), "run");
    const parsed_line line = parse_command_line(std::move(options), protocols);
    const auto& request = std::get<run_request>(line.request);
    shared_plan shared;
    shared.plan = make_plan(request);
    shared.serve_arguments = request.serve_arguments;
    prepare_plan(shared.plan, request.addresses.family);
    return shared;
}

exit_status execute_share(const std::vector<std::string>& words, const protocol_table& protocols) {
    const auto share = parse_share(words.at(1));
    if (!share)
        throw usage_error(words.front(), "expected NUMBER/PROCESSES[@PROCESSOR][:PART]");
    shared_plan shared = make_shared_plan({words.begin() + 2, words.end()}, protocols);
    return play_share(std::move(shared.plan), *share, shared.serve_arguments);
}

}  // namespace pingpong::command
