// What every session and client does alike when all goes well.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "support/streams/in_memory.hpp"
#include "support/streams/ticking_clock.hpp"

namespace pingpong {
namespace {

/// Keeps what sessions were told.
struct listener final : session_watcher {
    std::vector<std::string> messages;

    void message(std::string_view text) override {
        if (!text.empty())
            messages.emplace_back(text);
    }
};

class EveryProtocol : public testing::TestWithParam<memory_protocol> {
protected:
    static session_settings echoing() { return session_settings(limits(), reply_mode::echo); }

    static std::size_t connections_for(std::size_t exchanges) {
        return GetParam().keeps_connection ? 1 : GetParam().greetings + exchanges;
    }
};

TEST_P(EveryProtocol, MakesExactlyTheExchangesAskedFor) {
    match both(GetParam());
    EXPECT_EQ(cause_of(both.play_whole(5)), "");
    EXPECT_EQ(both.samples().size(), 5);
    EXPECT_EQ(both.client().moved().connections, connections_for(5));
    std::uint64_t answered = 0;
    for (std::size_t i = 0; i < both.connections(); ++i)
        answered += both.answered(i).value();
    EXPECT_EQ(answered, 5 + GetParam().greetings);
}

TEST_P(EveryProtocol, PlaysBlockAfterBlock) {
    match both(GetParam());
    EXPECT_EQ(cause_of(both.open()), "");
    EXPECT_EQ(cause_of(both.play(3)), "");
    EXPECT_EQ(cause_of(both.play(4)), "");
    EXPECT_EQ(both.samples().size(), 4);
    EXPECT_EQ(both.client().moved().connections, connections_for(7));
    EXPECT_EQ(cause_of(both.close()), "");
}

TEST_P(EveryProtocol, PlaysNothingWhenNothingIsAskedFor) {
    match both(GetParam());
    EXPECT_EQ(cause_of(both.play_whole(0)), "");
    EXPECT_EQ(both.client().moved().connections, connections_for(0));
}

TEST_P(EveryProtocol, ARoundTripLastsFromTheEndOfOneExchangeToTheEndOfTheNext) {
    match both(GetParam());
    ASSERT_EQ(cause_of(both.open()), "");
    const auto before = ticking_clock::now();
    ASSERT_EQ(cause_of(both.play(3)), "");
    const auto after = ticking_clock::now();

    std::chrono::nanoseconds sum{0};
    for (const round_trip sample : both.samples()) {
        EXPECT_EQ(sample, ticking_clock::step);
        sum += sample;
    }
    EXPECT_EQ(sum, after - before - 2 * ticking_clock::step) << "time was lost between exchanges";
}

TEST_P(EveryProtocol, TimesTheStepsOfOpeningApart) {
    match both(GetParam());
    const auto took = both.open();
    ASSERT_EQ(cause_of(took), "");
    const std::optional<std::chrono::nanoseconds> once = ticking_clock::step;
    EXPECT_EQ(took->connect, GetParam().keeps_connection ? once : std::nullopt);
    EXPECT_EQ(took->handshake, GetParam().shakes_hands ? once : std::nullopt);
}

TEST_P(EveryProtocol, NumbersItsRequestsFromZeroOnAcrossBlocks) {
    listener heard;
    match both(GetParam(), client_settings(request::counting("Ping ", "!")),
               session_settings(limits(), reply_mode::answer, &heard));
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_EQ(cause_of(both.play(2)), "");
    EXPECT_EQ(cause_of(both.play(1)), "");
    EXPECT_EQ(heard.messages, (std::vector<std::string>{"Ping 0!", "Ping 1!", "Ping 2!"}));
}

TEST_P(EveryProtocol, NumbersGrowingInLengthAreNoProblem) {
    match both(GetParam(), client_settings(request::counting("no ", "")));
    EXPECT_EQ(cause_of(both.play_whole(101)), "");
}

TEST_P(EveryProtocol, AnyOtherTextIsAcknowledged) {
    listener heard;
    match both(GetParam(), client_settings(request("hello")),
               session_settings(limits(), reply_mode::answer, &heard));
    EXPECT_EQ(cause_of(both.play_whole(1)), "");
    EXPECT_EQ(heard.messages, std::vector<std::string>{"hello"});
}

TEST_P(EveryProtocol, EchoesPayloadsOfAnySize) {
    // 125 and 65535 are the longest that WebSocket frames of the first two sizes hold.
    for (const std::size_t bytes : {1, 4, 125, 126, 65535, 65536, 1 << 20}) {
        SCOPED_TRACE(bytes);
        auto settings = echo_of(bytes);
        if (GetParam().greetings > 0)
            continue;  // There is no greeting at /echo.
        match both(GetParam(), settings, echoing());
        EXPECT_EQ(cause_of(both.play_whole(2)), "");
        EXPECT_GT(both.client().moved().bytes_sent, 2 * bytes);
        EXPECT_GT(both.client().moved().bytes_received, 2 * bytes);
    }
}

TEST_P(EveryProtocol, SendsAMessageInOneWrite) {
    if (GetParam().greetings > 0)
        return;
    const std::size_t longest = GetParam().longest_write;
    for (const std::size_t bytes :
         {std::size_t(4), std::min<std::size_t>(60000, longest), longest}) {
        SCOPED_TRACE(bytes);
        match both(GetParam(), echo_of(bytes), echoing());
        ASSERT_EQ(cause_of(both.open()), "");
        const auto before = both.client().moved().writes;
        EXPECT_EQ(cause_of(both.play(3)), "");
        EXPECT_EQ(both.client().moved().writes - before, 3);
    }
}

TEST_P(EveryProtocol, CopesWithStreamsThatMoveOneByteAtATime) {
    match both(GetParam());
    both.network.client_moves_at_most = 1;
    both.network.server_moves_at_most = 1;
    EXPECT_EQ(cause_of(both.play_whole(3)), "");
    EXPECT_EQ(both.samples().size(), 3);
    for (std::size_t i = 0; i < both.connections(); ++i)
        EXPECT_EQ(cause_of(both.answered(i)), "");
}

TEST_P(EveryProtocol, CopesWithStreamsThatMoveFewBytesOfALongMessage) {
    if (GetParam().greetings > 0)
        return;
    match both(GetParam(), echo_of(70000), echoing());
    both.network.client_moves_at_most = 1021;
    both.network.server_moves_at_most = 977;
    EXPECT_EQ(cause_of(both.play_whole(2)), "");
}

TEST_P(EveryProtocol, KnowsNothingOfSocketsItDoesNotHave) {
    match both(GetParam());
    EXPECT_FALSE(both.client().facts().has_value());
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_FALSE(both.client().segments().has_value());
    EXPECT_FALSE(both.client().facts().has_value());
}

INSTANTIATE_TEST_SUITE_P(InMemory, EveryProtocol, testing::ValuesIn(in_both_modes(every_protocol)),
                         by_name());

// Our own codec on one side, Beast on the other.
INSTANTIATE_TEST_SUITE_P(
    Mixed, EveryProtocol,
    testing::Values(memory_protocol{"HttpLeanSession", http_lean_in_memory,
                                    http_kept_client_in_memory, true, false, 0},
                    memory_protocol{"HttpLeanClient", http_in_memory, http_lean_client_in_memory,
                                    true, false, 0},
                    memory_protocol{"WsLeanSession", ws_lean_in_memory, ws_client_in_memory, true,
                                    true, 0, 65000},
                    memory_protocol{"WsLeanClient", ws_in_memory, ws_lean_client_in_memory, true,
                                    true, 0}),
    by_name());

}  // namespace
}  // namespace pingpong
