/// \file
/// A run that all ranks of an MPI job play.
#ifndef PINGPONG_RANKS_RUN_ON_RANKS_HPP
#define PINGPONG_RANKS_RUN_ON_RANKS_HPP

#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/ranks/rank_group.hpp"

namespace pingpong::command {

/// How the part of a rank in a run has ended.
struct ended_rank {
    exit_status status = exit_status::done;  ///< Of the process; of rank 0 it is that of the run.
    bool all_are_alive = true;  ///< False: a rank is missing, so that MPI cannot be finalised.

    ended_rank() = default;
};

/// `mpirun -n 4 pingpong-mpi run ...`: rank 0 reads the command line and the settings, and sends
/// the plan to the others; all play, and rank 0 merges their reports, writes and prints. Whatever
/// is wrong is one line of rank 0.
///
/// \param words  Of the command line, without the program's name; the same on all ranks.
ended_rank run_on_ranks(const std::vector<std::string>& words, const protocol_table& protocols,
                        const rank_group& ranks);

}  // namespace pingpong::command

#endif  // PINGPONG_RANKS_RUN_ON_RANKS_HPP
