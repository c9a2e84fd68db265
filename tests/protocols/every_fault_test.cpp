// What every session and client does alike when a stream fails.
#include <gtest/gtest.h>

#include <boost/asio/error.hpp>
#include <boost/beast/http/error.hpp>
#include <set>

#include "pingpong/transport/tls/tls_error.hpp"
#include "support/streams/in_memory.hpp"

namespace pingpong {
namespace {

/// A protocol, and the steps that a fault meets while two exchanges are played, in order.
struct expected_steps {
    memory_protocol protocol;
    std::vector<std::string_view> client;
    std::vector<std::string_view> session;
};

std::ostream& operator<<(std::ostream& out, const expected_steps& steps) {
    return out << steps.protocol;
}

const std::vector<expected_steps> steps_of_every_protocol{
    {every_protocol[0],
     {"line write", "line read", "line write", "line read"},
     {"line read", "line write", "line read", "line write", "line read"}},
    {every_protocol[1],
     {"http write", "http read", "http write", "http read"},
     {"http read", "http write", "http read", "http write", "http read"}},
    {every_protocol[2],
     {"http write", "http read", "http close", "http write", "http read", "http close"},
     {"http read", "http write", "http read", "http write"}},
    {every_protocol[3],
     {"http write", "http read", "http write", "http read", "http write", "http read"},
     {"http read", "http write", "http read", "http write", "http read", "http write"}},
    {every_protocol[4],
     {"ws handshake", "ws write", "ws read", "ws write", "ws read", "ws close"},
     {"ws upgrade", "ws accept", "ws read", "ws write", "ws read", "ws write", "ws read"}},
    {every_protocol[5],
     {"http write", "http read", "http write", "http read"},
     {"http read", "http write", "http read", "http write", "http read"}},
    {every_protocol[6],
     {"ws handshake", "ws write", "ws read", "ws write", "ws read", "ws close"},
     {"ws upgrade", "ws accept", "ws read", "ws write", "ws read", "ws write", "ws read"}},
    {every_protocol[7],
     {"http write", "http read", "http write", "http read"},
     {"http read", "http write", "http read", "http write", "http read"}},
    {every_protocol[8],
     {"ws handshake", "ws write", "ws read", "ws write", "ws read", "ws close"},
     {"ws upgrade", "ws accept", "ws read", "ws write", "ws read", "ws write", "ws read"}},
    {every_protocol[9],
     {"tls handshake", "line write", "line read", "line write", "line read"},
     {"tls handshake", "line read", "line write", "line read", "line write", "line read"}},
    {every_protocol[10],
     {"tls handshake", "http write", "http read", "http write", "http read"},
     {"tls handshake", "http read", "http write", "http read", "http write", "http read"}},
};

/// Appends a step unless it is the one that failed before.
void note(std::vector<std::string_view>& steps, std::string_view step) {
    if (steps.empty() || steps.back() != step)
        steps.push_back(step);
}

const error_code scripted = asio::error::host_unreachable;

class EveryFault : public testing::TestWithParam<expected_steps> {
protected:
    /// A failing exchange is never a sample, and nobody waits for ever.
    static void expect_all_ended(match& both) {
        both.network.hang_up();
        for (std::size_t i = 0; i < both.connections(); ++i)
            EXPECT_NO_THROW(both.answered(i)) << "a session still runs";
    }
};

TEST_P(EveryFault, AClientNamesTheStepThatFailed) {
    std::vector<std::string_view> steps;
    std::size_t at = 1;
    for (;; ++at) {
        SCOPED_TRACE(at);
        match both(GetParam().protocol);
        both.network.client_fault = {at, scripted};
        const auto outcome = both.play_whole(2);
        expect_all_ended(both);
        if (outcome)
            break;
        EXPECT_EQ(outcome.error().code, scripted);
        note(steps, outcome.error().during);
        ASSERT_LT(at, 100) << "two exchanges never succeeded";
    }
    EXPECT_EQ(steps, GetParam().client);
}

TEST_P(EveryFault, ASessionNamesTheStepThatFailed) {
    std::vector<std::string_view> steps;
    for (std::size_t at = 1;; ++at) {
        SCOPED_TRACE(at);
        match both(GetParam().protocol);
        both.network.server_fault = {at, scripted};
        static_cast<void>(both.play_whole(2));
        expect_all_ended(both);
        // A client that reconnects goes on with another session.
        const result<std::uint64_t>* failed = nullptr;
        for (std::size_t i = both.connections(); i-- > 0;)
            if (!both.answered(i))
                failed = &both.answered(i);
        if (!failed)
            break;
        EXPECT_EQ(failed->error().code, scripted);
        note(steps, failed->error().during);
        ASSERT_LT(at, 100) << "two exchanges never succeeded";
    }
    EXPECT_EQ(steps, GetParam().session);
}

TEST_P(EveryFault, AClientWhosePeerIsGoneSaysSo) {
    // What a client hears of a server that has closed, by where it was.
    const std::set<error_code> gone{
        make_error_code(errc::closed_early), make_error_code(tls_errc::closed_in_handshake),
        asio::error::broken_pipe, asio::error::eof, boost::beast::http::error::end_of_stream};
    std::size_t failed = 0;
    for (std::size_t at = 1; at < 100; ++at) {
        SCOPED_TRACE(at);
        match both(GetParam().protocol);
        both.network.server_fault = {at, scripted};
        const auto outcome = both.play_whole(2);
        if (both.answered(both.connections() - 1))
            break;
        if (outcome)
            continue;  // It was the session's read after the last exchange.
        ++failed;
        EXPECT_TRUE(gone.count(outcome.error().code)) << format_failure(outcome.error());
        EXPECT_LT(both.samples().size(), outcome.error().during == "ws close" ? 3 : 2);
    }
    EXPECT_GE(failed, GetParam().session.size() - 1);
}

TEST_P(EveryFault, FragmentsFailAtEveryPlaceWithoutAHang) {
    for (std::size_t at = 1;; ++at) {
        SCOPED_TRACE(at);
        match both(GetParam().protocol);
        both.network.client_moves_at_most = 7;
        both.network.server_moves_at_most = 5;
        both.network.client_fault = {at, scripted};
        const auto outcome = both.play_whole(1);
        expect_all_ended(both);
        if (outcome)
            break;
        EXPECT_EQ(outcome.error().code, scripted);
        ASSERT_LT(at, 1000);
    }
}

TEST_P(EveryFault, AFaultAfterTheFirstExchangeKeepsItsSample) {
    match both(GetParam().protocol);
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(1)), "");
    both.network.client_fault = {1, scripted};
    both.network.client_ends.back().fail_at(3, scripted);
    EXPECT_EQ(both.play(3).error().code, scripted);
    EXPECT_EQ(both.samples().size(), GetParam().protocol.keeps_connection ? 1 : 0);
}

