/// \file
/// A report of twenty rounds that were never played.
#ifndef PINGPONG_TESTS_SUPPORT_NOISY_REPORT_HPP
#define PINGPONG_TESTS_SUPPORT_NOISY_REPORT_HPP

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "pingpong/analysis/analyze.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {

/// Twenty rounds whose blocks have these medians in ns, each times a factor of chance of about 1 -+
/// `spread`; the same ones on every call, concluded.
inline report noisy_report(const std::vector<std::string>& protocols,
                           const std::vector<double>& medians, double spread) {
    report made = report_of(protocols);
    std::mt19937_64 random(11);
    const auto factor = [&random, spread] {
        double sum = 0;  // of twelve: nearly normal, with a standard deviation of 1
        for (int i = 0; i < 12; ++i)
            sum += static_cast<double>(random() >> 11U) / 9007199254740992.0;
        return std::exp(spread * (sum - 6));
    };
    for (std::size_t round = 0; round < 20; ++round)
        for (unsigned visit = 1; visit <= 2; ++visit)
            for (std::size_t cell = 0; cell < protocols.size(); ++cell) {
                const double ns = medians[cell] * factor();
                block& block = add_block(made, cell, round, visit,
                                         round_trip(static_cast<round_trip::rep>(ns)));
                block.round_trips.p99 = block.round_trips.p50 * 2;
                block.round_trips.mean_ns = 1.1 * ns;
                block.repetition = round / 5;
                block.exchanges = 100;
                block.duration = round_trip(static_cast<round_trip::rep>(110 * ns));
                block.usage.user = block.duration;
            }
    for (std::size_t cell = 0; cell < protocols.size(); ++cell)
        made.summaries[cell].median_ns = medians[cell];
    analyze(made);
    return made;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_NOISY_REPORT_HPP
