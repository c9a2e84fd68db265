/// \file
/// How much a ratio moves for reasons that one run, or one process, cannot see.
#ifndef PINGPONG_STATISTICS_VARIANCE_COMPONENTS_HPP
#define PINGPONG_STATISTICS_VARIANCE_COMPONENTS_HPP

#include <cstdint>

namespace pingpong {

/// Where variance components are known from.
enum class component_source {
    assumed,     ///< Prior values: nothing was measured on this machine.
    calibrated,  ///< `self-test --calibrate` on this machine, kernel and build.
    history,     ///< Earlier runs of the same plan on the same machine.
};

/// The standard deviations of log ratios between processes and between runs.
///
/// A ratio moves from process to process, and from run to run, while everything within one process
/// agrees. `process_sd` is used where too few processes played to show it themselves, `run_sd`
/// always: no single run can show it. Both count as known exactly when they are assumed.
struct variance_components {
    double process_sd = 0;  ///< >= 0; 0.01: the ratios of processes differ by about 1 %.
    double run_sd = 0;      ///< >= 0; 0.0075: those of runs differ by another 0.75 %.
    component_source source = component_source::assumed;  ///< Of `run_sd`.
    std::uint64_t runs = 0;  ///< Runs that `run_sd` was estimated from; 0 when it is assumed.

    variance_components() = default;
    /// Assumed ones.
    variance_components(double process, double run) : process_sd(process), run_sd(run) {}
};

/// How much log ratios differ on each level within a run, estimated by moments: what the means of a
/// level's units differ by, less what the levels below explain of it. 0: nothing is left, or there
/// are too few units to tell.
struct level_spread {
    double round_sd = 0;       ///< Rounds of a repetition.
    double repetition_sd = 0;  ///< Repetitions of a process.
    double process_sd = 0;     ///< Processes on the same processor.
    double processor_sd = 0;   ///< Processors.
};

/// What is assumed where nothing was measured.
///
/// The values are the upper end of those that were found on several machines: 0.5 to 0.9 % between
/// processes, 0.35 to 0.75 % between runs.
inline const variance_components assumed_components{0.01, 0.0075};

/// The weight of the assumed `run_sd` in an estimate, in runs.
inline constexpr double prior_runs = 10;

/// A standard deviation between runs, shrunk towards `prior`: the root of the mean of both
/// variances, weighted with `runs - 1` and `prior_runs`.
///
/// \param sd    Of the runs, >= 0.
/// \param runs  >= 1; with 1, `sd` does not count.
double shrink_to_prior(double sd, std::uint64_t runs, double prior) noexcept;

/// How many standard errors the interval of that confidence reaches for an effect between runs: a t
/// value with the degrees of freedom of the estimate, or the normal one for assumed components.
///
/// \param confidence  In (0, 1).
double quantile_between_runs(const variance_components& components, double confidence);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_VARIANCE_COMPONENTS_HPP
