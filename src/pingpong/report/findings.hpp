/// \file
/// What a run found out, as far as it is derived from what it measured.
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

/// A figure of a block that is compared.
enum class statistic { median, mean, p99 };

/// How much weight a finding bears.
enum class certainty {
    firm,
    tentative,  ///< A diagnostic of this run concerns it.
    withheld,   ///< The run does not support any finding.
};

/// What is said of a comparison.
struct verdict {
    /// Which of the two takes longer, if anything can be said.
    verdict_kind kind = verdict_kind::undecided;
    pingpong::certainty certainty = pingpong::certainty::firm;  ///< How firmly it is said.

    /// Other implementations of the same two protocols, or other settings of this one, answer the
    /// other way round.
    bool implementation_dependent = false;

    std::vector<diagnostic_kind> downgrades;  ///< What made it less than firm.
};

/// One contender against another of the same experiment.
struct comparison {
    std::size_t numerator = 0;    ///< A cell.
    std::size_t denominator = 0;  ///< A cell of the same experiment.
    pingpong::statistic statistic = pingpong::statistic::median;  ///< What is compared.
    paired_comparison figures;                                    ///< Differences in ns.

    /// Whose rounds they are. With 3 or more, the claim is no narrower than what their means differ
    /// by allows; see `over_processes`.
    std::uint64_t processes = 1;

    /// Each of them had connections of its own; what lasts as long as a connection is not seen in
    /// fewer than three.
    std::uint64_t repetitions = 1;

    /// Exchanges by time, averaged over the same rounds in the same way; with the median only.
    std::optional<double> throughput_ratio;

    std::optional<double> p_holm;  ///< Adjusted for all verdicts of its kind; else nullopt.
    pingpong::verdict verdict;     ///< What it comes to.

    /// Whether its verdict is not adjusted for how many there are: one that the run was not made
    /// for, and that may be one of the few in many that differ by chance.
    bool exploratory() const noexcept { return !p_holm.has_value(); }
};

/// With fewer repetitions, a difference of two contenders may be one of their connections.
inline constexpr std::uint64_t enough_repetitions = 3;

/// A look at the interval of the primary comparison.
struct look {
    std::uint64_t rounds = 0;  ///< That were played until then.
    double half_width = 0;     ///< As a ratio less 1.
};

/// How an experiment came to its end.
struct stopping_outcome {
    std::size_t experiment = 0;              ///< Index into the plan.
    std::optional<std::size_t> numerator;    ///< Cells of the primary comparison; nullopt: none.
    std::optional<std::size_t> denominator;  ///< nullopt with `numerator`.
    bool reached = false;                    ///< The precision that was asked for.
    std::uint64_t rounds = 0;                ///< That were played.
    std::optional<double> half_width;        ///< Achieved; nullopt: no interval.
    std::optional<std::uint64_t> rounds_needed;  ///< For the precision, as these rounds spread.
    std::vector<look> looks;                     ///< All there were, in their order.
};

/// What a contender's conversation costs: once, and per exchange.
struct cell_cost {
    std::size_t cell = 0;        ///< Index into the report's cells.
    std::uint64_t openings = 0;  ///< That were timed.

    /// Connect, handshake, and how much longer the first exchange takes than the ones that follow
    /// it on the same connection; over `openings`. nullopt: it was never timed, or is part of every
    /// exchange.
    std::optional<estimate> set_up_ns;
    std::optional<estimate> per_exchange_ns;  ///< Mean of blocks, with an interval over rounds.
};

/// The same for all experiments that differ in their count only, from how long trials took: a check
/// of the direct measure.
struct fitted_cost {
    std::size_t cell = 0;  ///< The first of the cells it is fitted to.
    cost_fit fit;          ///< The line, and how well it fits.
};

/// From how many exchanges on one contender of an experiment beats another.
struct cell_break_even {
    std::size_t numerator = 0;    ///< The cell that is slower to set up, as a rule.
    std::size_t denominator = 0;  ///< The cell it is to beat.
    break_even count;             ///< From where on, if anywhere.
};

/// What one step from a simpler contender to the next adds to an exchange.
struct ladder_step {
    std::string step;      ///< E.g. "WebSocket framing".
    std::size_t from = 0;  ///< A cell.
    std::size_t to = 0;    ///< A cell of the same experiment.
    estimate cost_ns;      ///< Difference of the medians, as far as it may be claimed.
};

/// A contender against itself: the first blocks of rounds by the second ones.
struct null_ratio {
    std::size_t cell = 0;  ///< Index into the report's cells.
    estimate ratio;        ///< Of the medians; 1 but for chance, and for a drift within rounds.
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
