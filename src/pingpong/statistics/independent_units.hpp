/// \file
/// What counts as independent: neighbouring rounds after merging, and the units that rounds belong
/// to, repetitions and processes.
#ifndef PINGPONG_STATISTICS_INDEPENDENT_UNITS_HPP
#define PINGPONG_STATISTICS_INDEPENDENT_UNITS_HPP

#include <cstddef>
#include <cstdint>
#include <map>
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

/// A value, such as a round's log ratio, and the unit it belongs to, such as a repetition or a
/// process.
struct value_of_unit {
    std::size_t unit = 0;  ///< Its number.
    double value = 0;      ///< The measured value.
};

/// The mean of each unit, ascending by its number: what all values of a unit have in common does
/// not show in an interval over values, however many there are.
///
/// \param values  In any order.
std::map<std::size_t, double> means_of_units(std::span<const value_of_unit> values);

/// The fewest processes that an interval over processes rests on. Fewer cannot show how much they
/// differ, and `variance_components::process_sd` says so instead.
inline constexpr std::uint64_t min_processes = 6;

/// The mean of what a process measured.
struct process_mean {
    double value = 0;
    std::optional<std::uint64_t> processor;  ///< It ran on this one only; nullopt: on any.
};

/// The mean over processes with its variance, processors being blocks.
///
/// Random choices made once per process, such as where its memory lies, affect all its rounds
/// alike: an interval over rounds cannot show them, however many there are. Which processor it runs
/// on is no random choice where each run uses all of them: the mean is that of the processors'
/// means, and only the spread within processors counts, s^2 / P^2 times the sum of 1 / n_p, with
/// K - P degrees of freedom for K processes on P processors.
///
/// With fewer than three processes for each processor, or when the processor of any is not known,
/// processors are part of what differs between processes: the plain mean, with K - 1.
///
/// \return      `count` is the degrees of freedom and one more.
/// \par Source  Kalibera and Jones (2013), Rigorous benchmarking in reasonable time, ISMM: the unit
///              to repeat is the highest level that contributes variance. Blocks: Montgomery
///              (2013), Design and Analysis of Experiments, 4.1.
mean_and_variance mean_over_processes(std::span<const process_mean> means);

/// The part of the variance of that mean which the processors' own difference makes: s_p^2 / P,
/// where s_p^2 is the variance of the processors' means less what the spread within processors
/// explains.
///
/// As blocks, processors do not widen the interval of a run. But how much they differ changes from
/// minute to minute, so that what they differ by in this run is what the next one may not see.
///
/// \return  0 where processors are no blocks, or differ by no more than chance explains.
double variance_by_processors(std::span<const process_mean> means);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_INDEPENDENT_UNITS_HPP
