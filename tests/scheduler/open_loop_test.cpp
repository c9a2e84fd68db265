// Open loops over hand-made clients: what is sent when, and what is recorded of it.
#include "pingpong/scheduler/open_loop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/post.hpp>
#include <vector>

#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

/// What all clients of a test do and note.
struct course {
    std::vector<clock::time_point> begun;  ///< Of each exchange, in order.
    std::size_t slow = 1'000'000;          ///< The number of the exchange that takes so long:
    std::chrono::milliseconds slowness{0};
    std::size_t until_begun = 0;   ///< ... and until so many were begun.
    std::size_t good = 1'000'000;  ///< Exchanges that go well.
    std::size_t in_flight = 0;
    std::size_t max_in_flight = 0;
};

/// Exchanges nothing; one step of the io_context per exchange.
class hand_made final : public contender {
public:
    explicit hand_made(course& all) : all_(all) {}

    task<set_up> open() override { co_return set_up(); }

    task<> play(round_trips& samples) override {
        const auto io_executor = co_await asio::this_coro::executor;
        EXPECT_EQ(samples.room(), 1U);
        EXPECT_FALSE(std::exchange(busy_, true)) << "two exchanges in flight on a connection";
        const std::size_t number = all_.begun.size();
        all_.begun.push_back(clock::now());
        if (all_.begun.size() > all_.good)
            co_return failure{errc::wrong_reply, "test reply"};
        all_.max_in_flight = std::max(all_.max_in_flight, ++all_.in_flight);
        co_await asio::post(io_executor, asio::deferred);
        if (number == all_.slow) {
            asio::basic_waitable_timer<clock, asio::wait_traits<clock>, executor> timer(
                io_executor, all_.slowness);
            co_await timer.async_wait(as_values);
            while (all_.begun.size() < all_.until_begun)
                co_await asio::post(io_executor, asio::deferred);
        }
        --all_.in_flight;
        busy_ = false;
        samples.record(round_trip(1));
        co_return result<>();
    }

    task<> close() override { co_return result<>(); }

    const traffic& moved() const noexcept override { return moved_; }
    std::optional<tcp_segments> segments() override { return std::nullopt; }
    std::optional<socket_facts> facts() override { return std::nullopt; }
    void change_message(request) override {}
    std::string_view last_reply() const noexcept override { return {}; }

private:
    course& all_;
    bool busy_ = false;
    traffic moved_;
};

class OpenLoop : public testing::TestWithParam<std::size_t> {
protected:
    void make_clients(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            clients.push_back(std::make_unique<hand_made>(all));
    }

    task<std::chrono::nanoseconds> play(std::size_t exchanges, double rate) {
        response.prepare(exchanges);
        return play_open_loop(clients, rate, response, parts);
    }

    /// Response times that neither service nor lag explain: the waits for a free connection.
    std::vector<round_trip> waits() const {
        std::vector<round_trip> found;
        for (std::size_t i = 0; i < response.samples().size(); ++i)
            found.push_back(response.samples()[i] - parts.service.samples()[i] -
                            parts.lag.samples()[i]);
        return found;
    }

    asio::io_context context{1};
    course all;
    std::vector<std::unique_ptr<contender>> clients;
    round_trips response;
    response_parts parts;
};

TEST(DueTimes, AreOneIntervalApartWithoutAnErrorThatAddsUp) {
    const clock::time_point first(1h);
    const due_times thirds(first, 3e6);
    EXPECT_EQ(thirds.at(0), first);
    EXPECT_EQ(thirds.at(1), first + 333ns);
    EXPECT_EQ(thirds.at(2), first + 666ns);
    EXPECT_EQ(thirds.at(3'000'000), first + 1s);
    EXPECT_EQ(due_times::interval_of(0.5), 2s);
}

