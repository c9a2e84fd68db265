#include "pingpong/process/process_schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong::command {
namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

/// Time in which the first look is due.
constexpr nanoseconds first_look_time = 10s;

/// More time does not make more processes than this, but longer ones.
constexpr nanoseconds::rep max_processes_in_time = 240;

nanoseconds divide(nanoseconds time, std::uint64_t processes) {
    return time / static_cast<nanoseconds::rep>(processes);
}

/// The number of repetitions that have so many rounds, of the experiment that needs the most.
std::uint64_t repetitions_for(std::uint64_t rounds, const plan& plan) {
    std::uint64_t repetitions = 1;
    for (const experiment& experiment : plan.experiments) {
        const std::uint64_t in_each = layout_of(experiment).rounds;
        repetitions = std::max(repetitions, (rounds + in_each - 1) / in_each);
    }
    return repetitions;
}

std::uint64_t first_processes(nanoseconds max_time) {
    const auto fitting =
        static_cast<std::uint64_t>(std::max<nanoseconds::rep>(max_time / min_share, 1));
    return std::min(first_look_at_processes, fitting);
}

void require_time(std::uint64_t processes, nanoseconds max_time) {
    const nanoseconds needed = process_cost * processes;
    if (processes > 1 && needed > max_time)
        throw usage_error(
            "--processes",
            fmt::format("{} processes need {} ms or more, and --max-time is {} ms", processes,
                        std::chrono::ceil<std::chrono::milliseconds>(needed).count(),
                        std::chrono::floor<std::chrono::milliseconds>(max_time).count()));
}

/// Every run has as many processes as any other.
void divide_into_runs(process_schedule& schedule, std::uint64_t runs, nanoseconds max_time) {
    schedule.processes_of_run = (schedule.processes + runs - 1) / runs;
    schedule.processes = schedule.processes_of_run * runs;
    schedule.goes_on = false;
    schedule.share = divide(max_time, schedule.processes);
}

}  // namespace

process_schedule make_schedule(const run_request& request, const plan& plan) {
    const nanoseconds max_time = plan.stop.max_time;
    const bool is_limited = plan.stop.max_rounds != stopping_rule().max_rounds;
    process_schedule schedule;
    if (request.in_process)
        return schedule;
    if (request.processes) {
        require_time(*request.processes, max_time);
        schedule.processes = *request.processes;
        schedule.share = divide(max_time, schedule.processes);
    } else {
        schedule.processes = first_processes(max_time);
        if (is_limited)
            schedule.processes =
                std::min(schedule.processes, repetitions_for(plan.stop.max_rounds, plan));
        schedule.goes_on = !is_limited && schedule.processes > 1;
        schedule.share =
            divide(is_limited ? max_time : std::min(max_time, first_look_time), schedule.processes);
        schedule.share = std::max(schedule.share, max_time / max_processes_in_time);
    }
    if (request.runs > 1)
        divide_into_runs(schedule, request.runs, max_time);
    if (is_limited)
        schedule.max_rounds = (plan.stop.max_rounds + schedule.processes - 1) / schedule.processes;
    return schedule;
}

std::uint64_t next_look_at_processes(std::uint64_t processes) noexcept {
    return processes < first_look_at_processes ? first_look_at_processes : look_after(processes);
}

processor_order::processor_order(std::vector<std::uint64_t> processors, std::uint64_t seed)
    : processors_(std::move(processors)), orders_(seed) {
}

std::optional<std::uint64_t> processor_order::next() {
    if (processors_.empty())
        return std::nullopt;
    if (order_.empty())
        order_ = orders_.draw(processors_.size());
    const std::size_t next = order_.back();
    order_.pop_back();
    return processors_[next];
}

}  // namespace pingpong::command
