// Several clients of one contender, hand-made ones: what each of them does is up to the test.
#include "pingpong/scheduler/connections.hpp"

#include <gtest/gtest.h>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <stdexcept>
#include <string>

#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// What a client is to do.
struct script {
    round_trip each{1000};    ///< The round trip that it records.
    std::size_t good = 1000;  ///< Exchanges that go well; what comes after them is `then`.
    enum { fails, waits, throws } then = waits;
    failure why{errc::wrong_reply, "test reply"};
    result<set_up> opened = set_up{10ns, 100ns};
    std::optional<tcp_segments> seen;
};

/// Does what its script says, one step of the io_context per exchange, and notes it.
class scripted_client final : public contender {
public:
    scripted_client(script script, std::string name, std::string& log)
        : script_(std::move(script)), name_(std::move(name)), log_(log) {}

    ~scripted_client() override { log_ += name_ + "~ "; }

    task<set_up> open() override {
        log_ += name_ + "o ";
        ++moved_.connections;
        co_return script_.opened;
    }

    task<> play(round_trips& samples) override {
        const auto io_executor = co_await asio::this_coro::executor;
        for (std::size_t left = samples.room(); left > 0; --left) {
            co_await asio::post(io_executor, asio::deferred);
            if (script_.good-- == 0) {
                auto ended = co_await end(io_executor);
                co_return ended;
            }
            log_ += name_;
            ++moved_.bytes_sent;
            samples.record(script_.each);
        }
        log_ += ' ';
        co_return result<>();
    }

    task<> close() override {
        log_ += name_ + "c ";
        co_return result<>();
    }

    const traffic& moved() const noexcept override { return moved_; }
    std::optional<tcp_segments> segments() override { return script_.seen; }
    std::optional<socket_facts> facts() override { return std::nullopt; }
    void change_message(request) override {}
    std::string_view last_reply() const noexcept override { return {}; }

private:
    task<> end(executor io_executor) {
        if (script_.then == script::throws)
            throw std::domain_error("a bug");
        if (script_.then == script::fails)
            co_return script_.why;
        asio::basic_waitable_timer<std::chrono::steady_clock,
                                   asio::wait_traits<std::chrono::steady_clock>, executor>
            never(io_executor, std::chrono::steady_clock::time_point::max());
        auto [error] = co_await never.async_wait(as_values);
        log_ += name_ + "! ";
        co_return failure{error, "test wait"};
    }

    script script_;
    std::string name_;
    std::string& log_;
    traffic moved_;
};

class Connections : public testing::Test {
protected:
    /// Clients a, b, c and so on.
    connections made(const std::vector<script>& scripts) {
        std::vector<std::unique_ptr<contender>> clients;
        for (const script& each : scripts)
            clients.push_back(std::make_unique<scripted_client>(
                each, std::string(1, static_cast<char>('a' + clients.size())), log));
        return connections(std::move(clients));
    }

    result<std::chrono::nanoseconds> play(connections& all, std::size_t exchanges) {
        samples.prepare(exchanges);
        return run_coroutine(context, all.play(samples));
    }

    static script taking(round_trip each) {
        script made;
        made.each = each;
        return made;
    }

    asio::io_context context{1};
    std::string log;
    round_trips samples;
};

TEST_F(Connections, OpenOneAfterTheOtherAndAddUp) {
    connections all = made({{}, {}, {}});
    const auto opened = run_coroutine(context, all.open());
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->connect, 30ns);
    EXPECT_EQ(opened->handshake, 300ns);
    EXPECT_EQ(log, "ao bo co ");
    EXPECT_EQ(all.moved().connections, 3U);
}

TEST_F(Connections, OpenUntilOneFails) {
    std::vector<script> scripts(3);
    scripts[1].opened = failure{asio::error::connection_refused, "connect"};
    connections all = made(scripts);
    const auto opened = run_coroutine(context, all.open());
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, asio::error::connection_refused);
    EXPECT_EQ(log, "ao bo ");
}

TEST_F(Connections, KnowNoSetUpWhereTheirProtocolHasNone) {
    std::vector<script> scripts(2);
    scripts[0].opened = scripts[1].opened = set_up();
    connections all = made(scripts);
    const auto opened = run_coroutine(context, all.open());
    EXPECT_FALSE(opened->connect.has_value() || opened->handshake.has_value());
}

TEST_F(Connections, ShareTheExchangesAsEvenlyAsWholeNumbersAllow) {
    connections all = made({taking(1ns), taking(20ns), taking(300ns)});
    EXPECT_TRUE(play(all, 8).has_value());
    const std::vector<round_trip> expected{1ns, 1ns, 1ns, 20ns, 20ns, 20ns, 300ns, 300ns};
    const auto taken = samples.samples();
    EXPECT_EQ(std::vector<round_trip>(taken.begin(), taken.end()), expected);
}

