#include "pingpong/scheduler/measure_bridge.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <functional>
#include <stdexcept>
#include <vector>

#include "support/loopback.hpp"
#include "support/scripted_peer.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

/// Counts what clients send.
class counting_watcher final : public session_watcher {
public:
    void head(std::string_view method, std::string_view, std::string_view) override {
        if (method == "GET")
            ++gets;
    }
    void message(std::string_view text) override { messages.emplace_back(text); }

    std::uint64_t count_of(std::string_view text) const {
        return static_cast<std::uint64_t>(std::ranges::count(messages, text));
    }

    std::uint64_t gets = 0;  ///< Upgrades too.
    std::vector<std::string> messages;
};

/// In place of the processes of the original's clients.
class no_process final : public bridge_player {
public:
    task<nanoseconds> play_original(protocol_family) override {
        ++played;
        if (react)
            react();
        if (yields)
            co_return *yields;
        co_return failure{yields.error()};
    }
    void started(std::uint64_t round) override { rounds.push_back(round); }

    result<nanoseconds> yields = nanoseconds(1000);
    std::function<void()> react;
    std::uint64_t played = 0;
    std::vector<std::uint64_t> rounds;
};

class MeasureBridge : public testing::Test {
protected:
    MeasureBridge() {
        what_.count = 5;
        what_.rounds = 2;
        what_.ws = ws_->where();
        what_.http = http_->where();
    }

    bridge measure() {
        return run_coroutine(context_, measure_bridge(context_.get_executor(), what_, player_));
    }

    asio::io_context context_{1};
    counting_watcher watcher_;
    session_settings settings_{limits(), reply_mode::answer, &watcher_};
    std::unique_ptr<server> ws_ = start_server(context_, "ws", settings_);
    std::unique_ptr<server> http_ = start_server(context_, "http-close", settings_);
    bridge_plan what_;
    no_process player_;
};

TEST_F(MeasureBridge, PlaysEveryKindTwiceInARound) {
    const bridge measured = measure();
    EXPECT_FALSE(measured.interrupted || measured.failure);
    EXPECT_EQ(measured.count, 5U);
    ASSERT_EQ(measured.conversations.size(), 24U);
    for (const bridge_conversation& one : measured.conversations) {
        EXPECT_GT(one.duration.count(), 0);
        EXPECT_EQ(one.median_ns.has_value(), one.way != conversation_way::original);
        const auto same = [&one](const bridge_conversation& other) {
            return other.round == one.round && other.visit == one.visit && other.way == one.way &&
                   other.over == one.over;
        };
        EXPECT_EQ(std::ranges::count_if(measured.conversations, same), 1);
    }
    EXPECT_EQ(player_.rounds, (std::vector<std::uint64_t>{0, 1}));
}

TEST_F(MeasureBridge, PlaysTheSecondVisitsInTheReversedOrder) {
    const bridge measured = measure();
    ASSERT_EQ(measured.conversations.size(), 24U);
    for (std::size_t i = 0; i < 6; ++i) {
        const bridge_conversation& first = measured.conversations[i];
        const bridge_conversation& second = measured.conversations[11 - i];
        EXPECT_EQ(first.visit, 1U);
        EXPECT_EQ(second.visit, 2U);
        EXPECT_TRUE(first.way == second.way && first.over == second.over) << i;
    }
}

TEST_F(MeasureBridge, DrawsTheSameOrdersWithTheSameSeed) {
    const bridge one = measure(), again = measure();
    ASSERT_EQ(one.conversations.size(), again.conversations.size());
    for (std::size_t i = 0; i < one.conversations.size(); ++i)
        EXPECT_TRUE(one.conversations[i].way == again.conversations[i].way &&
                    one.conversations[i].over == again.conversations[i].over);
}

// Five conversations of each kind: four that count and one before them.
TEST_F(MeasureBridge, SaysWhatTheOriginalSaysAndThenTheFairText) {
    measure();
    EXPECT_EQ(player_.played, 10U);
    EXPECT_EQ(watcher_.count_of("Ping 4!"), 5U);
    EXPECT_EQ(watcher_.count_of("Ping4"), 5U);
    EXPECT_EQ(watcher_.count_of("Ping"), 2U * 5 * 5);
    EXPECT_EQ(watcher_.gets, 5U + 2 * 5);  // of the original's HTTP, and two upgrades
}

TEST_F(MeasureBridge, EndsWithAConversationThatFailsAndKeepsItOut) {
    const refusing_port nobody(context_);
    what_.http = nobody.where("http");
    const bridge measured = measure();
    ASSERT_TRUE(measured.failure);
    EXPECT_EQ(*measured.failure, "http: connect: Connection refused");
    EXPECT_FALSE(measured.interrupted);
    EXPECT_TRUE(measured.conversations.empty());
}

TEST_F(MeasureBridge, GivesUpAServerThatSaysNothing) {
    scripted_peer mute(context_, {}, afterwards::mute);
    what_.ws = mute.where("ws");
    what_.deadline = std::chrono::milliseconds(20);
    const bridge measured = measure();
    ASSERT_TRUE(measured.failure);
    EXPECT_TRUE(measured.failure->starts_with("ws: ")) << *measured.failure;
}

TEST_F(MeasureBridge, EndsWithAProcessThatFails) {
    player_.react = [this] {
        if (player_.played == 4)
            player_.yields = failure{
                boost::system::errc::make_error_code(boost::system::errc::io_error), "converse"};
    };
    const bridge measured = measure();
    ASSERT_TRUE(measured.failure);
    EXPECT_NE(measured.failure->find("converse: "), std::string::npos) << *measured.failure;
    EXPECT_EQ(player_.played, 4U);
    const auto original = std::ranges::count(measured.conversations, conversation_way::original,
                                             &bridge_conversation::way);
    EXPECT_EQ(original, 1);
}

TEST_F(MeasureBridge, IsInterruptedByAPlayerWhoWas) {
    player_.yields = failure{make_error_code(errc::cancelled), "run"};
    const bridge measured = measure();
    EXPECT_TRUE(measured.interrupted);
    EXPECT_FALSE(measured.failure);
}

TEST_F(MeasureBridge, KeepsWhatWasPlayedWhenCancelled) {
    what_.rounds = 1'000'000;
    started<bridge> playing(context_, measure_bridge(context_.get_executor(), what_, player_));
    player_.react = [&] {
        if (player_.played == 20)
            playing.cancel(asio::cancellation_type::total);
    };
    const bridge& measured = playing.wait(context_);
    EXPECT_TRUE(measured.interrupted);
    EXPECT_FALSE(measured.failure);
    EXPECT_EQ(player_.played, 20U);
    EXPECT_GT(measured.conversations.size(), 12U);
}

TEST_F(MeasureBridge, RefusesAPlanOfNothing) {
    what_.count = 0;
    EXPECT_THROW(measure(), std::invalid_argument);
    what_.count = most_bridged + 1;
    EXPECT_THROW(measure(), std::invalid_argument);
    what_.count = 1;
    what_.rounds = 0;
    EXPECT_THROW(measure(), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
