/// \file
/// How far a mean may be off, when several processes measured it.
#ifndef PINGPONG_STATISTICS_OVER_PROCESSES_HPP
#define PINGPONG_STATISTICS_OVER_PROCESSES_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "pingpong/statistics/mean_and_variance.hpp"

namespace pingpong {

/// So few processes are too few for an interval over them.
inline constexpr std::uint64_t min_processes = 3;

/// A value, such as a round's log ratio, and the process that measured it.
struct value_of_process {
    std::size_t process = 0;  ///< Which of them, from 0.
    double value = 0;         ///< What it measured.
};

/// What several processes say of a mean.
struct process_spread {
    std::uint64_t processes = 0;  ///< That measured at least one of the values.

    /// The mean of the means of the processes; nullopt when there are fewer than
    /// `min_processes`.
    std::optional<mean_and_variance> mean;
};

/// How the means of processes differ, each process counting the same.
///
/// What is drawn once per process, such as where its memory lies and on which processor it began,
/// is the same in all its rounds: an interval over rounds does not see it, however many there are,
/// and the process is the unit that has to be repeated.
///
/// \param values  In any order.
/// \par Source    Kalibera and Jones (2013), Rigorous benchmarking in reasonable time, ISMM: to
///                repeat at the highest level that contributes variance.
process_spread over_processes(std::span<const value_of_process> values);

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_OVER_PROCESSES_HPP
