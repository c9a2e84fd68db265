#include "pingpong/process/run_processes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/affinity.hpp"
#include "pingpong/process/subprocess.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/terminal/process_view.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

using std::chrono::steady_clock;

std::string format_share_of_time(std::chrono::nanoseconds time) {
    const auto share = std::chrono::floor<std::chrono::milliseconds>(time);
    return fmt::format("{}ms", std::max<std::chrono::milliseconds::rep>(share.count(), 1));
}

/// Whether the primary comparison of every experiment lacks a contender, so that no further process
/// would make any more precise.
bool are_all_broken(const report& report) {
    return std::ranges::all_of(report.stopping, [&report](const stopping_outcome& outcome) {
        return outcome.numerator &&
               (has_failed(report, *outcome.numerator) || has_failed(report, *outcome.denominator));
    });
}

/// A run in processes while it goes on.
class process_run {
public:
    process_run(const run_request& request, const plan& plan, const process_schedule& schedule,
                const std::vector<past_run>& history, report_files& files)
        : request_(request),
          plan_(plan),
          schedule_(schedule),
          history_(history),
          files_(files),
          components_(plan.components),
          usable_(usable_processors()),
          processors_(usable_, plan.seed),
          view_(request.display, plan, schedule.goes_on ? 0 : schedule.processes),
          next_look_(schedule.processes) {}

    finished_run play() {
        for (std::uint64_t number = 0; wants_more(number); ++number) {
            run_share share;
            share.number = number;
            share.processes = schedule_.processes;
            share.processor = processors_.next();
            if (number > 0 && schedule_.begins_run(number) && !restart_servers())
                break;
            // The time of the run does not include the warm-up.
            if (schedule_.begins_run(number))
                start_ += warm_up_time();
            const auto time = time_for(number);
            share.of_repetition = number == 0 ? 1 : part_of_repetition(time);
            auto part = run_next(share, time);
            if (!part) {
                end_early();
                break;
            }
            add(std::move(*part));
            if (run_.report.interrupted)
                break;
        }
        // One that came after the last process has nothing to end.
        while (signals_.take() != 0) {
        }
        view_.end(run_.report);
        return std::move(run_);
    }

private:
    bool wants_more(std::uint64_t number) {
        if (number == 0)
            return true;
        if (elapsed() >= plan_.stop.max_time || are_all_broken(run_.report))
            return false;
        if (!schedule_.goes_on)
            return number < schedule_.processes;
        if (number < next_look_)
            return true;
        next_look_ = next_look_at_processes(number);
        return std::ranges::any_of(run_.report.stopping, [](const stopping_outcome& outcome) {
            return !outcome.reached && !outcome.limited;
        });
    }

    /// Below 0 while services warm up.
    std::chrono::nanoseconds elapsed() const { return steady_clock::now() - start_; }

    /// Of all contenders.
    std::chrono::nanoseconds warm_up_time() const {
        return plan_.warm_up_time *
               static_cast<std::int64_t>(plan_.experiments.front().contenders.size());
    }

    /// \return  True when there is nothing to restart; false when it was interrupted or, after an
    /// error line, when it failed; what was
    ///          measured is kept.
    bool restart_servers() {
        if (request_.restart.empty())
            return true;
        subprocess command({"/bin/sh", "-c", request_.restart}, signal_forwarding::forward);
        command.read_output();
        const int status = command.wait();
        if (command.interrupted()) {
            end_early();
            return false;
        }
        if (status == 0)
            return true;
        run_.status = worse(run_.status, exit_status::io_failed);
        view_.erase();
        print_error(
            fmt::format("--restart: {} ended with status {}", in_quotes(request_.restart), status));
        return false;
    }

    /// The report of one more process; nullopt: it made none, or a signal came before it began,
    /// which does not undo what others measured.
    ///
    /// \throws command_error  As of `run_for_report`, when it is the first.
    std::optional<process_report> run_next(const run_share& share, std::chrono::nanoseconds time) {
        if (share.number > 0 && signals_.take() != 0)
            return std::nullopt;
        try {
            view_.begin(share, elapsed());
            return run_for_report(share_command_line(request_, plan_, schedule_, share, time),
                                  [&] { view_.wait(elapsed()); });
        } catch (const command_error& error) {
            if (share.number == 0)
                throw;
            view_.erase();
            if (error.status != exit_status::interrupted)
                print_error(error.what());
            return std::nullopt;
        }
    }

    /// The time until the first look is divided among the processes that are left until then; when
    /// it is over, as after a first process of large counts, the whole time is.
    std::chrono::nanoseconds time_for(std::uint64_t number) const {
        if (number >= schedule_.processes)
            return schedule_.share;
        const auto left = static_cast<std::int64_t>(schedule_.processes - number);
        const auto played = std::max(elapsed(), std::chrono::nanoseconds(0));
        auto time = schedule_.share * static_cast<std::int64_t>(schedule_.processes) - played;
        if (time < left * min_share)
            time = plan_.stop.max_time - played;
        return std::max<std::chrono::nanoseconds>(time / left, process_cost);
    }

