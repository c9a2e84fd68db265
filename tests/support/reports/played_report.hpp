/// \file
/// Reports of steady rounds, as if they had been played.
#ifndef PINGPONG_TESTS_PLAYED_REPORT_HPP
#define PINGPONG_TESTS_PLAYED_REPORT_HPP

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/analysis/analyze.hpp"
#include "support/reports/described.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {

/// Protocols and the medians of their blocks, which vary by +-1 %.
using medians = std::vector<std::pair<std::string, std::chrono::nanoseconds>>;

/// Adds an experiment in which each contender played so many rounds; without findings. Means are
/// 1 us, the 99th percentile is twice the median, CPU 950 ns per exchange, and a million exchanges
/// take a second.
inline void add_played_experiment(report& to, const medians& medians, std::size_t rounds,
                                  std::uint64_t count = 1000) {
    const std::size_t first_cell = to.cells.size();
    const std::size_t experiment = first_cell == 0 ? 0 : to.cells.back().experiment + 1;
    for (const auto& [protocol, median] : medians) {
        cell added;
        added.experiment = experiment;
        set_protocol(added, protocol);
        added.count = count;
        cell_summary summary;
        summary.cell = to.cells.size();
        summary.median_ns = static_cast<double>(median.count());
        to.cells.push_back(added);
        to.summaries.push_back(summary);
    }
    // Each contender at its own pace, so that their ratio is not the same in every round.
    for (std::size_t round = 0; round < rounds; ++round)
        for (const unsigned visit : {1U, 2U})
            for (std::size_t i = 0; i < medians.size(); ++i) {
                const std::size_t step = (round * (i % 3 + 2) + visit * (i + 1)) % 5;
                const auto varied = medians[i].second * (98 + static_cast<int>(step)) / 100;
                block& block = add_block(to, first_cell + i, round, visit, varied);
                block.repetition = round / 3;
                block.round_trips.p99 = 2 * varied;
                block.exchanges = 1000;
                block.duration = std::chrono::milliseconds(1);
                block.usage.user = std::chrono::microseconds(950);
            }
}

/// A report of one such experiment, with its findings.
inline report played_report(const medians& medians, std::size_t rounds = 10) {
    report made;
    add_played_experiment(made, medians, rounds);
    analyze(made);
    return made;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_PLAYED_REPORT_HPP
