// A WebSocket that its server ends between two exchanges.
#include <gtest/gtest.h>

#include <string>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

std::string close_frame(unsigned code) {
    return ws_plain(ws_opcode::close,
                    std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)});
}

class WsReconnection : public testing::TestWithParam<memory_protocol> {
protected:
    /// What the exchange fails with that follows `bytes` from the server, after one that went well.
    static std::string cause_after(match& both, std::string_view bytes) {
        EXPECT_EQ(cause_of(both.open()), "");
        EXPECT_EQ(cause_of(both.play(1)), "");
        both.network.server_ends[0].write(bytes);
        return cause_of(both.play(1));
    }
};

TEST_P(WsReconnection, OpensAnotherConnectionAfterACleanClose) {
    for (const std::string& close : {close_frame(1000), close_frame(1001), close_frame(1012),
                                     ws_plain(ws_opcode::close, "")}) {
        SCOPED_TRACE(close.size() > 2 ? static_cast<unsigned char>(close[3]) : 0);
        match both(GetParam());
        EXPECT_EQ(cause_after(both, close), "");
        EXPECT_EQ(both.network.server_ends.size(), 2U);
        EXPECT_EQ(both.client().moved().connections, 2U);
        EXPECT_EQ(cause_of(both.play(1)), "");
        EXPECT_EQ(cause_of(both.close()), "");
        EXPECT_EQ(both.network.server_ends.size(), 2U);
    }
}

TEST_P(WsReconnection, SendsTheFirstMessagesAgain) {
    client_settings settings;
    settings.first = {"Ping"};
    match both(GetParam(), settings);
    EXPECT_EQ(cause_after(both, close_frame(1001)), "");
    EXPECT_EQ(both.network.server_ends.size(), 2U);
}

TEST_P(WsReconnection, AnotherCodeIsAFailureThatNamesIt) {
    for (const unsigned code : {1002U, 1008U, 1011U, 4000U}) {
        match both(GetParam());
        EXPECT_EQ(cause_after(both, close_frame(code)), cause(errc::closed_early, "ws read"));
        EXPECT_EQ(both.network.server_ends.size(), 1U);
    }
}

TEST_P(WsReconnection, ACloseWithinAMessageIsAFailure) {
    match both(GetParam());
    std::string begun = ws_plain(ws_opcode::text, "Po");
    begun[0] = 1;  // more follows
    EXPECT_EQ(cause_after(both, begun + close_frame(1000)), cause(errc::closed_early, "ws read"));
    EXPECT_EQ(both.network.server_ends.size(), 1U);
}

TEST_P(WsReconnection, AConnectionThatNeverRepliedIsAFailure) {
    match both(GetParam());
    ASSERT_EQ(cause_of(both.open()), "");
    both.network.server_ends[0].write(close_frame(1000));
    EXPECT_EQ(cause_of(both.play(1)), cause(errc::closed_early, "ws read"));
    EXPECT_EQ(both.network.server_ends.size(), 1U);
}

TEST_P(WsReconnection, OpensAnotherConnectionAfterAnEndWithoutAFrame) {
    match both(GetParam());
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(1)), "");
    end_sending(both.network.server_ends[0]);
    EXPECT_EQ(cause_of(both.play(1)), "");
    EXPECT_EQ(both.network.server_ends.size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(InMemory, WsReconnection, testing::ValuesIn(in_both_modes(every_ws)),
                         by_name());

}  // namespace
}  // namespace pingpong
