// A WebSocket session against bytes written by hand.
#include <gtest/gtest.h>

#include <boost/beast/websocket/error.hpp>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

using frames = std::vector<std::string>;
using ws_error = boost::beast::websocket::error;

constexpr std::string_view ping = "Ping";

/// What it answers to frames that arrive after the upgrade.
class WsSession : public testing::TestWithParam<memory_protocol> {
protected:
    frames say(std::string_view bytes) { return ws_frames_in(peer_->say(bytes)); }

    void open(std::string_view target = "/", session_settings settings = {}) {
        peer_ = std::make_unique<raw_peer>(GetParam(), settings);
        const std::string response = peer_->say(ws_upgrade_request(target));
        ASSERT_TRUE(response.starts_with("HTTP/1.1 101 ")) << response;
        ASSERT_NE(response.find(ws_sample_accept), std::string::npos) << response;
        ASSERT_TRUE(response.ends_with("\r\n\r\n"));
    }

    raw_peer& peer() { return *peer_; }

private:
    std::unique_ptr<raw_peer> peer_;
};

TEST_P(WsSession, AnswersTextByTheRule) {
    open();
    EXPECT_EQ(say(ws_masked(ws_opcode::text, ping)), frames{"text Pong!"});
    EXPECT_EQ(say(ws_masked(ws_opcode::text, "hey")),
              frames{"text Data hey received successfully."});
}

TEST_P(WsSession, AnswersSeveralMessagesThatArriveAtOnce) {
    open();
    const auto frame = ws_masked(ws_opcode::text, ping);
    EXPECT_EQ(say(frame + frame + frame), (frames{"text Pong!", "text Pong!", "text Pong!"}));
}

TEST_P(WsSession, EchoesTextAsTextAndBinaryAsBinary) {
    open("/echo");
    EXPECT_EQ(say(ws_masked(ws_opcode::binary, "\xff\x01z")), frames{"binary \xff\x01z"});
    EXPECT_EQ(say(ws_masked(ws_opcode::text, "hello")), frames{"text hello"});
    EXPECT_EQ(say(ws_masked(ws_opcode::text, "")), frames{"text "});
}

TEST_P(WsSession, AnswersBinaryWithBinaryByTheRuleToo) {
    open();
    EXPECT_EQ(say(ws_masked(ws_opcode::binary, ping)), frames{"binary Pong!"});
}

TEST_P(WsSession, AQueryDoesNotChangeThePath) {
    open("/echo?quick=1");
    EXPECT_EQ(say(ws_masked(ws_opcode::text, "x")), frames{"text x"});
}

TEST_P(WsSession, JoinsAFragmentedMessageAroundAPing) {
    open("/echo");
    EXPECT_EQ(say(ws_masked(ws_opcode::text, "one ", ws_fin::more_follows)), frames{});
    EXPECT_EQ(say(ws_masked(ws_opcode::continuation, "two ", ws_fin::more_follows)), frames{});
    EXPECT_EQ(say(ws_masked(ws_opcode::ping, "there?")), frames{"pong there?"});
    EXPECT_EQ(say(ws_masked(ws_opcode::continuation, "three")), frames{"text one two three"});
}

