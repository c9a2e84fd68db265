#include "instruments/quartiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pingpong::benchmark {
namespace {

double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace

quartiles quartiles_of(std::vector<double> values) {
    std::ranges::sort(values);
    return {quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)};
}

std::vector<double> ratios(std::span<const double> numerators,
                           std::span<const double> denominators) {
    std::vector<double> all;
    for (std::size_t i = 0; i < numerators.size(); ++i)
        all.push_back(numerators[i] / denominators[i]);
    return all;
}

std::string spread_of(const quartiles& quartiles, int decimals) {
    return fmt::format("{:.{}f} .. {:.{}f}", quartiles.low, decimals, quartiles.high, decimals);
}

}  // namespace pingpong::benchmark
