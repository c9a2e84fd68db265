/// \file
/// Rank 0, which leads a run of all ranks.
#ifndef PINGPONG_RANKS_LEADING_RANK_HPP
#define PINGPONG_RANKS_LEADING_RANK_HPP

#include <cstddef>
#include <vector>

#include "pingpong/files/outputs.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/process/play_alone.hpp"
#include "pingpong/ranks/rank_card.hpp"
#include "pingpong/ranks/rank_group.hpp"
#include "pingpong/report/spread.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// Sends the plan to the other ranks, plays with them, and merges what they send back.
class leading_rank {
public:
    /// \param ranks  Outlives this.
    /// \param cards  Of all ranks, by their number.
    leading_rank(const rank_group& ranks, std::vector<rank_card> cards);

    /// Ends the others unless they were sent a plan.
    void dismiss();

    /// Plays with all; see `run_player`. Failures of the other ranks are printed with rank and
    /// host.
    ///
    /// \throws command_error  `wrong_usage`: the plan cannot be spread over the ranks, or a rank
    ///                        cannot play it; `io_failed`: their reports cannot be merged.
    finished_run play(const run_request& request, const plan& plan, report_files& files);

    /// Whether all ranks were heard of.
    bool all_are_alive() const noexcept { return missing_.empty(); }

private:
    void send_plan(const run_request& request, const plan& plan);
    std::vector<finished_run> gather(finished_run own);
    void print_failures(std::size_t rank, const report& report) const;
    finished_run join(const run_request& request, const plan& plan,
                      std::vector<finished_run> parts) const;

    const rank_group& ranks_;
    std::vector<rank_card> cards_;
    std::vector<missing_rank> missing_;
    bool has_told_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_RANKS_LEADING_RANK_HPP