TEST_F(Connections, PlayTheirExchangesInTurns) {
    connections all = made({{}, {}, {}});
    EXPECT_TRUE(play(all, 6).has_value());
    EXPECT_EQ(log, "abca b c ");
    EXPECT_TRUE(play(all, 3).has_value());
    EXPECT_EQ(log, "abca b c a b c ");
}

TEST_F(Connections, TakeAsLongAsTheOneThatEndsLast) {
    connections all = made({taking(1s), taking(50s), taking(2s)});
    const auto took = play(all, 6);
    EXPECT_GE(took.value(), 100s);
    EXPECT_LT(took.value(), 130s) << "they began at nearly the same time";
}

TEST_F(Connections, OfWhichThereIsOneTakeTheSumOfTheirRoundTrips) {
    connections connections = made({taking(7ns)});
    EXPECT_EQ(play(connections, 5).value(), 35ns);
    EXPECT_EQ(log, "aaaaa ");
    EXPECT_EQ(samples.samples().size(), 5U);
}

TEST_F(Connections, AreEndedWhenOneOfThemFails) {
    std::vector<script> scripts(3);
    scripts[0].good = 3;
    scripts[1].good = 2;
    scripts[1].then = script::fails;
    scripts[2].good = 1;
    connections all = made(scripts);
    const auto played = play(all, 30);
    ASSERT_FALSE(played.has_value());
    EXPECT_EQ(played.error().code, errc::wrong_reply);
    EXPECT_EQ(played.error().during, "test reply");
    EXPECT_NE(log.find("c! "), std::string::npos) << log;
    EXPECT_EQ(samples.samples().size(), 6U) << log;
    run_ready(context);
    EXPECT_TRUE(context.stopped()) << "nothing is left behind";
}

TEST_F(Connections, OfWhichTheOnlyOneFailsSayWhy) {
    script sick;
    sick.good = 2;
    sick.then = script::fails;
    connections connections = made({sick});
    const auto played = play(connections, 30);
    ASSERT_FALSE(played.has_value());
    EXPECT_EQ(played.error().code, errc::wrong_reply);
    EXPECT_EQ(samples.samples().size(), 2U);
}

TEST_F(Connections, LetABugLeaveAsAnException) {
    for (const std::size_t count : {1U, 3U}) {
        std::vector<script> scripts(count);
        scripts.back().good = 1;
        scripts.back().then = script::throws;
        connections all = made(scripts);
        samples.prepare(30);
        started<result<std::chrono::nanoseconds>> failing(context, all.play(samples));
        run_ready(context);
        EXPECT_THROW(failing.value(), std::domain_error);
    }
}

TEST_F(Connections, AreAllEndedByCancellation) {
    for (const std::size_t count : {1U, 2U, 7U}) {
        std::vector<script> scripts(count);
        for (script& each : scripts)
            each.good = 2;
        connections all = made(scripts);
        samples.prepare(70);
        started<result<std::chrono::nanoseconds>> waiting(context, all.play(samples));
        run_ready(context);
        ASSERT_FALSE(waiting.done());
        waiting.cancel();
        run_ready(context);
        ASSERT_TRUE(waiting.done());
        EXPECT_FALSE(waiting.value().has_value());
        EXPECT_EQ(samples.samples().size(), 2 * count);
        EXPECT_TRUE(context.stopped()) << "nothing is left behind";
    }
}

TEST_F(Connections, AreStuckOnceNoneOfThemMakesProgress) {
    std::vector<script> scripts(3);
    for (script& each : scripts)
        each.good = 4;
    connections all = made(scripts);
    samples.prepare(30);
    const auto outcome = run_coroutine(context, while_progressing(all.play(samples), all, 10ms));
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, errc::no_progress);
    EXPECT_EQ(outcome.error().during, "test wait");
    EXPECT_EQ(progress_of(all), 12U);
}

TEST_F(Connections, KnowTheSegmentsOfAllOrOfNone) {
    std::vector<script> scripts(2);
    scripts[0].seen = tcp_segments{1, 2, 3};
    EXPECT_FALSE(made(scripts).segments().has_value());
    scripts[1].seen = tcp_segments{10, 20, 30};
    const auto seen = made(scripts).segments();
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->sent, 11U);
    EXPECT_EQ(seen->received, 22U);
    EXPECT_EQ(seen->retransmitted, 33U);
}

TEST_F(Connections, CloseEachOfThem) {
    {
        connections all = made({{}, {}});
        EXPECT_TRUE(run_coroutine(context, all.close()).has_value());
        connections connections = made({{}});
        EXPECT_TRUE(run_coroutine(context, connections.close()).has_value());
    }
    EXPECT_EQ(log, "ac bc ac a~ a~ b~ ");
}

}  // namespace
}  // namespace pingpong
