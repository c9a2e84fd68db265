#include "pingpong/report/environment.hpp"

#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <cstdint>
#include <exception>
#include <optional>

#include "pingpong/probes/idle_loop.hpp"
#include "support/ticking_clock.hpp"
#include "support/whole_run.hpp"

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
    EXPECT_EQ(loop.least(), ticking_clock::step);
    EXPECT_EQ(loop.p9999(), ticking_clock::step);
    EXPECT_EQ(loop.max(), ticking_clock::step);
}

// 100 of a million gaps lie beyond the percentile.
TEST(IdleLoop, TellsThePercentileOfAnUnevenClockExactly) {
    const auto rarer = whole_loop<hesitant_clock<10'100>>();
    EXPECT_EQ(rarer.p9999(), nanoseconds(20));
    EXPECT_EQ(rarer.max(), nanoseconds(5000));
    const auto commoner = whole_loop<hesitant_clock<9'800>>();
    EXPECT_EQ(commoner.least(), nanoseconds(20));
    EXPECT_EQ(commoner.p9999(), nanoseconds(5000));
}

TEST(IdleLoop, EndsASliceInTime) {
    idle_loop<ticking_clock> loop;
    const auto before = ticking_clock::now();
    loop.take_slice(nanoseconds(700));
    EXPECT_FALSE(loop.done());
    EXPECT_LE(ticking_clock::now() - before, nanoseconds(700) + 3 * ticking_clock::step);
}

class ClockFacts : public testing::Test {
protected:
    void measure() {
        asio::co_spawn(context_, measure_clock(context_.get_executor()),
                       asio::bind_cancellation_slot(
                           signal_.slot(), [this](const std::exception_ptr& error, clock_facts is) {
                               EXPECT_FALSE(error);
                               found_ = std::move(is);
                           }));
    }

    asio::io_context context_{1};
    asio::cancellation_signal signal_;
    std::optional<clock_facts> found_;
};

TEST_F(ClockFacts, MakeSense) {
    measure();
    context_.run();
    ASSERT_TRUE(found_ && found_->read_cost_ns && found_->granularity);
    EXPECT_GT(*found_->read_cost_ns, 0);
    EXPECT_GT(found_->granularity->count(), 0);
    EXPECT_LE(found_->granularity, found_->idle_gap_p9999);
    EXPECT_LE(found_->idle_gap_p9999, found_->idle_gap_max);
}

TEST_F(ClockFacts, LeaveOthersTheirTurn) {
    measure();
    int turns = 0;
    while (!found_ && context_.run_one() > 0) {
        asio::post(context_, [&] { turns += found_ ? 0 : 1; });
    }
    EXPECT_GT(turns, 2);
}

TEST_F(ClockFacts, AreCutShortByCancellation) {
    measure();
    asio::post(context_, [this] { signal_.emit(asio::cancellation_type::terminal); });
    context_.run();
    ASSERT_TRUE(found_.has_value());
    EXPECT_TRUE(found_->read_cost_ns.has_value());
    EXPECT_FALSE(found_->idle_gap_max.has_value());
}

TEST(Run, MeasuresTheClockUnlessToldNotTo) {
    asio::io_context context(1);
    observer nobody;
    plan what({experiment(2, {"unix"})});
    const report measured = measure(context, what, nobody);
    ASSERT_TRUE(measured.clock.has_value());
    EXPECT_TRUE(measured.clock->idle_gap_max.has_value());
    what.measure_clock = false;
    EXPECT_FALSE(measure(context, what, nobody).clock.has_value());
}

}  // namespace
}  // namespace pingpong
