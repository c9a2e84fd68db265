/// \file
/// A process's share of a run, as the process itself sees it.
#ifndef PINGPONG_PROCESS_SHARE_HPP
#define PINGPONG_PROCESS_SHARE_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// The share of a run that a process plays.
struct run_share {
    std::uint64_t number = 0;                ///< Of the process, from 0.
    std::uint64_t processes = 1;             ///< That are certain to play.
    std::optional<std::uint64_t> processor;  ///< The only one to use; nullopt: any.
    double of_repetition = 1;                ///< See `plan::repetition_share`.

    run_share() = default;
};

/// The share in a word: `3/12`; `3/12@1` for one on processor 1; `3/12@1:0.4` for one that plays
/// two fifths of each repetition.
std::string format_share(const run_share& share);

/// \return  nullopt: it is no such value.
std::optional<run_share> parse_share(std::string_view text) noexcept;

/// Plays a share and prints its report as JSON, and nothing else: failures are in the report.
///
/// It plays until its time or its rounds are over, whatever its precision. What is the same in
/// every process is measured by the first one only.
///
/// \param serve_arguments  See `run_request`; the servers of an open loop are kept off the share's
///                         processor.
exit_status play_share(plan plan, const run_share& share,
                       const std::vector<std::string>& serve_arguments);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_SHARE_HPP
