#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "child.hpp"
#include "instruments/cpu_time.hpp"
#include "instruments/quartiles.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

using std::chrono::nanoseconds;

/// What a report accounts for: set-up, warm-up, blocks and close of every trial.
double reported_ns(const report& report) {
    constexpr nanoseconds none{0};
    nanoseconds sum{0};
    for (const trial& trial : report.trials)
        sum += trial.connect.value_or(none) + trial.handshake.value_or(none) + trial.warm_up +
               trial.blocks + trial.close.value_or(none);
    return static_cast<double>(sum.count());
}

double first_block_ns(const report& report, std::chrono::system_clock::time_point begin) {
    nanoseconds first = nanoseconds::max();
    for (const block& block : report.blocks)
        first = std::min(first, block.start_offset);
    return static_cast<double>((report.start - begin + first).count());
}

}  // namespace

findings measure_overhead(const effort&) {
    std::vector<double> shares, starts;
    for (int run = 0; run < 3; ++run) {
        const auto clock_begin = std::chrono::system_clock::now();
        const double begin = wall_ns();
        child program({PINGPONG_COMMAND, "run", "--counts", "1000,5000,10000", "--quiet",
                       "--format", "json"});
        const std::string output = program.wait().output;
        const double wall = wall_ns() - begin;
        const parsed_report read = from_json(output);
        if (!read.value)
            throw std::runtime_error(read.error);
        shares.push_back(reported_ns(*read.value) / wall * 100);
        starts.push_back(first_block_ns(*read.value, clock_begin) / 1e6);
    }
    const quartiles share = quartiles_of(shares), start = quartiles_of(starts);
    findings found;
    found.goals.push_back({"run --counts 1000,5000,10000: % of its wall time that it reports",
                           90,
                           {},
                           share.median,
                           bound::at_least,
                           1,
                           spread_of(share, 1)});
    found.goals.push_back({"run: from its start to its first block, ms",
                           25,
                           {},
                           start.median,
                           bound::at_most,
                           1,
                           spread_of(start, 1)});
    return found;
}

}  // namespace pingpong::benchmark
