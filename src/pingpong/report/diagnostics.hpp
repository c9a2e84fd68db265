/// \file
/// What a reader must know about a run before trusting it, as typed values. The sentences are made
/// from them in reporter/wording.
#ifndef PINGPONG_REPORT_DIAGNOSTICS_HPP
#define PINGPONG_REPORT_DIAGNOSTICS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pingpong/core/round_trips.hpp"
#include "pingpong/report/spread.hpp"

namespace pingpong {

/// How much a diagnostic matters; the worst is the greatest.
enum class severity {
    note,     ///< Worth knowing.
    warning,  ///< Verdicts become tentative.
    invalid,  ///< Verdicts are withheld.
};

/// The conditions that a run is checked for.
enum class diagnostic_kind {
    sanitized_build,    ///< The program was built with sanitizers.
    debug_build,        ///< The program was built without optimization.
    slow_clock,         ///< Parameters: `clock_source`.
    interrupted,        ///< The run was cancelled before its plan was done.
    missing_ranks,      ///< Parameters: `missing_rank_list`.
    shared_processors,  ///< Parameters: `processor_sharing`.
    void_blocks,        ///< Parameters: `void_share`, which the severity depends on.
    unverified,         ///< A server's certificate was not verified.
    failed,             ///< Parameters: `failed_contenders`.
    delayed_replies,    ///< Parameters: `reply_delay`.
    different_replies,  ///< Parameters: `reply_sizes`.
    reconnected,        ///< Parameters: `reconnections`.
    service_warm_up,    ///< Parameters: `service_speed`.
    open_loop,          ///< Parameters: `open_loop_problems`.
    overloaded,         ///< Parameters: `processor_contention`.
    contended,          ///< Parameters: `processor_contention`.
    level_shift,        ///< Parameters: `speed_change`.
    few_connections,    ///< Parameters: `ratio_quality`, as for the next five.
    not_steady,         ///< A steady state was never reached.
    warm_up,            ///< The first rounds were dropped.
    autocorrelated,     ///< Neighbouring rounds depend on each other.
    drift,              ///< First and second blocks of the rounds differ.
    unstable,           ///< The ratio varies more than either contender by itself.
    imprecise,          ///< Parameters: `missed_precision`, as for the next one.
    limited,            ///< Imprecise, and more of the same would not narrow the claim.
    many_comparisons,   ///< Not significant after Holm's adjustment; only as a downgrade.
};

/// The name of a kind in JSON, CSV and JUnit, such as "level-shift".
std::string_view code_of(diagnostic_kind kind) noexcept;

/// What a kind does to verdicts.
severity severity_of(diagnostic_kind kind) noexcept;

/// Whether a kind is about the rounds of one comparison, and about nothing else in its experiment.
bool concerns_one_comparison(diagnostic_kind kind) noexcept;

/// Parameters of `slow_clock`.
struct clock_source {
    std::string name;  ///< The kernel's name for it, such as `hpet`.
};

/// Parameters of `missing_ranks`.
struct missing_rank_list {
    std::vector<missing_rank> missing;  ///< By rank; at least one.
    std::uint64_t ranks = 1;            ///< That were started.
};

/// Parameters of `shared_processors`: the ranks of a machine have no processor each to themselves.
struct processor_sharing {
    std::string host;              ///< The machine; empty: unknown.
    std::uint64_t ranks = 0;       ///< On that machine; >= 2.
    std::uint64_t processors = 0;  ///< That these might run on, all together.

