#include "pingpong/probes/clock_probe.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>

#include "support/streams/ticking_clock.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

/// Its readings are 20 ns apart, but every `rare`th comes after 5 us.
template <std::int64_t rare>
struct hesitant_clock {
    using duration = nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<hesitant_clock>;
    static constexpr bool is_steady = true;

    static time_point now() noexcept {
        static time_point last;
        static std::int64_t readings = 0;
        return last += nanoseconds(++readings % rare == 0 ? 5000 : 20);
    }
};

template <class Clock>
idle_loop<Clock> whole_loop() {
    idle_loop<Clock> loop;
    while (!loop.done())
        loop.take_slice(std::chrono::milliseconds(50));
    return loop;
}

TEST(IdleLoop, TellsTheGapsOfAnEvenClock) {
    const auto loop = whole_loop<ticking_clock>();
    EXPECT_EQ(loop.min(), ticking_clock::step);
    EXPECT_EQ(loop.p9999(), ticking_clock::step);
    EXPECT_EQ(loop.max(), ticking_clock::step);
}

// 100 of a million gaps lie beyond the percentile.
TEST(IdleLoop, TellsThePercentileOfAnUnevenClockExactly) {
    const auto rarer = whole_loop<hesitant_clock<10'100>>();
    EXPECT_EQ(rarer.p9999(), nanoseconds(20));
    EXPECT_EQ(rarer.max(), nanoseconds(5000));
    const auto commoner = whole_loop<hesitant_clock<9'800>>();
    EXPECT_EQ(commoner.min(), nanoseconds(20));
    EXPECT_EQ(commoner.p9999(), nanoseconds(5000));
}

TEST(IdleLoop, EndsASliceInTime) {
    idle_loop<ticking_clock> loop;
    const auto before = ticking_clock::now();
    loop.take_slice(nanoseconds(700));
    EXPECT_FALSE(loop.done());
    EXPECT_LE(ticking_clock::now() - before, nanoseconds(700) + 3 * ticking_clock::step);
}

TEST(ClockProbe, FindsFactsThatMakeSense) {
    clock_probe probe;
    while (!probe.done())
        probe.take_slice(std::chrono::milliseconds(50));
    const clock_facts facts = probe.facts();
    ASSERT_TRUE(facts.read_cost_ns && facts.granularity);
    EXPECT_GT(*facts.read_cost_ns, 0);
    EXPECT_GT(facts.granularity->count(), 0);
    EXPECT_LE(facts.granularity, facts.idle_gap_p9999);
    EXPECT_LE(facts.idle_gap_p9999, facts.idle_gap_max);
}

TEST(ClockProbe, KnowsNoGapsBeforeItIsDone) {
    clock_probe probe;
    probe.take_slice(std::chrono::microseconds(1));
    EXPECT_FALSE(probe.done());
    EXPECT_TRUE(probe.facts().read_cost_ns.has_value());
    EXPECT_FALSE(probe.facts().granularity.has_value());
    EXPECT_FALSE(probe.facts().idle_gap_max.has_value());
}

}  // namespace
}  // namespace pingpong
