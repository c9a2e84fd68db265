/// \file
/// Counts, figures, intervals and their units as text, the same in every format.
#ifndef PINGPONG_REPORTER_WORDING_FIGURES_HPP
#define PINGPONG_REPORTER_WORDING_FIGURES_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pingpong/core/round_trips.hpp"
#include "pingpong/statistics/estimate.hpp"
#include "pingpong/statistics/paired_comparison.hpp"

namespace pingpong {

/// What stands where a figure is unknown.
inline constexpr std::string_view unknown_figure = "-";

/// "1 round", "2 rounds".
std::string format_count(std::uint64_t count, std::string_view noun);

/// A figure with so many decimals; `unknown_figure` for nullopt.
std::string format_figure(const std::optional<double>& value, int decimals);

/// A figure and its interval, e.g. "0.90 [0.88, 0.92]", with as many decimals as it deserves.
std::string format_estimate(const estimate& estimate);

/// The ratio and the interval that may be claimed, e.g. "1.05x [1.03, 1.07]".
std::string format_ratio(const paired_comparison& figures);

/// A unit of time.
struct time_unit {
    std::string_view name;  ///< `ns`, `us`, `ms` or `s`.
    double ns = 1;          ///< The nanoseconds in one.
};

/// E.g. "-1.9 us [-2.1, -1.7]"; below a heading that has it, without the unit.
std::string format_difference(const estimate& difference_ns, std::string_view unit = " us");

/// The same in another unit, e.g. "-41.7 ms [-42.0, -41.4]".
std::string format_difference(const estimate& difference_ns, const time_unit& unit);

/// Nanoseconds as microseconds, for `format_figure`.
std::optional<double> to_us(const std::optional<double>& ns);
std::optional<double> to_us(const std::optional<round_trip>& duration);

/// The text with its first letter, if it is ASCII, as a capital.
std::string capitalize(std::string text);

/// A duration in seconds, e.g. "10 s", "0.3 s".
std::string format_seconds(std::chrono::nanoseconds duration);

/// The largest unit in which times are still 1 or more.
///
/// \param shortest_ns  The shortest of them; below 1 ns the unit is ns.
time_unit choose_time_unit(double shortest_ns) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_FIGURES_HPP
