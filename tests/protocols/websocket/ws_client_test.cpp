// A WebSocket client against servers that do not behave.
#include <gtest/gtest.h>

#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/error.hpp>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

using ws_error = boost::beast::websocket::error;

class WsClient : public testing::TestWithParam<memory_protocol> {
protected:
    /// What `open` fails with when the server's response is `text`.
    static std::string cause_of_opening_at(std::string text) {
        match both(GetParam());
        both.network.accept = reciting(std::move(text));
        return cause_of(both.open());
    }

    /// What the first exchange fails with when `bytes` come in place of the reply.
    static std::string cause_of_reply(std::string_view bytes) {
        match both(GetParam());
        EXPECT_EQ(cause_of(both.open()), "");
        both.network.server_ends[0].write(bytes);
        const auto outcome = both.play(1);
        EXPECT_EQ(both.samples().size(), 0);
        return cause_of(outcome);
    }
};

TEST_P(WsClient, AsksForTheTargetAtTheHost) {
    client_settings says;
    says.target = "/echo?x=1";
    match both(GetParam(), says);
    both.network.accept = nullptr;
    EXPECT_THROW(both.open(), std::runtime_error) << "nobody answers";
    const std::string_view request = both.network.server_ends[0].unread();
    EXPECT_TRUE(request.starts_with("GET /echo?x=1 HTTP/1.1\r\n")) << request;
    EXPECT_NE(request.find("\r\nHost: pong.test\r\n"), std::string_view::npos) << request;
    EXPECT_EQ(request.find("Sec-WebSocket-Extensions"), std::string_view::npos) << request;
}

TEST_P(WsClient, ARefusedUpgradeIsAFailure) {
    EXPECT_EQ(cause_of_opening_at("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
              cause(ws_error::upgrade_declined, "ws handshake"));
    EXPECT_EQ(cause_of_opening_at("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
              cause(ws_error::upgrade_declined, "ws handshake"));
}

TEST_P(WsClient, AnAnswerToAnotherKeyIsAFailure) {
    EXPECT_EQ(cause_of_opening_at("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                  "Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                                  std::string(ws_sample_accept) + "\r\n\r\n"),
              cause(ws_error::bad_sec_accept, "ws handshake"));
}

TEST_P(WsClient, AnAnswerThatIsNotHttpIsAFailure) {
    EXPECT_EQ(cause_of_opening_at("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
              cause(boost::beast::http::error::bad_version, "ws handshake"));
}

TEST_P(WsClient, AServerThatClosesBeforeTheUpgradeIsAFailure) {
    EXPECT_NE(cause_of_opening_at("").find("ws handshake: "), std::string::npos);
}

TEST_P(WsClient, KeepsAFrameThatCameWithTheUpgrade) {
    match both(GetParam());
    both.network.accept = nullptr;
    started<result<set_up>> opening(both.context, both.client().open());
    run_ready(both.context);
    mock_stream& server_end = both.network.server_ends[0];
    raw_peer upgrader(GetParam());
    const std::string response = upgrader.say(take(both.context, server_end));
    server_end.write(response + ws_plain(ws_opcode::text, "Pong!"));
    run_ready(both.context);
    ASSERT_EQ(cause_of(opening.value()), "");
    EXPECT_EQ(cause_of(both.play(1)), "");
}

TEST_P(WsClient, AWrongTextIsAWrongReply) {
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::text, "pong!")),
              cause(errc::wrong_reply, "ws reply"));
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::text, "Pong!!")),
              cause(errc::wrong_reply, "ws reply"));
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::text, "")), cause(errc::wrong_reply, "ws reply"));
}

TEST_P(WsClient, TheRightBytesInABinaryMessageAreAWrongReply) {
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::binary, "Pong!")),
              cause(errc::wrong_reply, "ws reply"));
}

TEST_P(WsClient, TellsTheServerWhyItsReplyIsRefused) {
    for (const auto& [reply, code] :
         {std::pair(ws_plain(ws_opcode::text, "pong!"), "close 1008"),
          std::pair(ws_plain(ws_opcode::binary, "Pong!"), "close 1003")}) {
        match both(GetParam());
        both.network.accept = nullptr;
        started<result<set_up>> opening(both.context, both.client().open());
        run_ready(both.context);
        mock_stream& server_end = both.network.server_ends[0];
        raw_peer upgrader(GetParam());
        server_end.write(upgrader.say(take(both.context, server_end)) + reply);
        run_ready(both.context);
        ASSERT_EQ(cause_of(opening.value()), "");
        EXPECT_EQ(cause_of(both.play(1)), cause(errc::wrong_reply, "ws reply"))
            << "without waiting for the server, which is mute";
        const auto frames = ws_frames_in(unmasked(take(both.context, server_end)));
        EXPECT_EQ(frames, (std::vector<std::string>{"text Ping", code}));
        EXPECT_FALSE(both.network.client_ends[0].is_open());
        EXPECT_EQ(cause_of(both.close()), "") << "there is nothing left to close";
    }
}

TEST_P(WsClient, AMaskedFrameOfAServerIsAFailure) {
    EXPECT_EQ(cause_of_reply(ws_masked(ws_opcode::text, "Pong!")),
              cause(ws_error::bad_masked_frame, "ws read"));
}

TEST_P(WsClient, ACloseInPlaceOfTheReplyIsClosedEarly) {
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::close, "\x03\xe9")),
              cause(errc::closed_early, "ws read"));
}

TEST_P(WsClient, APingBeforeTheReplyIsNoReply) {
    match both(GetParam());
    ASSERT_EQ(cause_of(both.open()), "");
    both.network.server_ends[0].write(ws_plain(ws_opcode::ping, "you?"));
    EXPECT_EQ(cause_of(both.play(2)), "");
    EXPECT_EQ(cause_of(both.close()), "");
    EXPECT_EQ(both.answered().value(), 2);
}

TEST_P(WsClient, AReplyTooMuchIsTheNextOnesWrongReply) {
    match both(GetParam(), client_settings(request::counting("say ", "")));
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(1)), "");
    both.network.server_ends[0].write(
        ws_plain(ws_opcode::text, "Data say 0 received successfully."));
    EXPECT_EQ(cause_of(both.play(1)), cause(errc::wrong_reply, "ws reply"));
}

TEST_P(WsClient, AReplyBeyondTheLimitIsRefused) {
    auto says = echo_of(1001);
    says.limits.max_message_bytes = 1000;
    match both(GetParam(), says);
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_EQ(cause_of(both.play(1)), cause(ws_error::message_too_big, "ws read"));
}

TEST_P(WsClient, ItsCloseIsANormalOne) {
    match both(GetParam());
    ASSERT_EQ(cause_of(both.play_whole(1)), "");
    EXPECT_EQ(cause_of(both.answered()), "");
    EXPECT_FALSE(both.network.client_ends[0].is_open());
    EXPECT_FALSE(both.network.server_ends[0].is_open());
}

TEST_P(WsClient, AMuteServerIsWaitedForUntilTheMoveIsCancelled) {
    match both(GetParam());
    both.network.accept = nullptr;
    started<result<set_up>> opening(both.context, both.client().open());
    run_ready(both.context);
    ASSERT_FALSE(opening.done());
    opening.cancel();
    run_ready(both.context);
    EXPECT_EQ(cause_of(opening.value()), cause(asio::error::operation_aborted, "ws handshake"));
}

INSTANTIATE_TEST_SUITE_P(InMemory, WsClient, testing::ValuesIn(in_both_modes(every_ws)), by_name());

}  // namespace
}  // namespace pingpong
