/// \file
/// Reports of few and round numbers, to be added up by hand.
#ifndef PINGPONG_TESTS_HAND_MADE_REPORT_HPP
#define PINGPONG_TESTS_HAND_MADE_REPORT_HPP

#include <string>
#include <vector>

#include "pingpong/report/report.hpp"
#include "support/reports/described.hpp"

namespace pingpong {

/// A report of one experiment whose cells have those protocols and that count, and nothing
/// measured.
inline report report_of(const std::vector<std::string>& protocols, std::uint64_t count = 1000) {
    report made;
    for (const std::string& protocol : protocols) {
        cell added;
        set_protocol(added, protocol);
        added.count = count;
        cell_summary summary;
        summary.cell = made.cells.size();
        made.cells.push_back(added);
        made.summaries.push_back(summary);
    }
    return made;
}

/// A comparison of medians over ten rounds, without intervals.
inline comparison comparison_of(std::size_t numerator, std::size_t denominator, double ratio,
                                double difference_ns) {
    comparison made;
    made.numerator = numerator;
    made.denominator = denominator;
    made.figures.rounds = 10;
    made.figures.ratio.value = made.figures.claim.value = ratio;
    made.figures.difference.value = made.figures.difference_claim.value = difference_ns;
    return made;
}

/// A block of 10 exchanges of 1 us each but for the median.
inline block& add_block(report& to, std::size_t cell, std::size_t round, unsigned visit,
                        round_trip median) {
    block& added = to.blocks.emplace_back();
    added.cell = cell;
    added.round = round;
    added.visit = visit;
    added.exchanges = 10;
    added.duration = std::chrono::microseconds(10);
    added.round_trips.mean_ns = 1000;
    added.round_trips.p50 = median;
    added.round_trips.max = 2 * median;
    return added;
}

/// A whole trial that went well and whose blocks took that long.
inline trial& add_trial(report& to, std::size_t cell, std::chrono::nanoseconds blocks) {
    trial& added = to.trials.emplace_back();
    added.cell = cell;
    added.exchanges = to.cells[cell].count;
    added.blocks = blocks;
    added.close = std::chrono::nanoseconds(0);
    return added;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_HAND_MADE_REPORT_HPP
