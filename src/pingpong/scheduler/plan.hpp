/// \file
/// The plan of a run: its experiments and settings.
#ifndef PINGPONG_SCHEDULER_PLAN_HPP
#define PINGPONG_SCHEDULER_PLAN_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/core/bind.hpp"
#include "pingpong/core/exchange/exchange.hpp"
#include "pingpong/core/exchange/request.hpp"
#include "pingpong/core/experiment.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/core/tls_settings.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/report/question.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/block_gate.hpp"
#include "pingpong/statistics/variance_components.hpp"

namespace pingpong {

/// The experiments of a run and its settings. The run has a copy, which refers to nothing but the
/// rows of its protocol table.
struct plan {
    std::vector<experiment> experiments;  ///< At least one.

    /// Determines the order of the contenders in each round; < 2^53, so that JSON can represent it.
    std::uint64_t seed = 1;

    /// Warm-up exchanges on each connection before the first block of a trial, reported separately;
    /// may be 0.
    std::uint64_t warm_up_exchanges = 10;

    /// How long each contender plays before anything is measured, over connections that are closed
    /// again: services translate and cache code while they are young. No part of
    /// `stopping_rule::max_time`, and none of the report; 0: not at all.
    std::chrono::nanoseconds warm_up_time{};

    /// When an experiment has enough rounds.
    stopping_rule stop;

    /// The part of each repetition that is played, in (0, 1]: whole rounds, at least one. Below 1,
    /// trials have fewer exchanges than their experiment's count.
    double repetition_share = 1;

    /// The primary comparison, the margin and the confidence.
    pingpong::question question;

    /// How much ratios move from process to process and from run to run, which no run of one
    /// process can see: what it claims allows for that.
    variance_components components = assumed_components;

    /// How often each contender opens an extra connection to measure its set-up, after the first
    /// repetition of an experiment; may be 0.
    std::uint64_t openings = 30;

    /// The longest time in which a contender sends, receives and connects nothing before its trial
    /// fails; > 0.
    std::chrono::milliseconds deadline{5000};

    /// How long a client waits for one address of a server before it tries the next; > 0.
    std::chrono::milliseconds connect_delay{250};

    /// What is exchanged by experiments without a payload; by default the original's words.
    pingpong::exchange exchange;

    /// The protocols that contenders name; its rows outlive the run.
    protocol_table protocols;

    /// Where in-process servers listen.
    bind_options bind;

    /// The limits of clients and in-process sessions.
    pingpong::limits limits;

    /// How clients of servers elsewhere use TLS. In-process servers make their own certificates,
    /// which their clients trust; of these settings they have the version and the resumption.
    tls_settings tls;

    /// Whether to measure the clock, for some tens of milliseconds after the first repetition; see
    /// `clock_facts`.
    bool measure_clock = true;

    /// Whether to count system calls, in one more block of each contender: 100 exchanges on each
    /// connection, at most 1000 in all and no more than the experiment has. It is skipped where the
    /// kernel does not permit counting.
    bool count_system_calls = true;

    /// Whether to record the bytes of one more exchange of each contender.
    bool record_wire = true;

    /// Of every experiment's connections, exchanges and rate, the part that this process plays.
    load_part part;

    /// Keeps the blocks of several processes in step; outlives the run. nullptr: there is one
    /// process.
    block_gate* gate = nullptr;

    /// Whether the report has the samples of every block, for a merge with blocks that other ranks
    /// played at the same time; see `report::samples`.
    bool keep_samples = false;

    /// The program's command line, for the report only.
    std::vector<std::string> command_line;

    plan() = default;
    /// A plan with default settings.
    explicit plan(std::vector<experiment> experiment_list)
        : experiments(std::move(experiment_list)) {}
};

/// The rounds that are played in a repetition of an experiment; >= 1.
std::uint64_t rounds_in_repetition(const plan& plan, const experiment& experiment);

/// What a contender sends in an experiment, and which replies it accepts. A server in this process
/// beside services elsewhere is a floor, whose replies follow its own rule: the check of the plan
/// is about the services.
///
/// \param contender  Its protocol is in the plan's table.
request request_of(const plan& plan, const experiment& experiment, const contender_spec& contender);

/// The cell that a contender has in the report of the plan, before anything was played. The size of
/// the reply is 0 where only the server knows it.
cell planned_cell(const plan& plan, std::size_t experiment_index, const contender_spec& contender);

/// Checks that `async_run` can run `plan`, which does so itself.
///
/// \par Errors  Throws `std::invalid_argument` with a message for the first violation found.
void validate_plan(const plan& plan);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_PLAN_HPP
