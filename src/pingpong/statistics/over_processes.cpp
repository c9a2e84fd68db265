#include "pingpong/statistics/over_processes.hpp"

#include <map>
#include <vector>

namespace pingpong {

process_spread over_processes(std::span<const value_of_process> values) {
    std::map<std::size_t, std::vector<double>> of;
    for (const value_of_process& one : values)
        of[one.process].push_back(one.value);

    std::vector<double> means;
    for (const auto& [process, measured] : of)
        means.push_back(mean_and_variance_of(measured).mean);
    process_spread spread;
    spread.processes = means.size();
    if (spread.processes >= min_processes)
        spread.mean = mean_and_variance_of(means);
    return spread;
}

}  // namespace pingpong
