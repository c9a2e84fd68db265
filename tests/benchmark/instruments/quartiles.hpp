/// \file
/// The middle of what was measured, and how far it spreads.
#ifndef PINGPONG_BENCHMARK_QUARTILES_HPP
#define PINGPONG_BENCHMARK_QUARTILES_HPP

#include <span>
#include <string>
#include <vector>

namespace pingpong::benchmark {

/// A median and the quartiles around it.
struct quartiles {
    double low = 0;
    double median = 0;
    double high = 0;
};

/// Interpolates linearly between neighbours.
///
/// \param values      At least one.
/// \par Source        Hyndman and Fan (1996), The American Statistician 50(4), definition 7.
quartiles quartiles_of(std::vector<double> values);

/// Element by element.
///
/// \param numerators  As many as denominators.
std::vector<double> ratios(std::span<const double> numerators,
                           std::span<const double> denominators);

/// The spread as a remark: `1.18 .. 1.22`.
std::string spread_of(const quartiles& quartiles, int decimals = 2);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_QUARTILES_HPP