    /// The machine's load average when the run ended; nullopt: they share by where they might run.
    std::optional<double> load;
};

/// Parameters of `void_blocks`.
struct void_share {
    std::uint64_t blocks = 0;  ///< That are void; >= 1.
    std::uint64_t played = 0;  ///< With those that are void.
};

/// Above this share of the blocks, void ones are a warning.
inline constexpr double max_void_share = 0.1;

/// Parameters of `failed`: all contenders of the experiment that failed, by cell.
struct failed_contenders {
    /// A contender that failed.
    struct contender {
        std::size_t cell = 0;      ///< Index into the report's cells.
        std::uint64_t trials = 0;  ///< How many failed; >= 1.
    };
    std::vector<contender> contenders;  ///< In the order of the cells.
};

/// Parameters of `delayed_replies`.
struct reply_delay {
    std::size_t cell = 0;  ///< Index into the report's cells.
    double share = 0;      ///< Of the replies that took 40 ms, in [0, 1].
};

/// Parameters of `different_replies`: two contenders whose services reply with different texts.
struct reply_sizes {
    std::size_t first = 0;           ///< A cell, of WebSocket where there is one.
    std::size_t second = 0;          ///< Another cell of the experiment.
    std::uint64_t first_bytes = 0;   ///< Of the reply of the first.
    std::uint64_t second_bytes = 0;  ///< Of the reply of the second.
};

/// Parameters of `reconnected`: the contenders of the experiment whose servers ended kept
/// connections, by cell.
struct reconnections {
    /// A contender that had to open further connections.
    struct contender {
        std::size_t cell = 0;         ///< Index into the report's cells.
        std::uint64_t count = 0;      ///< Connections opened in finished blocks; >= 1.
        std::uint64_t exchanges = 0;  ///< In finished blocks.
    };
    std::vector<contender> contenders;  ///< In the order of the cells.
};

/// Parameters of `service_warm_up`: a service that became faster in the course of the run, as those
/// do that have just started.
struct service_speed {
    std::size_t cell = 0;  ///< The first of its cells whose exchanges are alike.
    round_trip first{};    ///< The median of its first blocks.
    round_trip rest{};     ///< The median of those that followed.
};

/// An open loop achieved less of its rate than it needs to.
struct missed_rate {
    double rate_per_s = 0;      ///< Requested.
    double achieved_per_s = 0;  ///< May be NaN when nothing was measured in no time.
};

/// An open loop sent its requests late, compared with its response times.
struct late_requests {
    round_trip lag_p99{};       ///< 99th percentile of the lag.
    round_trip response_p99{};  ///< 99th percentile of the response times.
};

/// An open loop has no exchanges.
struct no_exchanges {};

/// Why the figures of an open loop cannot be trusted.
using open_loop_problem = std::variant<missed_rate, late_requests, no_exchanges>;

/// Parameters of `open_loop`: the contenders of the experiment with problems, by cell.
struct open_loop_problems {
    /// A contender with problems.
    struct contender {
        std::size_t cell = 0;                     ///< Index into the report's cells.
        std::vector<open_loop_problem> problems;  ///< At least one.
    };
    std::vector<contender> contenders;  ///< In the order of the cells.
};

/// Parameters of `overloaded` and `contended`; see `experiment_checks`.
struct processor_contention {
    double median = 1;  ///< Of the blocks.
    double mean = 1;    ///< Over all blocks together.
};

/// Parameters of `level_shift`.
struct speed_change {
    double ratio = 1;  ///< Slowest / fastest; see `experiment_checks::level_shift`.
};

/// Parameters of the kinds that concern one comparison, and of `warm_up`.
struct ratio_quality {
    std::size_t numerator = 0;      ///< A cell.
    std::size_t denominator = 0;    ///< A cell of the same experiment.
    std::uint64_t rounds = 0;       ///< See `paired_comparison`.
    std::uint64_t dropped = 0;      ///< See `paired_comparison`.
    std::uint64_t repetitions = 0;  ///< See `comparison`.
    double stability_q = 1;         ///< See `paired_comparison`; 1 when unknown.
};

/// Parameters of `imprecise` and `limited`.
struct missed_precision {
    double precision = 0;      ///< Requested half width of the ratio's interval.
    double half_width = 0;     ///< Achieved. At most `precision`: only repetitions are missing.
    std::uint64_t rounds = 0;  ///< Rounds that were played.
    std::optional<std::uint64_t> rounds_needed;  ///< Estimated; nullopt: unknown.
    std::uint64_t min_repetitions = 0;           ///< Requested.
    double unseen_half_width = 0;                ///< See `stopping_outcome`.
    std::uint64_t processes = 1;                 ///< That played.
};

/// The parameters of any kind; `monostate` for the kinds that have none.
using diagnostic_parameters =
    std::variant<std::monostate, clock_source, missing_rank_list, processor_sharing, void_share,
                 failed_contenders, reply_delay, reply_sizes, reconnections, service_speed,
                 open_loop_problems, processor_contention, speed_change, ratio_quality,
                 missed_precision>;

/// A condition that was found in a run.
struct diagnostic {
    diagnostic_kind kind = diagnostic_kind::interrupted;  ///< Which condition.
    std::optional<std::size_t> experiment;  ///< Index into the plan; nullopt: the whole run.
    diagnostic_parameters parameters;       ///< Those that `diagnostic_kind` names for its kind.

    /// See `severity_of`; of `void_blocks`, a warning above `max_void_share`.
    pingpong::severity severity() const noexcept;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_DIAGNOSTICS_HPP