    /// The part of a repetition of every experiment that fits into that time, once the first
    /// process has shown how long a whole one takes.
    double part_of_repetition(std::chrono::nanoseconds time) const {
        std::chrono::nanoseconds once{};
        for (const trial& trial : run_.report.trials)
            if (trial.process == 0 && trial.repetition == 0)
                once += trial.duration();
        const bool fits = schedule_.max_rounds || once <= time;
        return fits ? 1 : std::chrono::duration<double>(time) / std::chrono::duration<double>(once);
    }

    void add(process_report part) {
        run_.status = worse(run_.status, status_of_failures(part.report));
        part.report.interrupted = part.interrupted;
        describe_run(part.report);
        std::vector<report> parts;
        if (part_count_++ > 0)
            parts.push_back(std::move(run_.report));
        parts.push_back(std::move(part.report));
        auto merged = merge(std::move(parts), merge_level::processes);
        if (!merged.value)
            throw command_error(exit_status::io_failed, "processes disagree: " + merged.error);
        run_.report = std::move(*merged.value);
        for (const std::string& error : view_.end_process(run_.report))
            print_error(error);
        if (const std::string error = files_.update(run_.report, true); !error.empty()) {
            view_.erase();
            print_error(error + "; trying again later");
        }
    }

    /// Ends the run with what was measured until now.
    void end_early() {
        run_.report.interrupted = true;
        add_up(run_.report);  // its findings say so
    }

    /// Runs of the same plan tell more than a calibration, unless that rests on more runs; those
    /// that the user named always do.
    void learn_from_history(const report& part) {
        const auto found = components_of_history(part, history_);
        if (found && (found->runs >= components_.runs || !request_.history.empty()))
            components_ = *found;
    }

    /// Describes the whole run, not the share.
    void describe_run(report& part) {
        if (part_count_ == 0)
            learn_from_history(part);
        part.config.stop = plan_.stop;
        part.config.seed = plan_.seed;
        part.config.components = components_;
        if (plan_.warm_up_time.count() > 0)
            part.config.warm_up_time = plan_.warm_up_time;
        part.environment.affinity = usable_;
        if (schedule_.processes_of_run > 0)
            for (process_facts& process : part.processes)
                process.run = part_count_ / schedule_.processes_of_run;
        part.command_line = plan_.command_line;
    }

    held_signals signals_;  // between two processes, too
    const run_request& request_;
    const plan& plan_;
    const process_schedule& schedule_;
    const std::vector<past_run>& history_;
    report_files& files_;
    variance_components components_;
    std::vector<std::uint64_t> usable_;
    processor_order processors_;
    process_view view_;
    std::uint64_t next_look_;
    std::uint64_t part_count_ = 0;
    finished_run run_;
    steady_clock::time_point start_ = steady_clock::now();
};

}  // namespace

process_report run_for_report(const std::vector<std::string>& words,
                              const std::function<void()>& on_wait) {
    subprocess process(words, signal_forwarding::forward);
    const std::string output = process.read_output(on_wait);
    const int status = process.wait();
    auto parsed = from_json(output);
    if (!parsed.value && process.interrupted())
        throw command_error(exit_status::interrupted, "interrupted");
    if (!parsed.value)
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{} printed no report and ended with status {}: {}",
                                        in_quotes(words.front()), status, parsed.error));
    process_report part;
    part.report = std::move(*parsed.value);
    part.interrupted = process.interrupted() || part.report.interrupted;
    return part;
}

exit_status status_of_failures(const report& report) noexcept {
    const bool failed = std::ranges::any_of(
        report.trials, [](const trial& trial) { return trial.failure.has_value(); });
    return failed ? exit_status::io_failed : exit_status::done;
}

std::vector<std::string> share_command_line(const run_request& request, const plan& plan,
                                            const process_schedule& schedule,
                                            const run_share& share, std::chrono::nanoseconds time) {
    const command_set commands(plan.protocols);
    const option_table& run = *commands.find("run");
    std::vector<std::string> words{"/proc/self/exe", std::string(share_command),
                                   format_share(share)};
    words.insert(words.end(), request.shared_arguments.begin(), request.shared_arguments.end());
    words.push_back(run.argument("--max-time", format_share_of_time(time)));
    warm_up_amount warm_up = request.warm_up;
    if (!schedule.begins_run(share.number))
        warm_up.time = {};
    words.push_back(run.argument("--warmup", warm_up_value(max_number, 0).format(warm_up)));
    if (schedule.max_rounds)
        words.push_back(run.argument("--rounds", std::to_string(*schedule.max_rounds)));
    words.push_back(
        run.argument("--seed", std::to_string((plan.seed + share.number) & max_number)));
    return words;
}

finished_run run_processes(const run_request& request, const plan& plan,
                           const process_schedule& schedule, const std::vector<past_run>& history,
                           report_files& files) {
    return process_run(request, plan, schedule, history, files).play();
}

}  // namespace pingpong::command