TEST_P(EveryFault, ARefusedConnectionFailsDuringConnect) {
    match both(GetParam().protocol);
    both.network.refusal = scripted;
    const auto outcome = both.play_whole(1);
    EXPECT_EQ(cause_of(outcome), cause(scripted, "connect"));
    EXPECT_EQ(both.samples().size(), 0);
}

TEST_P(EveryFault, WhatNeverOpenedCanBeClosed) {
    match both(GetParam().protocol);
    both.network.refusal = scripted;
    EXPECT_EQ(cause_of(both.open()).empty(),
              !GetParam().protocol.keeps_connection && GetParam().protocol.greetings == 0);
    EXPECT_EQ(cause_of(both.close()), "");
}

TEST_P(EveryFault, WhatFailedCanBeClosed) {
    match both(GetParam().protocol);
    both.network.client_fault = {2, scripted};
    EXPECT_NE(cause_of(both.play_whole(1)), "");
    EXPECT_NO_THROW(both.close());
}

std::vector<expected_steps> steps_in_both_modes() {
    std::vector<expected_steps> all = steps_of_every_protocol;
    for (expected_steps steps : steps_of_every_protocol) {
        steps.protocol.writes = completion_mode::direct;
        all.push_back(steps);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(InMemory, EveryFault, testing::ValuesIn(steps_in_both_modes()),
                         [](const auto& tested) { return name_of(tested.param.protocol); });

}  // namespace
}  // namespace pingpong
