// A session of `tcp` and `unix` against lines written by hand.
#include <gtest/gtest.h>

#include "support/streams/raw_peer.hpp"

namespace pingpong {
namespace {

session_settings at_most(std::uint64_t bytes, reply_mode mode = reply_mode::echo) {
    limits limits;
    limits.max_message_bytes = bytes;
    return session_settings(limits, mode);
}

TEST(LineSession, AnswersALineWithALine) {
    raw_peer peer(line_in_memory);
    EXPECT_EQ(peer.say("Ping\n"), "Pong!\n");
    EXPECT_EQ(peer.say("what a sPiNg!\n"), "Pong!\n");
    EXPECT_EQ(peer.say("hello\n"), "Data hello received successfully.\n");
    EXPECT_EQ(peer.say("\n"), "Data  received successfully.\n");
    peer.end_sending();
    EXPECT_EQ(peer.outcome().value(), 4);
    EXPECT_TRUE(peer.sees_the_end());
}

TEST(LineSession, EchoesWhenToldTo) {
    raw_peer peer(line_in_memory, session_settings(limits(), reply_mode::echo));
    const std::string odd("Ping\0\r\xff\n", 8);
    EXPECT_EQ(peer.say(odd), odd);
    EXPECT_EQ(peer.say("\n"), "\n");
}

TEST(LineSession, AnswersLinesThatArriveAtOnce) {
    raw_peer peer(line_in_memory, session_settings(limits(), reply_mode::echo));
    EXPECT_EQ(peer.say("one\ntwo\nthr"), "one\ntwo\n");
    EXPECT_EQ(peer.say("ee\n"), "three\n");
}

TEST(LineSession, AnswersWhatWasSaidBeforeTheEnd) {
    raw_peer peer(line_in_memory);
    peer.end().write("Ping\nPing\n");
    EXPECT_EQ(peer.end_sending(), "Pong!\nPong!\n");
    EXPECT_EQ(peer.outcome().value(), 2);
}

TEST(LineSession, ALineWithoutItsEndIsClosedEarly) {
    raw_peer peer(line_in_memory);
    EXPECT_EQ(peer.say("Ping\nPin"), "Pong!\n");
    peer.end_sending();
    EXPECT_EQ(cause_of(peer.outcome()), cause(errc::closed_early, "line read"));
}

TEST(LineSession, APeerThatLeavesBeforeItsReplyIsAFailure) {
    raw_peer peer(line_in_memory);
    peer.end().write("Ping\n");
    peer.hang_up();
    EXPECT_EQ(cause_of(peer.outcome()), cause(asio::error::broken_pipe, "line write"));
}

TEST(LineSession, ALineBeyondTheLimitEndsTheSession) {
    {
        raw_peer peer(line_in_memory, at_most(10));
        EXPECT_EQ(peer.say("0123456789\n"), "0123456789\n");
        EXPECT_EQ(peer.say("0123456789x\n"), "");
        EXPECT_EQ(cause_of(peer.outcome()), cause(errc::message_too_large, "line read"));
        EXPECT_TRUE(peer.sees_the_end());
    }
    raw_peer peer(line_in_memory, at_most(10));
    peer.say("0123456789");
    EXPECT_FALSE(peer.session_ended());
    peer.say("x");
    EXPECT_EQ(cause_of(peer.outcome()), cause(errc::message_too_large, "line read"));
}

TEST(LineSession, TheLimitIs16MiBUnlessSet) {
    raw_peer peer(line_in_memory, session_settings(limits(), reply_mode::echo));
    const std::string longest(16 << 20, 'x');
    EXPECT_EQ(peer.say(longest + "\n").size(), longest.size() + 1);
    peer.say(longest + "x\n");
    EXPECT_EQ(cause_of(peer.outcome()), cause(errc::message_too_large, "line read"));
}

TEST(LineSession, TheWatcherHearsEachMessage) {
    struct : session_watcher {
        std::string heard;
        void message(std::string_view text) override { heard.append(text).append("|"); }
    } watcher;
    raw_peer peer(line_in_memory, session_settings(limits(), reply_mode::answer, &watcher));
    peer.say("Ping\nhey\nunfinished");
    EXPECT_EQ(watcher.heard, "Ping|hey|");
}

TEST(LineSession, FinishingLetsTheReplyArrive) {
    raw_peer peer(line_in_memory);
    peer.end().write("Ping\n");
    run_ready(peer.context());
    started<result<>> finishing(peer.context(), peer.session().finish());
    EXPECT_EQ(peer.hear(), "Pong!\n");
    EXPECT_TRUE(finishing.done());
    EXPECT_TRUE(peer.sees_the_end());
    EXPECT_TRUE(peer.session_ended());
}

}  // namespace
}  // namespace pingpong
