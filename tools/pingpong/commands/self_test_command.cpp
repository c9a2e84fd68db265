#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <thread>
#include <utility>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/files/calibration.hpp"
#include "pingpong/process/affinity.hpp"
#include "pingpong/process/play_series.hpp"
#include "pingpong/process/run_to_end.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/scheduler/self_test.hpp"
#include "pingpong/terminal/live_lines.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

using std::chrono::steady_clock;

/// Shows how many trials are done.
class trial_progress final : public self_test_observer {
public:
    explicit trial_progress(bool shown) : live_(shown, colour_choice::never) {}

    void progress(const self_test_report& report) override {
        live_.show({fmt::format("trial {}/{}", report.delayed.size(), report.plan.trials)});
    }

private:
    live_lines live_;
};

self_test_report run_trials(const self_test_plan& plan, const protocol_table& protocols,
                            bool shows_progress) {
    boost::asio::io_context context(1);
    trial_progress progress(shows_progress);
    auto finished = run_to_end<self_test_report>(context, [&](auto token) {
        async_self_test(context.get_executor(), plan, protocols, progress, std::move(token));
    });
    return std::move(finished.value);
}

/// Plays complete runs, several series in turn, and adds them to the report.
class rerun_test {
public:
    rerun_test(const self_test_request& request, const protocol_table& protocols,
               self_test_report& report)
        : report_(report),
          player_(protocols, report.plan.seed),
          live_(request.display.level != verbosity::quiet, colour_choice::never) {}

    /// \param interval  From the beginning of a run to that of the next one, where it is longer
    ///                  than the run.
    void play(const std::vector<series_settings>& kinds, std::uint64_t runs,
              steady_clock::duration interval) {
        const auto begin = steady_clock::now();
        report_.reruns.resize(kinds.size());
        for (std::uint64_t run = 0; run < runs; ++run) {
            std::this_thread::sleep_until(begin + interval * static_cast<std::int64_t>(run));
            for (std::size_t i = 0; i < kinds.size(); ++i) {
                live_.show({fmt::format("run {}/{}{}", run + 1, runs,
                                        kinds.size() > 1 ? ", " + kinds[i].name : "")});
                if (!player_.play(kinds[i], report_.reruns[i]))
                    return end(begin);
            }
        }
        end(begin);
    }

private:
    void end(steady_clock::time_point begin) {
        live_.erase();
        report_.duration += steady_clock::now() - begin;
        report_.interrupted |= player_.interrupted();
        if (!player_.failure().empty())
            report_.failure = player_.failure();
        const pingpong::report& last = player_.last_report();
        report_.generator = last.generator;
        report_.environment = last.environment;
        report_.margin = last.config.question.margin;
        report_.confidence = last.config.question.confidence;
    }

    self_test_report& report_;
    series_player player_;
    live_lines live_;
};

series_settings complete_runs(std::chrono::nanoseconds time) {
    const auto whole = std::chrono::ceil<std::chrono::milliseconds>(time);
    series_settings settings;
    settings.name = "complete runs";
    settings.options = {fmt::format("--max-time={}ms", whole.count())};
    return settings;
}

/// A run takes two thirds of its part of the time, and no longer than ten seconds.
void play_calibration(rerun_test& test, const self_test_request& request) {
    constexpr std::chrono::nanoseconds max_run_time = std::chrono::seconds(10);
    const std::uint64_t runs = std::max<std::uint64_t>(request.runs.value_or(20), 2);
    const auto interval = request.max_time / static_cast<std::int64_t>(runs);
    test.play({complete_runs(std::min(interval * 2 / 3, max_run_time))}, runs, interval);
}

/// Runs of one process of 20 rounds, anywhere and on each processor, and of twelve such processes.
std::vector<series_settings> component_series() {
    std::vector<series_settings> all(1);
    all[0].name = "one process, any processor";
    std::vector<std::uint64_t> processors = usable_processors();
    constexpr std::size_t max_processors = 4;
    processors.resize(std::min(processors.size(), max_processors));
    for (const std::uint64_t processor : processors) {
        series_settings& pinned = all.emplace_back();
        pinned.name = fmt::format("one process, processor {}", processor);
        pinned.processor = processor;
    }
    for (series_settings& single : all) {
        single.in_one_process = true;
        single.options = {"--rounds=20"};
    }
    series_settings& whole = all.emplace_back();
    whole.name = "12 processes in turn";
    whole.options = {"--rounds=240", "--processes=12"};
    return all;
}

void calibrate(const self_test_report& report) {
    stored_calibration calibration;
    calibration.place = calibrated_place(report.environment, report.generator);
    calibration.components = components_of(report.reruns.front());
    const std::string path = calibration_path();
    if (path.empty())
        throw command_error(exit_status::io_failed,
                            "--calibrate: neither XDG_STATE_HOME nor HOME names a folder");
    write_calibration(path, calibration);
    print_notice("Written: " + path);
}

bool agree(const self_test_report& report) {
    for (const rerun_series& series : report.reruns)
        if (outcome_of(series).contradicting_pairs > 0)
            return false;
    return true;
}

exit_status status_of(const self_test_report& report) {
    if (report.failure)
        return exit_status::io_failed;
    if (report.interrupted)
        return exit_status::interrupted;
    if (report.plan.trials == 0)
        return agree(report) ? exit_status::done : exit_status::invalid_measurement;
    const self_test_outcome outcome = outcome_of(report);
    if (outcome.keeps_level == evidence::no || !agree(report))
        return exit_status::invalid_measurement;
    const bool both_hold =
        outcome.keeps_level == evidence::yes && outcome.finds_delay == evidence::yes;
    return both_hold ? exit_status::done : exit_status::inconclusive;
}

/// A report of runs alone.
self_test_report without_trials(const self_test_plan& plan) {
    self_test_report report;
    report.plan = plan;
    report.plan.trials = 0;
    report.start = std::chrono::system_clock::now();
    return report;
}

}  // namespace

exit_status execute_self_test(const self_test_request& request, const protocol_table& protocols) {
    using namespace std::chrono_literals;
    self_test_plan plan = request.plan;
    plan.seed = request.seed ? *request.seed : random_seed();
    const bool only_runs = request.calibrates || request.shows_components;
    self_test_report report =
        only_runs ? without_trials(plan)
                  : run_trials(plan, protocols, request.display.level != verbosity::quiet);
    if (!report.failure && !report.interrupted) {
        rerun_test test(request, protocols, report);
        if (request.shows_components)
            test.play(component_series(), request.runs.value_or(25), {});
        else if (request.calibrates)
            play_calibration(test, request);
        else
            test.play({complete_runs(3s)}, request.runs.value_or(8), {});
    }
    print(request.printed == format::json ? to_json(report) : to_table(report));
    if (report.failure)
        print_error(plan.protocol + ": " + *report.failure);
    else if (request.calibrates && !report.interrupted)
        calibrate(report);
    return status_of(report);
}

}  // namespace pingpong::command
