/// \file
/// What a rank plays of a run, and sends to rank 0.
#ifndef PINGPONG_RANKS_RANK_PART_HPP
#define PINGPONG_RANKS_RANK_PART_HPP

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/process/play_alone.hpp"
#include "pingpong/process/subprocess.hpp"
#include "pingpong/ranks/rank_group.hpp"
#include "pingpong/report/spread.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// A rank on a slower machine finishes its last repetition later; the least time to wait for it.
inline constexpr std::chrono::seconds least_patience{10};

/// How long rank 0 waits for the others after SIGTERM. Open MPI kills ranks a second later, or when
/// its parameter says, and by then the report has to be written.
std::chrono::nanoseconds time_after_interruption();

/// The words as one text, and back; none of them has a zero byte.
std::string join_words(const std::vector<std::string>& words);
std::vector<std::string> split_words(std::string_view text);

/// The servers that a plan needs outside of its process, and where its contenders find them: those
/// of an open loop; under a load, those of rank 0, which all use. All ranks call it.
///
/// \param options  Of `serve`.
std::unique_ptr<subprocess> start_servers(spread how, const rank_group& ranks, plan& plan,
                                          const std::vector<std::string>& options);

/// Adds the facts that only this process knows.
void describe_part(finished_run& part, int rank);

/// What a rank sends when it has played, its exit status and its report; and back. nullopt: the
/// text has no report.
std::string format_part(const finished_run& run);
std::optional<finished_run> parse_part(std::string_view text);

}  // namespace pingpong::command

#endif  // PINGPONG_RANKS_RANK_PART_HPP
