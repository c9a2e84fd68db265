/// \file
/// The rounds of each contender, and the comparison of two contenders over the rounds of both.
#ifndef PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP
#define PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/statistics/paired_comparison.hpp"
#include "pingpong/statistics/variance_components.hpp"

namespace pingpong {

/// The two blocks of a contender in a round; if the round has one block per contender, both are
/// that block. Refers to the report.
struct round_played {
    std::size_t round = 0;
    const block* first = nullptr;
    const block* second = nullptr;
};

/// The complete rounds of each cell, ascending; valid while the blocks of the report are.
std::vector<std::vector<round_played>> rounds_of(const report& report);

/// The same for the cells of one experiment; empty for all others.
std::vector<std::vector<round_played>> rounds_of(const report& report, std::size_t experiment);

/// One statistic of the blocks, round by round; empty unless all values are > 0.
std::vector<round_figure> figures_of(const std::vector<round_played>& rounds, statistic statistic);

/// Whether the rounds of a cell have two blocks of each contender.
bool mirrored(const cell& cell);

/// A comparison with the number of repetitions and processes that played its rounds.
struct played_comparison {
    paired_comparison figures;
    std::uint64_t repetitions = 1;
    std::uint64_t processes = 1;
    std::uint64_t runs = 1;
    std::optional<double> run_sd;         ///< See `comparison::run_sd`.
    std::vector<machine_ratio> machines;  ///< See `comparison::machines`.
};

/// Compares one statistic over the rounds that both contenders played.
///
/// Each process has a warm-up of its own, and its steady state may differ from that of the others:
/// steady states are found process by process. With `min_processes`, half of them may be without.
///
/// What is observed is no narrower than the intervals over three or more repetitions: all rounds of
/// a repetition use the same connections, whose memory layout makes a protocol differ from itself
/// by some tenths of a percent for as long as they last. With `min_processes` it is an interval
/// over processes. With three or more machines it is no narrower than the t-interval over their
/// means, and lies around the mean of these; of fewer machines, where the processes are ranks that
/// played beside each other, three or more of them take their place. With fewer processes, the
/// claim allows for how much processes differ, and always for how much runs do; see
/// `variance_components`.
///
/// \param a, b   From `rounds_of`; the rounds of a process are adjacent.
/// \param facts  Of the processes, by their number; may be empty.
/// \return       nullopt when they share no round.
std::optional<played_comparison> compare_played(const std::vector<round_played>& a,
                                                const std::vector<round_played>& b,
                                                statistic statistic,
                                                std::span<const process_facts> facts,
                                                const comparison_rules& rules);

/// How much the log ratios of two contenders differ on each level.
///
/// \param a, b, facts  As of `compare_played`.
level_spread spread_by_level(const std::vector<round_played>& a, const std::vector<round_played>& b,
                             statistic statistic, std::span<const process_facts> facts);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_ROUNDS_PLAYED_HPP