TEST_P(WsSession, ALongReplyIsOneFrame) {
    open("/echo");
    const std::string payload(200'000, 'p');
    EXPECT_EQ(say(ws_masked(ws_opcode::text, payload)), frames{"text " + payload});
}

TEST_P(WsSession, AnswersAPingAndMindsNoPong) {
    open();
    EXPECT_EQ(say(ws_masked(ws_opcode::ping, "")), frames{"pong "});
    EXPECT_EQ(say(ws_masked(ws_opcode::pong, "unasked")), frames{});
    EXPECT_EQ(say(ws_masked(ws_opcode::text, ping)), frames{"text Pong!"});
}

TEST_P(WsSession, EndsWellWithThePeersClose) {
    open();
    say(ws_masked(ws_opcode::text, ping));
    EXPECT_EQ(say(ws_masked_close(1000, "that was all")), frames{"close 1000"});
    EXPECT_EQ(peer().outcome().value(), 1);
    EXPECT_EQ(peer().session().close_reason(), "that was all");
    EXPECT_TRUE(peer().sees_the_end());
}

TEST_P(WsSession, APeerThatVanishesIsAFailure) {
    open();
    peer().hang_up();
    EXPECT_EQ(peer().outcome().error().during, "ws read");
}

TEST_P(WsSession, APeerThatVanishesWithinAFrameIsAFailure) {
    open();
    const auto frame = ws_masked(ws_opcode::text, ping);
    say(std::string_view(frame).substr(0, frame.size() - 1));
    peer().end_sending();
    EXPECT_EQ(peer().outcome().error().during, "ws read");
    EXPECT_TRUE(peer().sees_the_end());
}

TEST_P(WsSession, TextThatIsNotUtf8IsRefused) {
    open("/echo");
    EXPECT_EQ(say(ws_masked(ws_opcode::text, "\xc3\x28")), frames{"close 1007"});
    peer().end_sending();
    EXPECT_EQ(cause_of(peer().outcome()), cause(ws_error::bad_frame_payload, "ws read"));
}

TEST_P(WsSession, AFrameWithoutAMaskIsRefused) {
    open();
    EXPECT_EQ(say(ws_plain(ws_opcode::text, ping)), frames{"close 1002"});
    peer().end_sending();
    EXPECT_EQ(cause_of(peer().outcome()), cause(ws_error::bad_unmasked_frame, "ws read"));
}

TEST_P(WsSession, AMessageBeyondTheLimitIsRefusedWith1009) {
    limits limits;
    limits.max_message_bytes = 1000;
    open("/echo", session_settings(limits, reply_mode::answer));
    const std::string longest(1000, 'x');
    EXPECT_EQ(say(ws_masked(ws_opcode::text, longest)), frames{"text " + longest});
    EXPECT_EQ(say(ws_masked(ws_opcode::text, longest + "x")), frames{"close 1009"});
    peer().end_sending();
    EXPECT_EQ(cause_of(peer().outcome()), cause(ws_error::message_too_big, "ws read"));
}

TEST_P(WsSession, FragmentsCountTogetherTowardsTheLimit) {
    limits limits;
    limits.max_message_bytes = 1000;
    open("/echo", session_settings(limits, reply_mode::answer));
    const std::string half(501, 'x');
    EXPECT_EQ(say(ws_masked(ws_opcode::text, half, ws_fin::more_follows)), frames{});
    EXPECT_EQ(say(ws_masked(ws_opcode::continuation, half)), frames{"close 1009"});
}

TEST_P(WsSession, FinishSays1001WhileItWaitsForAMessage) {
    open();
    started<result<>> finishing(peer().context(), peer().session().finish());
    EXPECT_EQ(ws_frames_in(peer().hear()), frames{"close 1001"});
    EXPECT_FALSE(finishing.done()) << "the peer has not answered yet";

    say(ws_masked_close(1001));
    EXPECT_EQ(cause_of(finishing.value()), "");
    EXPECT_TRUE(peer().session_ended());
}

TEST_P(WsSession, FinishStillReadsWhatTheMutePeerNeverSays) {
    open();
    started<result<>> finishing(peer().context(), peer().session().finish());
    EXPECT_EQ(ws_frames_in(peer().hear()), frames{"close 1001"});
    peer().session().abort();
    run_ready(peer().context());
    EXPECT_EQ(finishing.value().error().during, "ws close");
    EXPECT_TRUE(peer().session_ended());
}

TEST_P(WsSession, EndsWithThePeersCloseAlsoAfterAFinishThatWasCancelled) {
    open();
    started<result<>> finishing(peer().context(), peer().session().finish());
    peer().context().restart();
    while (peer().end().unread().empty())
        ASSERT_EQ(peer().context().poll_one(), 1U);
    finishing.cancel();
    EXPECT_EQ(ws_frames_in(peer().hear()), frames{"close 1001"});
    EXPECT_TRUE(finishing.done());

    say(ws_masked_close(1001));
    EXPECT_TRUE(peer().session_ended());
}

TEST_P(WsSession, APendingReadCanBeCancelled) {
    asio::io_context context(1);
    auto [peer, own] = mock_stream::connect(context.get_executor());
    const auto session = GetParam().session(own, session_settings());
    started<result<std::uint64_t>> serving(context, session->serve());
    peer.write(ws_upgrade_request());
    run_ready(context);
    ASSERT_TRUE(take(context, peer).starts_with("HTTP/1.1 101 "));
    serving.cancel();
    run_ready(context);
    EXPECT_EQ(cause_of(serving.value()), cause(asio::error::operation_aborted, "ws read"));
    EXPECT_FALSE(session->stream().is_open());
}

INSTANTIATE_TEST_SUITE_P(InMemory, WsSession, testing::ValuesIn(in_both_modes(every_ws)),
                         by_name());

}  // namespace
}  // namespace pingpong
