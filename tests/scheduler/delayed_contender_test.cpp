#include "pingpong/scheduler/delayed_contender.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "support/run_coroutine.hpp"
#include "support/streams/ticking_clock.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// Exchanges nothing, and fails after `good` exchanges; records the size of each block.
class hand_made final : public contender {
public:
    hand_made(std::size_t good, std::vector<std::size_t>& rooms) : good_(good), rooms_(rooms) {}

    task<set_up> open() override { co_return set_up{3ns, 4ns}; }

    task<> play(round_trips& samples) override {
        rooms_.push_back(samples.room());
        for (std::size_t left = samples.room(); left > 0; --left) {
            if (good_-- == 0)
                co_return failure{errc::wrong_reply, "test reply"};
            samples.record(1h);
        }
        co_return result<>();
    }

    task<> close() override { co_return result<>(); }

    const traffic& moved() const noexcept override { return moved_; }
    std::optional<tcp_segments> segments() override { return std::nullopt; }
    std::optional<socket_facts> facts() override { return std::nullopt; }
    void change_message(request) override {}
    std::string_view last_reply() const noexcept override { return {}; }

private:
    std::size_t good_;
    std::vector<std::size_t>& rooms_;
    traffic moved_;
};

class DelayedContender : public testing::Test {
protected:
    result<> play(std::size_t exchanges, std::chrono::nanoseconds delay, std::size_t good = 1000) {
        delayed_contender<ticking_clock> both(std::make_unique<hand_made>(good, rooms), delay);
        samples.prepare(exchanges);
        return run_coroutine(context, both.play(samples));
    }

    asio::io_context context{1};
    std::vector<std::size_t> rooms;
    round_trips samples;
};

TEST_F(DelayedContender, AddsTheDelayToEachRoundTrip) {
    // The clock is read once after an exchange, and once more each time that the delay is not over.
    ASSERT_TRUE(play(3, 0ns).has_value());
    for (const round_trip each : samples.samples())
        EXPECT_EQ(each, ticking_clock::step);
    ASSERT_TRUE(play(3, 10 * ticking_clock::step).has_value());
    EXPECT_EQ(samples.samples().size(), 3U);
    for (const round_trip each : samples.samples())
        EXPECT_EQ(each, 11 * ticking_clock::step);
}

TEST_F(DelayedContender, PlaysExchangeByExchange) {
    ASSERT_TRUE(play(4, 0ns).has_value());
    EXPECT_EQ(rooms, std::vector<std::size_t>(4, 1));
}

TEST_F(DelayedContender, KeepsWhatWentWellBeforeAFailure) {
    const auto outcome = play(4, 50ns, 2);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(format_failure(outcome.error()),
              format_failure(failure{errc::wrong_reply, "test reply"}));
    EXPECT_EQ(samples.samples().size(), 2U);
}

TEST_F(DelayedContender, IsOtherwiseTheContenderItDelays) {
    delayed_contender<> both(std::make_unique<hand_made>(1, rooms), 5ms);
    const auto opened = run_coroutine(context, both.open());
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->connect, 3ns);
    EXPECT_EQ(opened->handshake, 4ns);
    EXPECT_TRUE(run_coroutine(context, both.close()).has_value());
}

/// A contender by another name.
contender_spec delayed(std::string label, std::chrono::nanoseconds delay) {
    contender_spec made("ws");
    made.label = std::move(label);
    made.injected_delay = delay;
    return made;
}

TEST(InjectedDelay, PlaysTheSameProtocolTwiceUnderTwoNames) {
    plan plan({experiment(100, {delayed("one", 0ns), delayed("other", 200us)})});
    plan.stop = stop_after(1);
    const report report = measure(plan);
    expect_consistent(report);
    for (const trial& each : report.trials)
        EXPECT_EQ(each.failure.value_or("none"), "none");
    for (const block& each : blocks_of(report, cell_of(report, "other")))
        EXPECT_GE(each.round_trips.p50, 199us);  // each ends at the nearest clock read
    EXPECT_EQ(blocks_of(report, cell_of(report, "one")).size(), 2U);
}

TEST(InjectedDelay, NamesAreDistinctAndDelaysNotNegative) {
    EXPECT_THROW(measure(plan({experiment(1, {delayed("one", 0ns), delayed("one", 1ns)})})),
                 std::invalid_argument);
    EXPECT_THROW(measure(plan({experiment(1, {"tcp", delayed("tcp", 1ns)})})),
                 std::invalid_argument);
    EXPECT_THROW(measure(plan({experiment(1, {"ws", delayed("", 0ns)})})), std::invalid_argument);
    EXPECT_THROW(measure(plan({experiment(1, {delayed("one", -1ns)})})), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