TEST_P(OpenLoop, SendsNothingBeforeItIsDue) {
    make_clients(GetParam());
    const auto before = clock::now();
    const auto took = run_coroutine(context, play(40, 4000));
    ASSERT_TRUE(took.has_value());
    ASSERT_EQ(all.begun.size(), 40U);
    for (std::size_t i = 0; i < all.begun.size(); ++i)
        EXPECT_GE(all.begun[i] - before, i * 250us) << i;
    for (const round_trip lag : parts.lag.samples())
        EXPECT_GE(lag, 0ns);
    EXPECT_GE(*took, 39 * 250us);
}

TEST_P(OpenLoop, MakesAndRecordsExactlyTheExchangesAskedFor) {
    make_clients(GetParam());
    ASSERT_TRUE(run_coroutine(context, play(25, 1e6)).has_value());
    EXPECT_EQ(all.begun.size(), 25U);
    EXPECT_EQ(response.samples().size(), 25U);
    EXPECT_EQ(parts.service.samples().size(), 25U);
    EXPECT_EQ(parts.lag.samples().size(), 25U);
    EXPECT_LE(all.max_in_flight, GetParam());
    // A later block begins with empty hands.
    ASSERT_TRUE(run_coroutine(context, play(7, 1e6)).has_value());
    EXPECT_EQ(parts.lag.samples().size(), 7U);
}

TEST_P(OpenLoop, AResponseIsServiceAndLagAndTheWaitForAConnection) {
    make_clients(GetParam());
    ASSERT_TRUE(run_coroutine(context, play(200, 1e6)).has_value());
    for (const round_trip wait : waits())
        EXPECT_GE(wait, 0ns);
}

TEST_P(OpenLoop, AnExchangeThatFailsEndsTheLoop) {
    make_clients(GetParam());
    all.good = 5;
    const auto outcome = run_coroutine(context, play(100, 10'000));
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(format_failure(outcome.error()),
              format_failure(failure{errc::wrong_reply, "test reply"}));
    EXPECT_LE(response.samples().size(), 5U);
    EXPECT_EQ(response.samples().size(), parts.lag.samples().size());
}

TEST_P(OpenLoop, CancellationEndsItWhileNothingIsDue) {
    make_clients(GetParam());
    started<result<std::chrono::nanoseconds>> running(context, play(100, 1e-6));
    while (response.samples().empty() && context.run_one() > 0)
        continue;
    ASSERT_FALSE(running.done());
    running.cancel();
    run_ready(context);
    ASSERT_TRUE(running.done());
    const auto& outcome = running.value();
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, asio::error::operation_aborted);
    EXPECT_EQ(response.samples().size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Connections, OpenLoop, testing::Values(1U, 3U));

TEST_F(OpenLoop, AStalledServerShowsInResponsesAndNotInLag) {
    make_clients(1);
    all.slow = 3;
    all.slowness = 30ms;
    ASSERT_TRUE(run_coroutine(context, play(20, 1000)).has_value());
    // Those due 1, 2, ... ms after the slow one was sent, which is not before it was due, had to
    // wait for it; all that are due later than it have an end before the next is sent.
    const auto waited = waits();
    EXPECT_GE(parts.service.samples()[3], 30ms);
    for (std::size_t i = 4; i < 20; ++i) {
        const auto behind = 30ms - static_cast<int>(i - 3) * 1ms;
        EXPECT_GE(response.samples()[i], behind) << i;
        EXPECT_GE(waited[i], behind) << i;
    }
}

TEST_F(OpenLoop, NothingIsSkippedAfterAStall) {
    make_clients(2);
    all.slow = 0;
    all.slowness = 5ms;
    ASSERT_TRUE(run_coroutine(context, play(50, 100'000)).has_value());
    EXPECT_EQ(all.begun.size(), 50U);
}

TEST_F(OpenLoop, AFreeConnectionTakesWhatIsDueWhileAnotherStalls) {
    make_clients(2);
    all.slow = 0;
    all.until_begun = 10;
    ASSERT_TRUE(run_coroutine(context, play(10, 1000)).has_value());
    EXPECT_EQ(response.samples().size(), 10U);
    EXPECT_EQ(all.max_in_flight, 2U);
}

}  // namespace
}  // namespace pingpong
