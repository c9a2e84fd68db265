/// \file
/// What counts as independent: neighbouring rounds after merging, and the processes or repetitions
/// that rounds belong to.
#ifndef PINGPONG_STATISTICS_INDEPENDENT_ROUNDS_HPP
#define PINGPONG_STATISTICS_INDEPENDENT_ROUNDS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// The correlation of the values with the ones that follow them.
///
/// \return  Nearly always in [-1, 1]; nullopt when there are fewer than 3, or all are the same.
std::optional<double> lag1_autocorrelation(std::span<const double> values);

/// Whether the values are correlated with the ones that follow them: by a one-sided test at 5 %.
bool is_autocorrelated(std::span<const double> values);

/// The means of the values two by two; of an odd number, the first value is left out.
std::vector<double> merge_neighbours(std::span<const double> values);

/// How often neighbours have to be merged until they are uncorrelated; stops below 16 values.
unsigned merges_needed(std::vector<double> values);

/// The values after merging neighbours `times` times.
std::vector<double> merged(std::vector<double> values, unsigned times);

/// The number of rounds that gives `count` merged values, if `rounds` gave `effective` (> 0).
std::uint64_t before_merging(std::uint64_t count, std::uint64_t rounds, std::uint64_t effective);

/// The minimum number of processes for an interval over them.
inline constexpr std::uint64_t min_processes = 3;

/// A value, such as a round's log ratio, and the process that measured it.
struct value_of_process {
    std::size_t process = 0;  ///< Its number, from 0.
    double value = 0;         ///< The measured value.
};

/// The mean over several processes.
struct process_spread {
    std::uint64_t processes = 0;  ///< Processes with at least one value.

    /// The mean of the means of the processes; nullopt with fewer than `min_processes`.
    std::optional<mean_and_variance> mean;
};

/// The mean over processes, equally weighted, and its spread.
///
/// Random choices made once per process, such as its memory layout and the processor it started on,
/// affect all its rounds alike: an interval over rounds cannot show them, however many there are,
/// so the process is the unit to repeat. The same function serves repetitions as units.
///
/// \param values  In any order.
/// \par Source    Kalibera and Jones (2013), Rigorous benchmarking in reasonable time, ISMM: to
///                repeat at the highest level that contributes variance.
process_spread over_processes(std::span<const value_of_process> values);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_INDEPENDENT_ROUNDS_HPP
