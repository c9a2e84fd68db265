#include "pingpong/process/play_series.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/run_processes.hpp"

namespace pingpong::command {
namespace {

run_request make_request(const series_settings& settings, const protocol_table& protocols,
                         std::uint64_t seed) {
    const question question;
    std::vector<std::string> words{"run", "--counts=1000",
                                   "--protocols=" + question.numerator + ',' + question.denominator,
                                   "--quiet", "--seed=" + std::to_string(seed & max_number)};
    words.insert(words.end(), settings.options.begin(), settings.options.end());
    return std::get<run_request>(parse_command_line(std::move(words), protocols).request);
}

finished_run play_in_one_process(const run_request& request, const plan& plan,
                                 const series_settings& settings) {
    process_schedule alone;
    alone.max_rounds = plan.stop.max_rounds;
    run_share share;
    share.processor = settings.processor;
    const process_report part =
        run_for_report(share_command_line(request, plan, alone, share, plan.stop.max_time));
    finished_run run;
    run.report = part.report;
    run.report.config.components = plan.components;
    run.report = *merge({std::move(run.report)}, merge_level::processes).value;
    run.report.interrupted = part.interrupted;
    run.status = status_of_failures(part.report);
    return run;
}

}  // namespace

series_player::series_player(const protocol_table& protocols, std::uint64_t seed)
    : protocols_(protocols), seed_(seed) {
}

bool series_player::play(const series_settings& settings, rerun_series& series) {
    const run_request request = make_request(settings, protocols_, seed_);
    seed_ += 1000;  // each process of a run has a seed of its own
    const plan plan = make_plan(request);
    report_files no_files({});
    finished_run run =
        settings.in_one_process
            ? play_in_one_process(request, plan, settings)
            : run_processes(request, plan, make_schedule(request, plan), {}, no_files);
    series.name = settings.name;
    interrupted_ = run.report.interrupted;
    for (const trial& trial : run.report.trials)
        if (trial.failure)
            failure_ = *trial.failure;
    last_ = std::move(run.report);
    if (interrupted_ || !failure_.empty())
        return false;
    if (auto found = rerun_of(last_))
        series.runs.push_back(std::move(*found));
    return true;
}

}  // namespace pingpong::command
