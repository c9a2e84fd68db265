// A long trial and many short ones take turns, block by block: in a row of experiments, what the
// machine does meanwhile would be larger than the difference that is looked for.
#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <vector>

#include "arena.hpp"
#include "instruments/cpu_time.hpp"
#include "instruments/quartiles.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "pingpong/scheduler/plan.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::uint64_t short_count = 1000, long_count = 200'000;

/// CPU time of blocks `first` to `last` of a count, per exchange in ns.
double cpu_of_blocks(arena& ours, contender& contender, const block_layout& layout,
                     std::uint64_t first, std::uint64_t last) {
    double spent = 0;
    std::uint64_t played = 0;
    for (; first < last; ++first) {
        const std::uint64_t exchanges = layout.exchanges_of(first);
        const double before = cpu_ns();
        ours.play(contender, exchanges);
        spent += cpu_ns() - before;
        played += exchanges;
    }
    return spent / static_cast<double>(played);
}

/// A trial as a run plays it: it opens, settles, plays its blocks and closes.
double cpu_of_short_trial(arena& ours, const protocol& carrier) {
    const block_layout layout = layout_of(short_count);
    const auto contender = ours.open(carrier);
    ours.play(*contender, plan().warm_up_exchanges);
    const double each = cpu_of_blocks(ours, *contender, layout, 0, layout.blocks);
    ours.close(*contender);
    return each;
}

std::vector<double> long_to_short(const protocol& carrier, const effort& effort) {
    const block_layout layout = layout_of(long_count);
    const std::uint64_t share = effort.load_rounds > 3 ? layout.blocks : layout.blocks / 4;
    arena ours;
    const auto stays = ours.open(carrier);
    ours.play(*stays, plan().warm_up_exchanges);
    std::vector<double> all;
    for (std::uint64_t i = 0; i < share; ++i) {
        double of_short = 0;
        if (i % 2 == 0)
            of_short = cpu_of_short_trial(ours, carrier);
        const double of_long = cpu_of_blocks(ours, *stays, layout, i, i + 1);
        if (i % 2 == 1)
            of_short = cpu_of_short_trial(ours, carrier);
        all.push_back(of_long / of_short);
    }
    return all;
}

}  // namespace

findings measure_proportion(const effort& effort) {
    findings found;
    for (const protocol& carrier : all_protocols()) {
        const quartiles ratio = quartiles_of(long_to_short(carrier, effort));
        found.goals.push_back(
            {fmt::format("{}: an exchange of 200,000 against one of 1,000, off by %", carrier.name),
             2,
             {},
             std::abs(ratio.median - 1) * 100,
             bound::at_most,
             1,
             fmt::format("ratio {:.3f}; {}", ratio.median, spread_of(ratio, 3))});
    }
    return found;
}

}  // namespace pingpong::benchmark
