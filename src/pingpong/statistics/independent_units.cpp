#include "pingpong/statistics/independent_units.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {
namespace {

// Half of these, 8, are the fewest that an interval should rest on.
constexpr std::size_t min_to_merge = 16;

using block_map = std::map<std::uint64_t, std::vector<double>>;

/// The values by processor; empty when processors cannot be blocks.
block_map blocks_of(std::span<const process_mean> means) {
    constexpr std::size_t min_processes_per_processor = 3;
    block_map blocks;
    for (const process_mean& mean : means) {
        if (!mean.processor)
            return {};
        blocks[*mean.processor].push_back(mean.value);
    }
    const bool few = std::ranges::any_of(blocks, [](const auto& block) {
        return block.second.size() < min_processes_per_processor;
    });
    return few ? block_map() : blocks;
}

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

std::map<std::size_t, double> means_of_units(std::span<const value_of_unit> values) {
    std::map<std::size_t, std::vector<double>> values_by_unit;
    for (const value_of_unit& value : values)
        values_by_unit[value.unit].push_back(value.value);
    std::map<std::size_t, double> means;
    for (const auto& [unit, measured] : values_by_unit)
        means.emplace(unit, mean_and_variance_of(measured).mean);
    return means;
}

mean_and_variance mean_over_processes(std::span<const process_mean> means) {
    const block_map blocks = blocks_of(means);
    if (blocks.size() < 2) {
        std::vector<double> values;
        for (const process_mean& mean : means)
            values.push_back(mean.value);
        return mean_and_variance_of(values);
    }

    const auto processors = static_cast<double>(blocks.size());
    const std::uint64_t degrees_of_freedom = means.size() - blocks.size();
    mean_and_variance result;
    result.count = degrees_of_freedom + 1;
    double squares = 0, inverse_sizes = 0;
    for (const auto& [processor, values] : blocks) {
        const mean_and_variance block = mean_and_variance_of(values);
        const auto size = static_cast<double>(values.size());
        result.mean += block.mean / processors;
        squares += block.variance * size * (size - 1);
        inverse_sizes += 1 / size;
    }
    result.variance = squares / static_cast<double>(degrees_of_freedom) * inverse_sizes /
                      (processors * processors);
    return result;
}

double variance_by_processors(std::span<const process_mean> means) {
    const block_map blocks = blocks_of(means);
    std::vector<double> of_processors;
    for (const auto& [processor, values] : blocks)
        of_processors.push_back(mean_and_variance_of(values).mean);
    const double by_chance = mean_over_processes(means).variance;
    return std::max(0.0, mean_and_variance_of(of_processors).variance - by_chance);
}

}  // namespace pingpong
