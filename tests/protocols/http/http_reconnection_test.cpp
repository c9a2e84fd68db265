// A kept HTTP connection that its server ends between two exchanges.
#include <gtest/gtest.h>

#include <string>

#include "support/streams/raw_peer.hpp"

namespace pingpong {
namespace {

class HttpReconnection : public testing::TestWithParam<memory_protocol> {
protected:
    static constexpr std::string_view last =
        "HTTP/1.1 200 OK\r\nConnection: close\r\n"
        "Content-Length: 5\r\n\r\nPong!";
    static constexpr std::string_view pong = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPong!";
};

TEST_P(HttpReconnection, OpensAnotherConnectionAfterAnAnnouncedClose) {
    match both(GetParam());
    both.network.accept = reciting(std::string(last));
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_EQ(cause_of(both.play(3)), "");
    EXPECT_EQ(both.network.server_ends.size(), 3U);
    EXPECT_EQ(both.client().moved().connections, 3U);
    EXPECT_EQ(both.samples().size(), 3U);
}

TEST_P(HttpReconnection, SendsAgainWhatAnEndedConnectionDidNotTake) {
    match both(GetParam());
    both.network.accept = reciting(std::string(pong));  // and then the server ends, unannounced
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_EQ(cause_of(both.play(3)), "");
    EXPECT_EQ(both.network.server_ends.size(), 3U);
}

TEST_P(HttpReconnection, AConnectionThatNeverRepliedIsAFailure) {
    match both(GetParam());
    both.network.accept = reciting("");
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_EQ(cause_of(both.play(1)), cause(errc::closed_early, "http read"));
    EXPECT_EQ(both.network.server_ends.size(), 1U);
}

TEST_P(HttpReconnection, AConnectionThatBreaksWithinAReplyIsAFailure) {
    match both(GetParam());
    both.network.accept = reciting(std::string(pong) + "HTTP/1.1 200 OK\r\nContent-Len");
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_NE(cause_of(both.play(2)), "");
    EXPECT_EQ(both.network.server_ends.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(InMemory, HttpReconnection,
                         testing::ValuesIn(in_both_modes(every_kept_http)), by_name());

}  // namespace
}  // namespace pingpong
