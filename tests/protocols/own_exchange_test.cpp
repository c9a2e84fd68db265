// Messages, header fields and checks of the user's own, over every implementation.
#include <gtest/gtest.h>

#include <string>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

client_settings asking(std::string text, reply_criterion criterion = reply_criterion::any,
                       std::string expected = {}) {
    client_settings settings;
    settings.message.texts = {std::move(text)};
    settings.message.numbered = true;
    settings.message.check = reply_check(criterion, std::move(expected));
    return settings;
}

std::string response(std::string_view status, std::string_view body) {
    return "HTTP/1.1 " + std::string(status) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

class OwnHttpExchange : public testing::TestWithParam<memory_protocol> {};

TEST_P(OwnHttpExchange, SendsMethodFieldsAndNumber) {
    client_settings settings = asking("{\"n\":{n}}");
    settings.method = "PUT";
    settings.fields = {{"Authorization", "Bearer x"},
                       {"Idempotency-Key", "{n}"},
                       {"Content-Type", "application/json"},
                       {"Host", "other.test"}};
    match both(GetParam(), settings);
    both.network.accept = reciting_and_staying(response("201 Created", "{}"));
    ASSERT_EQ(cause_of(both.play_whole(1)), "");
    EXPECT_EQ(both.network.server_ends.at(0).unread(),
              "PUT / HTTP/1.1\r\nAuthorization: Bearer x\r\nIdempotency-Key: 0\r\n"
              "Content-Type: application/json\r\nHost: other.test\r\n"
              "Content-Length: 7\r\n\r\n{\"n\":0}");
    EXPECT_EQ(both.client().last_reply(), "{}");
}

TEST_P(OwnHttpExchange, AGetWithoutABodyHasNoContent) {
    client_settings settings = asking("");
    settings.method = "GET";
    match both(GetParam(), settings);
    both.network.accept = reciting_and_staying(response("200 OK", "x"));
    ASSERT_EQ(cause_of(both.play_whole(1)), "");
    EXPECT_EQ(both.network.server_ends.at(0).unread(), "GET / HTTP/1.1\r\nHost: pong.test\r\n\r\n");
}

TEST_P(OwnHttpExchange, ShowsTheStatusAndBodyThatCameBack) {
    match both(GetParam(), asking("x"));
    both.network.accept = reciting_and_staying(response("401 Unauthorized", "no\ttoken"));
    ASSERT_EQ(cause_of(both.open()), "");
    const auto outcome = both.play(1);
    EXPECT_EQ(cause_of(outcome), cause(errc::unexpected_status, "http reply"));
    EXPECT_EQ(detail_of(outcome),
              "expected 2xx, got HTTP status 401 Unauthorized, body 'no\\ttoken'");
}

TEST_P(OwnHttpExchange, ShowsTheReplyThatWasNotExpected) {
    match both(GetParam(), asking("x", reply_criterion::contains, "ok"));
    both.network.accept = reciting_and_staying(response("200 OK", "nope"));
    ASSERT_EQ(cause_of(both.open()), "");
    const auto outcome = both.play(1);
    EXPECT_EQ(cause_of(outcome), cause(errc::wrong_reply, "http reply"));
    EXPECT_EQ(detail_of(outcome), "expected a reply with 'ok', got 'nope'");
}

INSTANTIATE_TEST_SUITE_P(InMemory, OwnHttpExchange,
                         testing::ValuesIn(in_both_modes(every_kept_http)), by_name());

class OwnWsExchange : public testing::TestWithParam<memory_protocol> {};

TEST_P(OwnWsExchange, SendsFieldsAndSubprotocolWithTheHandshake) {
    client_settings settings = asking("x");
    settings.fields = {{"Authorization", "Bearer x"}, {"Host", "other.test"}};
    settings.subprotocol = "chat";
    match both(GetParam(), settings);
    both.network.accept = nullptr;
    EXPECT_THROW(both.open(), std::runtime_error) << "nobody answers";
    const std::string_view sent = both.network.server_ends[0].unread();
    EXPECT_NE(sent.find("\r\nAuthorization: Bearer x\r\n"), std::string_view::npos) << sent;
    EXPECT_NE(sent.find("\r\nHost: other.test\r\n"), std::string_view::npos) << sent;
    EXPECT_EQ(sent.find("pong.test"), std::string_view::npos) << sent;
    EXPECT_NE(sent.find("\r\nSec-WebSocket-Protocol: chat\r\n"), std::string_view::npos) << sent;
}

TEST_P(OwnWsExchange, OurServersChooseTheSubprotocol) {
    client_settings settings;
    settings.subprotocol = "chat";
    match both(GetParam(), settings);
    EXPECT_EQ(cause_of(both.play_whole(2)), "");
}

TEST_P(OwnWsExchange, AServerThatChoosesNoSubprotocolIsAFailure) {
    client_settings settings;
    settings.subprotocol = "chat";
    match both(GetParam(), settings);
    both.network.accept = nullptr;
    started<result<set_up>> opening(both.context, both.client().open());
    run_ready(both.context);
    mock_stream& server_end = both.network.server_ends[0];
    std::string asked = take(both.context, server_end);
    asked.replace(asked.find("Sec-WebSocket-Protocol"), 3, "Sex");
    raw_peer upgrader(GetParam());
    server_end.write(upgrader.say(asked));
    run_ready(both.context);
    EXPECT_EQ(cause_of(opening.value()), cause(errc::wrong_subprotocol, "ws handshake"));
    EXPECT_EQ(ws_frames_in(unmasked(take(both.context, server_end))),
              std::vector<std::string>{"close 1002"});
}

TEST_P(OwnWsExchange, ShowsTheRefusalOfTheHandshake) {
    match both(GetParam());
    both.network.accept = reciting(response("403 Forbidden", "no entry"));
    const auto outcome = both.open();
    EXPECT_EQ(detail_of(outcome), "HTTP status 403 Forbidden, body 'no entry'");
}

TEST_P(OwnWsExchange, SendsTheFirstMessagesAndAwaitsTheirReplies) {
    client_settings settings = asking("order {n}", reply_criterion::contains, "order");
    settings.first = {"login", "subscribe"};
    match both(GetParam(), settings);
    ASSERT_EQ(cause_of(both.play_whole(2)), "");
    EXPECT_EQ(both.answered().value(), 4);
}

TEST_P(OwnWsExchange, PassesOverWhatIsNotAccepted) {
    client_settings settings = asking("ping", reply_criterion::equal, "Pong!");
    settings.message.check.skips_others = true;
    match both(GetParam(), settings);
    ASSERT_EQ(cause_of(both.open()), "");
    both.network.server_ends[0].write(ws_plain(ws_opcode::text, "news") +
                                      ws_plain(ws_opcode::binary, "more news"));
    EXPECT_EQ(cause_of(both.play(3)), "");
    EXPECT_EQ(both.client().last_reply(), "Pong!");
    EXPECT_EQ(cause_of(both.close()), "");
}

TEST_P(OwnWsExchange, AcceptsABinaryReply) {
    match both(GetParam(), asking("x"));
    ASSERT_EQ(cause_of(both.open()), "");
    both.network.server_ends[0].write(ws_plain(ws_opcode::binary, "bytes"));
    EXPECT_EQ(cause_of(both.play(1)), "");
    EXPECT_EQ(both.client().last_reply(), "bytes");
}

TEST_P(OwnWsExchange, ShowsWhyTheServerClosed) {
    match both(GetParam(), asking("x"));
    ASSERT_EQ(cause_of(both.open()), "");
    both.network.server_ends[0].write(ws_plain(ws_opcode::close, "\x03\xf0no token"));
    const auto outcome = both.play(1);
    EXPECT_EQ(cause_of(outcome), cause(errc::closed_early, "ws read"));
    EXPECT_EQ(detail_of(outcome), "close code 1008, reason 'no token'");
}

INSTANTIATE_TEST_SUITE_P(InMemory, OwnWsExchange, testing::ValuesIn(in_both_modes(every_ws)),
                         by_name());

class FixedReply : public testing::TestWithParam<memory_protocol> {};

TEST_P(FixedReply, IsWhatOurServersSay) {
    client_settings settings = asking("x", reply_criterion::equal, "{\"ok\":true}");
    match both(GetParam(), settings,
               session_settings(limits(), reply_rule::of_text("{\"ok\":true}")));
    EXPECT_EQ(cause_of(both.play_whole(3)), "");
}

TEST_P(FixedReply, OfAnotherSizeThanTheRequestIsServedByPath) {
    client_settings settings(request::of_sizes(200, 70000));
    settings.target = path_of(settings.message.reply);
    match both(GetParam(), settings, session_settings(limits(), settings.message.reply));
    EXPECT_EQ(cause_of(both.play_whole(2)), "");
}

TEST_P(FixedReply, IsCheckedAfterAChangeOfTheMessageToo) {
    client_settings settings = asking("x", reply_criterion::equal, "ok");
    match both(GetParam(), settings, session_settings(limits(), reply_rule::of_text("ok")));
    ASSERT_EQ(cause_of(both.open()), "");
    ASSERT_EQ(cause_of(both.play(1)), "");
    both.client().change_message(asking("y", reply_criterion::equal, "ok").message);
    EXPECT_EQ(cause_of(both.play(1)), "");
    both.client().change_message(asking("y", reply_criterion::equal, "no").message);
    EXPECT_NE(cause_of(both.play(1)), "");
}

constexpr std::array kept_protocols{every_protocol[0], every_protocol[1], every_protocol[2],
                                    every_protocol[4], every_protocol[5], every_protocol[6]};
INSTANTIATE_TEST_SUITE_P(InMemory, FixedReply, testing::ValuesIn(kept_protocols), by_name());

}  // namespace
}  // namespace pingpong
