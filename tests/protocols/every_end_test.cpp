// How every session and client ends: cancelled, finished, aborted, or left alone.
#include <gtest/gtest.h>

#include <boost/asio/error.hpp>

#include "pingpong/transport/tls/tls_error.hpp"
#include "support/streams/in_memory.hpp"

namespace pingpong {
namespace {

class EveryEnd : public testing::TestWithParam<memory_protocol> {
protected:
    /// A protocol that asks for nothing while it opens, and opened.
    static bool can_open_with_a_mute_server() {
        return !GetParam().shakes_hands && !GetParam().secured && GetParam().greetings == 0;
    }
};

TEST_P(EveryEnd, ACancelledMoveEndsWithAFailure) {
    match both(GetParam());
    both.network.accept = nullptr;  // Accepted, and never answered.
    started<result<>> waiting = [&] {
        if (!can_open_with_a_mute_server()) {
            // The first thing that waits for the server is then in `open`.
            const auto open_only = [](contender& client) -> task<> {
                auto opened = co_await client.open();
                if (!opened)
                    co_return opened.error();
                co_return result<>();
            };
            return started<result<>>(both.context, open_only(both.client()));
        }
        EXPECT_EQ(cause_of(both.open()), "");
        both.storage().prepare(1);
        return started<result<>>(both.context, both.client().play(both.storage()));
    }();
    run_ready(both.context);
    ASSERT_FALSE(waiting.done());

    waiting.cancel();
    run_ready(both.context);
    ASSERT_TRUE(waiting.done());
    EXPECT_EQ(waiting.value().error().code, asio::error::operation_aborted)
        << format_failure(waiting.value().error());
    EXPECT_EQ(both.samples().size(), 0);
}

TEST_P(EveryEnd, ACancelledSessionEndsWithAFailure) {
    asio::io_context context(1);
    auto [peer, own] = mock_stream::connect(context.get_executor());
    const auto session = GetParam().session(own, session_settings());
    started<result<std::uint64_t>> serving(context, session->serve());
    run_ready(context);
    ASSERT_FALSE(serving.done());

    serving.cancel();
    run_ready(context);
    ASSERT_TRUE(serving.done());
    EXPECT_EQ(serving.value().error().code, asio::error::operation_aborted);
    EXPECT_FALSE(session->stream().is_open()) << "what was served is closed";
}

TEST_P(EveryEnd, ASessionThatNobodyTalksToEndsWithItsPeer) {
    asio::io_context context(1);
    auto [peer, own] = mock_stream::connect(context.get_executor());
    const auto session = GetParam().session(own, session_settings());
    started<result<std::uint64_t>> serving(context, session->serve());
    run_ready(context);
    close_stream(peer);
    run_ready(context);
    ASSERT_TRUE(serving.done());
    // A WebSocket was never opened, nor was TLS, so there it is a failure.
    std::string expected;
    if (GetParam().shakes_hands)
        expected = cause(errc::closed_early, "ws upgrade");
    if (GetParam().secured)
        expected = cause(tls_errc::closed_in_handshake, "tls handshake");
    EXPECT_EQ(cause_of(serving.value()), expected);
}

TEST_P(EveryEnd, AFinishedSessionEndsAndItsPeerHearsIt) {
    if (!GetParam().keeps_connection)
        return;
    match both(GetParam());
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(1)), "");

    started<result<>> finishing(both.context, both.session().finish());
    run_ready(both.context);
    const bool reconnects =
        GetParam().shakes_hands || std::string_view(GetParam().name).starts_with("Http");
    EXPECT_EQ(cause_of(both.play(1)) == "", reconnects);
    EXPECT_EQ(both.samples().size(), reconnects ? 1U : 0U);
    EXPECT_EQ(both.connections(), reconnects ? 2U : 1U);
    run_ready(both.context);
    EXPECT_EQ(cause_of(finishing.value()), "");
    EXPECT_NO_THROW(both.answered());
}

TEST_P(EveryEnd, ASessionIsFinishedBeforeItHeardAnything) {
    asio::io_context context(1);
    auto [peer, own] = mock_stream::connect(context.get_executor());
    const auto session = GetParam().session(own, session_settings());
    started<result<std::uint64_t>> serving(context, session->serve());
    run_ready(context);
    started<result<>> finishing(context, session->finish());
    run_ready(context);
    EXPECT_EQ(cause_of(finishing.value()), "");
    EXPECT_TRUE(serving.done());
}

TEST_P(EveryEnd, AnAbortedSessionEndsAtOnce) {
    match both(GetParam());
    ASSERT_EQ(cause_of(both.open()), "");
    if (!GetParam().keeps_connection)
        return;
    both.session().abort();
    run_ready(both.context);
    EXPECT_EQ(both.answered().error().code, asio::error::operation_aborted);
    EXPECT_NE(cause_of(both.play(1)), "");
}

TEST_P(EveryEnd, AHungUpClientLeavesNoSessionBehind) {
    match both(GetParam());
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(2)), "");
    both.network.hang_up();
    for (std::size_t i = 0; i < both.connections(); ++i)
        EXPECT_NO_THROW(both.answered(i));
}

INSTANTIATE_TEST_SUITE_P(InMemory, EveryEnd, testing::ValuesIn(in_both_modes(every_protocol)),
                         by_name());

}  // namespace
}  // namespace pingpong
