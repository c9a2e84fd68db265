/// \file
/// The report of one of several processes, made by hand.
#ifndef PINGPONG_TESTS_PROCESS_REPORT_HPP
#define PINGPONG_TESTS_PROCESS_REPORT_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "pingpong/analysis/summaries.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {

/// A process that played `rounds` rounds in which ws took `ratio` the time of tcp.
inline report process_with(double ratio, std::size_t rounds,
                           std::chrono::seconds start = std::chrono::seconds(0)) {
    report made = report_of({"ws", "tcp"});
    made.start += start;
    made.duration = std::chrono::seconds(1);
    made.config.question.numerator = "ws";
    made.config.question.denominator = "tcp";
    for (std::size_t round = 0; round < rounds; ++round)
        for (unsigned visit = 1; visit <= 2; ++visit) {
            // A little noise, so that intervals have a width.
            const auto noise = static_cast<round_trip::rep>(round % 3 + visit);
            const auto ws = round_trip(static_cast<round_trip::rep>(ratio * 10'000));
            add_block(made, 0, round, visit, ws + round_trip(noise));
            add_block(made, 1, round, visit, round_trip(10'000));
        }
    add_trial(made, 0, std::chrono::milliseconds(1));
    add_trial(made, 1, std::chrono::milliseconds(1));
    for (cell_summary& summary : made.summaries)
        summary.round_trips.record(round_trip(1000));
    made.openings.emplace_back();
    stopping_outcome stop;
    stop.numerator = 0;
    stop.denominator = 1;
    stop.rounds = rounds;
    stop.looks.push_back({rounds, 0.5});
    made.stopping.push_back(stop);
    add_up(made);
    return made;
}

/// The same on a machine of that name, played by that rank.
inline report rank_with(double ratio, std::size_t rounds, const std::string& host,
                        std::uint64_t rank) {
    report made = process_with(ratio, rounds);
    made.run_id = "run of rank " + std::to_string(rank);
    made.environment.host = host;
    made.processes.resize(1);
    made.processes[0].rank = rank;
    made.config.spread = spread::replicate;
    made.trials.clear();  // made by hand, those of all ranks are alike
    return made;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_PROCESS_REPORT_HPP
