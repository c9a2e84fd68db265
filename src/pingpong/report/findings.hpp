/// \file
/// What is derived from the measurements of a run.
#ifndef PINGPONG_REPORT_FINDINGS_HPP
#define PINGPONG_REPORT_FINDINGS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/report/diagnostics.hpp"
#include "pingpong/statistics/cost_model.hpp"
#include "pingpong/statistics/paired_comparison.hpp"
#include "pingpong/statistics/verdict.hpp"

namespace pingpong {

/// The figure of blocks that is compared.
enum class statistic { median, mean, p99 };

/// How much a verdict can be relied on.
enum class certainty {
    firm,
    tentative,  ///< A diagnostic of this run concerns it.
    withheld,   ///< The run does not support any verdict.
};

/// The verdict on a comparison.
struct verdict {
    /// Which of the two takes longer.
    verdict_kind kind = verdict_kind::undecided;
    pingpong::certainty certainty = pingpong::certainty::firm;  ///< How much it can be relied on.

    /// Other implementations of the same two protocols, or the same with default settings, have the
    /// opposite verdict.
    bool implementation_dependent = false;

    std::vector<diagnostic_kind> downgrades;  ///< What made it less than firm.
};

/// The ratio of a comparison on a single machine.
struct machine_ratio {
    std::size_t machine = 0;      ///< Index into the report's machines.
    std::uint64_t processes = 1;  ///< That played on it; >= 1.
    estimate ratio;               ///< Of its own rounds, with an interval over those.
};

/// A comparison of two contenders of the same experiment.
struct comparison {
    std::size_t numerator = 0;    ///< A cell.
    std::size_t denominator = 0;  ///< A cell of the same experiment.
    pingpong::statistic statistic = pingpong::statistic::median;  ///< The figure that is compared.
    paired_comparison figures;                                    ///< Differences in ns.

    /// Processes that played the rounds. With `min_processes`, the claim is that of their means;
    /// see `mean_over_processes`.
    std::uint64_t processes = 1;

    /// Repetitions that the rounds belong to, each with connections of its own; effects that last
    /// as long as a connection do not show in fewer than three.
    std::uint64_t repetitions = 1;

    /// Runs that the processes belong to. With three or more, the claim is no narrower than the
    /// interval over their means.
    std::uint64_t runs = 1;

    /// The standard deviation of the means of their log ratios; nullopt: fewer than three runs.
    std::optional<double> run_sd;

    /// The ratio on each machine that played it, by machine; empty where there are not several.
    /// With three or more, the claim is no narrower than the interval over the machines' means.
    std::vector<machine_ratio> machines;

    /// Ratio of exchanges per second, averaged over the same rounds in the same way; only for the
    /// median.
    std::optional<double> throughput_ratio;

    std::optional<double> p_holm;  ///< Holm-adjusted p-value; nullopt: exploratory.
    pingpong::verdict verdict;     ///< The verdict.

    /// Whether the verdict is not adjusted for multiple comparisons: the run was not made for it,
    /// and among many such comparisons a few differ by chance.
    bool exploratory() const noexcept { return !p_holm.has_value(); }
};

/// With fewer repetitions, a difference may be due to the connections and not the protocols.
inline constexpr std::uint64_t min_independent_repetitions = 3;

/// A check of the interval of the primary comparison during a run.
struct look {
    std::uint64_t rounds = 0;  ///< Rounds played until then.
    double half_width = 0;     ///< Half width of the interval, as a ratio - 1.
};

/// How an experiment ended.
///
/// Its precision is half the width of an interval, as a ratio - 1: that of the primary comparison's
/// ratio or, when nothing is compared, that of the contenders' own medians, of the least precise
/// one.
struct stopping_outcome {
    std::size_t experiment = 0;              ///< Index into the plan.
    std::optional<std::size_t> numerator;    ///< Cells of the primary comparison; nullopt: none.
    std::optional<std::size_t> denominator;  ///< nullopt with `numerator`.
    bool reached = false;                    ///< Whether the requested precision was reached.
    std::uint64_t rounds = 0;                ///< Rounds played.
    std::optional<double> half_width;        ///< Achieved precision; nullopt: no interval.
    std::optional<std::uint64_t>
        rounds_needed;  ///< Estimate for the requested precision; nullopt: unknown.

    /// The part of the precision that no number of rounds of these processes can narrow, nor, once
    /// there are `min_processes`, any number of processes; 0: none.
    double unseen_half_width = 0;
    bool limited = false;     ///< Nothing but that part is left to narrow: more rounds are no use.
    std::vector<look> looks;  ///< All checks, in order.
};

/// The costs of a contender: once per connection, and per exchange.
struct cell_cost {
    std::size_t cell = 0;        ///< Index into the report's cells.
    std::uint64_t openings = 0;  ///< Timed openings.

    /// Connect, handshake, and how much longer the first exchange takes than the ones that follow
    /// it on the same connection; over `openings`. nullopt: it was never timed, or is part of every
    /// exchange.
    std::optional<estimate> set_up_ns;
    std::optional<estimate> per_exchange_ns;  ///< Mean of blocks, with an interval over rounds.
};

/// The same costs fitted to the durations of trials, over all experiments that differ in their
/// count only: a check of the direct measurement.
struct fitted_cost {
    std::size_t cell = 0;  ///< The first of the cells that it is fitted to.
    cost_fit fit;          ///< The line, and how well it fits.
};

/// The number of exchanges from which one contender of an experiment beats another.
struct cell_break_even {
    std::size_t numerator = 0;    ///< Usually the cell with the longer set-up.
    std::size_t denominator = 0;  ///< The cell that it is compared with.
    break_even count;             ///< The number of exchanges, if there is one.
};

/// The cost per exchange of one step from a simpler contender to the next.
struct ladder_step {
    std::string step;      ///< E.g. "WebSocket framing".
    std::size_t from = 0;  ///< A cell.
    std::size_t to = 0;    ///< A cell of the same experiment.
    estimate cost_ns;  ///< Difference of the medians; see `paired_comparison::difference_claim`.
};

/// A contender against itself: first blocks of rounds / second blocks.
struct null_ratio {
    std::size_t cell = 0;  ///< Index into the report's cells.
    estimate ratio;        ///< Ratio of the medians; 1 except for chance and drift.
};

/// What an experiment tells about the machine it was measured on.
struct experiment_checks {
    std::size_t experiment = 0;  ///< Index into the plan.

    /// Wall time / CPU time of closed loops with an in-process server, which never idle: 1 on a
    /// machine that does nothing else. Median over the blocks; nullopt: unknown.
    std::optional<double> contention_median;
    std::optional<double> contention_mean;  ///< The same over all blocks together.

    /// Slowest / fastest running median of the floor's rounds; nullopt: the floor did not play.
    std::optional<double> level_shift;

    std::vector<null_ratio> null_ratios;     ///< Of each contender whose rounds have two blocks.
    std::vector<std::uint64_t> slow_blocks;  ///< See `find_slow_blocks`; indices into the report.

    severity worst = severity::note;  ///< Of the diagnostics that concern the experiment.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_FINDINGS_HPP
