/// \file
/// How a run is divided among processes.
#ifndef PINGPONG_PROCESS_PROCESS_SCHEDULE_HPP
#define PINGPONG_PROCESS_PROCESS_SCHEDULE_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "pingpong/core/round_orders.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// The number of processes after which the claim is looked at for the first time: enough for an
/// interval over them.
inline constexpr std::uint64_t first_look_at_processes = 12;

/// What a process costs until its first block, at most.
inline constexpr std::chrono::milliseconds process_cost{20};

/// The least time of a process.
inline constexpr std::chrono::milliseconds min_share = 2 * process_cost;

/// The division of a run among processes, which play one after the other.
///
/// Every process plays each experiment at least once, so that it may take longer than its share.
struct process_schedule {
    /// Their number; 1: this process plays alone. When `goes_on`, that of the first look.
    std::uint64_t processes = 1;

    /// Whether more processes follow, until the claim is precise enough or the time is over.
    bool goes_on = false;
    std::uint64_t processes_of_run = 0;       ///< After so many a run ends; 0: there is one run.
    std::chrono::nanoseconds share{};         ///< The time of each.
    std::optional<std::uint64_t> max_rounds;  ///< Of each; nullopt: no limit.

    process_schedule() = default;

    /// Whether that process, from 0, is the first of a run.
    bool begins_run(std::uint64_t number) const noexcept {
        return processes_of_run == 0 ? number == 0 : number % processes_of_run == 0;
    }
};

/// The schedule of a run: as many processes as were asked for; or twelve, spread over the first ten
/// seconds or the whole time where that is shorter, and more of the same length after them. Where
/// rounds are limited, no more processes than there are repetitions.
///
/// \throws command_error  `wrong_usage`: more processes than the time allows.
process_schedule make_schedule(const run_request& request, const plan& plan);

/// The number of processes at the next look: 12, 18, 27, 41, ...
std::uint64_t next_look_at_processes(std::uint64_t processes) noexcept;

/// The processors that processes are pinned to: each in turn, in an order that is drawn anew each
/// time all had theirs, so that no processor has more than one process more than another.
class processor_order {
public:
    /// \param processors  May be empty: processes are not pinned.
    /// \param seed        Determines the order.
    processor_order(std::vector<std::uint64_t> processors, std::uint64_t seed);

    /// The processor of the next process.
    std::optional<std::uint64_t> next();

private:
    std::vector<std::uint64_t> processors_;
    std::vector<std::size_t> order_;
    round_orders orders_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_PROCESS_SCHEDULE_HPP
