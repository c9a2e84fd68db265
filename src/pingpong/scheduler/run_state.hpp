/// \file
/// The state of a run, which all of its parts share.
#ifndef PINGPONG_SCHEDULER_RUN_STATE_HPP
#define PINGPONG_SCHEDULER_RUN_STATE_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/core/round_orders.hpp"
#include "pingpong/probes/machine_state.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/scheduler/open_loop.hpp"
#include "pingpong/scheduler/plan.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "pingpong/scheduler/stopping_watch.hpp"
#include "pingpong/transport/address.hpp"

namespace pingpong {

/// The state of a run from its beginning to its end. It outlives every repetition.
struct run_state {
    /// \param run_plan      Valid; see `validate_plan`.
    /// \param run_observer  Outlives the run.
    run_state(pingpong::executor run_executor, pingpong::plan run_plan,
              pingpong::observer& run_observer);

    pingpong::executor executor;
    pingpong::plan plan;
    pingpong::observer& observer;
    pingpong::report report;
    pingpong::totals totals;
    pingpong::servers servers;            ///< In this process.
    std::optional<stopping_watch> watch;  ///< Set once the report has its cells.
    round_orders orders;
    round_trips samples;       ///< Reused for each block.
    response_parts parts;      ///< Of `samples`, in an open loop.
    run_progress progress;     ///< Names the current experiment and repetition.
    std::vector<bool> failed;  ///< Per cell: takes no further part.

    /// Which address of a server elsewhere works, by its authority.
    std::map<std::string, std::shared_ptr<address_memory>, std::less<>> known_addresses;

    machine_state machine_at_start = read_machine_state();
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    bool cancelled = false;
    bool finished = false;            ///< Everything was measured.
    std::size_t analyzed_blocks = 0;  ///< The number of blocks when findings were last derived.

    /// The experiment that `progress` names.
    const experiment& current_experiment() const { return plan.experiments[progress.experiment]; }

    /// Updates everything in the report that is derived. In a long run the findings are updated
    /// only when the report has grown by a tenth, when the experiment has become precise enough,
    /// and at the end.
    void update_report();

    /// Updates the time and the fraction done in `progress`.
    ///
    /// \param rounds_in_progress  Of the current repetition; 0 when it is over.
    void update_progress(std::uint64_t rounds_in_progress);
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_RUN_STATE_HPP
