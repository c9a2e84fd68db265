#include "pingpong/probes/clock_probe.hpp"

#include "pingpong/probes/kernel_files.hpp"

namespace pingpong {
namespace {

using clock = std::chrono::steady_clock;

/// The average of the fastest series, which was disturbed least.
double measure_read_cost_ns() {
    constexpr int series = 10;
    constexpr int readings = 1000;
    auto fastest = clock::duration::max();
    for (int i = 0; i < series; ++i) {
        const auto begin = clock::now();
        auto end = begin;
        for (int reading = 0; reading < readings; ++reading)
            end = clock::now();
        fastest = std::min(fastest, end - begin);
    }
    return std::chrono::duration<double, std::nano>(fastest).count() / readings;
}

}  // namespace

clock_probe::clock_probe() : read_cost_ns_(measure_read_cost_ns()) {
}

clock_facts clock_probe::facts() const {
    clock_facts facts;
    facts.source = first_line("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    facts.read_cost_ns = read_cost_ns_;
    if (!done())
        return facts;
    if (loop_.min().count() > 0)
        facts.granularity = loop_.min();
    facts.idle_gap_p9999 = loop_.p9999();
    facts.idle_gap_max = loop_.max();
    return facts;
}

}  // namespace pingpong
