#include "pingpong/statistics/independent_rounds.hpp"

#include <cmath>
#include <cstddef>
#include <map>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {
namespace {

// Half of these, 8, are the fewest that an interval should rest on.
constexpr std::size_t min_to_merge = 16;

}  // namespace

std::optional<double> lag1_autocorrelation(std::span<const double> values) {
    if (values.size() < 3)
        return std::nullopt;
    const double mean = mean_and_variance_of(values).mean;
    double products = 0;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        squares += (values[i] - mean) * (values[i] - mean);
        if (i > 0)
            products += (values[i - 1] - mean) * (values[i] - mean);
    }
    if (squares == 0)
        return std::nullopt;
    return products / squares;
}

bool is_autocorrelated(std::span<const double> values) {
    constexpr double normal_quantile_95 = 1.645;
    const auto correlation = lag1_autocorrelation(values);
    return correlation &&
           *correlation > normal_quantile_95 / std::sqrt(static_cast<double>(values.size()));
}

std::vector<double> merge_neighbours(std::span<const double> values) {
    std::vector<double> means;
    means.reserve(values.size() / 2);
    for (std::size_t i = values.size() % 2; i < values.size(); i += 2)
        means.push_back((values[i] + values[i + 1]) / 2);
    return means;
}

unsigned merges_needed(std::vector<double> values) {
    unsigned times = 0;
    for (; values.size() >= min_to_merge && is_autocorrelated(values); ++times)
        values = merge_neighbours(values);
    return times;
}

std::vector<double> merged(std::vector<double> values, unsigned times) {
    for (; times > 0; --times)
        values = merge_neighbours(values);
    return values;
}

std::uint64_t before_merging(std::uint64_t count, std::uint64_t rounds, std::uint64_t effective) {
    const double each = static_cast<double>(rounds) / static_cast<double>(effective);
    return static_cast<std::uint64_t>(std::ceil(static_cast<double>(count) * each));
}

process_spread over_processes(std::span<const value_of_process> values) {
    std::map<std::size_t, std::vector<double>> values_by_process;
    for (const value_of_process& value : values)
        values_by_process[value.process].push_back(value.value);

    std::vector<double> means;
    for (const auto& [process, measured] : values_by_process)
        means.push_back(mean_and_variance_of(measured).mean);
    process_spread spread;
    spread.processes = means.size();
    if (spread.processes >= min_processes)
        spread.mean = mean_and_variance_of(means);
    return spread;
}

}  // namespace pingpong
