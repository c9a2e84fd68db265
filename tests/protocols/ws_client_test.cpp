// A WebSocket client against servers that do not behave.
#include <gtest/gtest.h>

#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/error.hpp>

#include "support/raw_peer.hpp"
#include "support/ws_bytes.hpp"

namespace pingpong {
namespace {

using ws_error = boost::beast::websocket::error;

constexpr const memory_protocol& ws = every_protocol[4];

/// What `open` fails with when the server's response is `text`.
std::string cause_of_opening_at(std::string text) {
    match both(ws);
    both.network.accept = reciting(std::move(text));
    return cause_of(both.open());
}

/// What the first exchange fails with when `bytes` come in place of the reply.
std::string cause_of_reply(std::string_view bytes) {
    match both(ws);
    EXPECT_EQ(cause_of(both.open()), "");
    both.network.server_ends[0].write(bytes);
    const auto outcome = both.play(1);
    EXPECT_EQ(both.taken().size(), 0);
    return cause_of(outcome);
}

TEST(WsClient, AsksForTheTargetAtTheHost) {
    client_settings says;
    says.target = "/echo?x=1";
    match both(ws, says);
    both.network.accept = nullptr;
    EXPECT_THROW(both.open(), std::runtime_error) << "nobody answers";
    const std::string_view request = both.network.server_ends[0].unread();
    EXPECT_TRUE(request.starts_with("GET /echo?x=1 HTTP/1.1\r\n")) << request;
    EXPECT_NE(request.find("\r\nHost: pong.test\r\n"), std::string_view::npos) << request;
    EXPECT_EQ(request.find("Sec-WebSocket-Extensions"), std::string_view::npos) << request;
}

TEST(WsClient, ARefusedUpgradeIsAFailure) {
    EXPECT_EQ(cause_of_opening_at("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
              cause(ws_error::upgrade_declined, "ws handshake"));
    EXPECT_EQ(cause_of_opening_at("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
              cause(ws_error::upgrade_declined, "ws handshake"));
}

TEST(WsClient, AnAnswerToAnotherKeyIsAFailure) {
    EXPECT_EQ(cause_of_opening_at("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                  "Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                                  std::string(ws_sample_accept) + "\r\n\r\n"),
              cause(ws_error::bad_sec_accept, "ws handshake"));
}

TEST(WsClient, AnAnswerThatIsNotHttpIsAFailure) {
    EXPECT_EQ(cause_of_opening_at("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
              cause(boost::beast::http::error::bad_version, "ws handshake"));
}

TEST(WsClient, AServerThatClosesBeforeTheUpgradeIsAFailure) {
    EXPECT_NE(cause_of_opening_at("").find("ws handshake: "), std::string::npos);
}

TEST(WsClient, AWrongTextIsAWrongReply) {
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::text, "pong!")),
              cause(errc::wrong_reply, "ws reply"));
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::text, "Pong!!")),
              cause(errc::wrong_reply, "ws reply"));
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::text, "")), cause(errc::wrong_reply, "ws reply"));
}

TEST(WsClient, TheRightBytesInABinaryMessageAreAWrongReply) {
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::binary, "Pong!")),
              cause(errc::wrong_reply, "ws reply"));
}

TEST(WsClient, AMaskedFrameOfAServerIsAFailure) {
    EXPECT_EQ(cause_of_reply(ws_masked(ws_opcode::text, "Pong!")),
              cause(ws_error::bad_masked_frame, "ws read"));
}

TEST(WsClient, ACloseInPlaceOfTheReplyIsClosedEarly) {
    EXPECT_EQ(cause_of_reply(ws_plain(ws_opcode::close, "\x03\xe9")),
              cause(errc::closed_early, "ws read"));
}

TEST(WsClient, APingBeforeTheReplyIsNoReply) {
    match both(ws);
    ASSERT_EQ(cause_of(both.open()), "");
    both.network.server_ends[0].write(ws_plain(ws_opcode::ping, "you?"));
    EXPECT_EQ(cause_of(both.play(2)), "");
    EXPECT_EQ(cause_of(both.close()), "");
    EXPECT_EQ(both.answered().value(), 2);
}

TEST(WsClient, AReplyTooMuchIsTheNextOnesWrongReply) {
    match both(ws, client_settings(request::counting("say ", "")));
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(1)), "");
    both.network.server_ends[0].write(
        ws_plain(ws_opcode::text, "Data say 0 received successfully."));
    EXPECT_EQ(cause_of(both.play(1)), cause(errc::wrong_reply, "ws reply"));
}

TEST(WsClient, AReplyBeyondTheLimitIsRefused) {
    auto says = echo_of(1001);
    says.limit.message_bytes = 1000;
    match both(ws, says);
    ASSERT_EQ(cause_of(both.open()), "");
    EXPECT_EQ(cause_of(both.play(1)), cause(ws_error::message_too_big, "ws read"));
}

TEST(WsClient, ItsCloseIsANormalOne) {
    match both(ws);
    ASSERT_EQ(cause_of(both.play_whole(1)), "");
    EXPECT_EQ(cause_of(both.answered()), "");
    EXPECT_FALSE(both.network.client_ends[0].is_open());
    EXPECT_FALSE(both.network.server_ends[0].is_open());
}

TEST(WsClient, AMuteServerIsWaitedForUntilTheMoveIsCancelled) {
    match both(ws);
    both.network.accept = nullptr;
    started<result<set_up>> opening(both.context, both.client().open());
    settle(both.context);
    ASSERT_FALSE(opening.done());
    opening.cancel();
    settle(both.context);
    EXPECT_EQ(cause_of(opening.value()), cause(asio::error::operation_aborted, "ws handshake"));
}

}  // namespace
}  // namespace pingpong
