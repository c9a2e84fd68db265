// Frames that break RFC 6455, 5 to 8: both implementations answer with the same close code, whole
// and byte by byte.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

using frames = std::vector<std::string>;

constexpr ws_fin more_follows = ws_fin::more_follows;

/// A frame with another first byte.
std::string with_first_byte(unsigned byte, std::string_view payload = "x") {
    std::string frame = ws_masked(ws_opcode::text, payload);
    frame[0] = static_cast<char>(byte);
    return frame;
}

/// A masked frame whose length is written in as many bytes, whether they are needed or not.
std::string with_long_length(unsigned marker, std::size_t bytes, char first, std::uint8_t last) {
    std::string frame{static_cast<char>(0x81), static_cast<char>(0x80 | marker)};
    frame.append(1, first).append(bytes - 2, 0).append(1, static_cast<char>(last));
    return frame.append(4, 0).append(last, 'x');
}

/// Text in one frame per byte, with an empty one before and after each.
std::string in_single_bytes(std::string_view text) {
    std::string bytes = ws_masked(ws_opcode::text, "", more_follows);
    for (const char byte : text)
        bytes += ws_masked(ws_opcode::continuation, {&byte, 1}, more_follows) +
                 ws_masked(ws_opcode::continuation, "", more_follows);
    return bytes + ws_masked(ws_opcode::continuation, "");
}

std::string close_with(std::string_view payload) {
    return ws_masked(ws_opcode::close, payload);
}

struct hostile_frames {
    std::string name;
    std::string bytes;
    frames answer;
};

std::vector<hostile_frames> rows() {
    const frames protocol_error{"close 1002"}, no_text{"close 1007"};
    const std::string ping = ws_masked(ws_opcode::ping, "p");
    std::vector<hostile_frames> all{
        // 5.2
        {"the first reserved bit", with_first_byte(0xc1), protocol_error},
        {"the second reserved bit", with_first_byte(0xa1), protocol_error},
        {"the third reserved bit", with_first_byte(0x91), protocol_error},
        {"a length in 16 bits that fits in 7", with_long_length(126, 2, 0, 5), protocol_error},
        {"a length in 64 bits that fits in 7", with_long_length(127, 8, 0, 5), protocol_error},
        // 5.1
        {"no mask", ws_plain(ws_opcode::text, "x"), protocol_error},
        {"no mask on a ping", ws_plain(ws_opcode::ping, "x"), protocol_error},
        // 5.4
        {"a continuation of nothing", ws_masked(ws_opcode::continuation, "x"), protocol_error},
        {"a message within a message",
         ws_masked(ws_opcode::text, "a", more_follows) + ws_masked(ws_opcode::text, "b"),
         protocol_error},
        {"fragments with pings between",
         ws_masked(ws_opcode::text, "a", more_follows) + ping +
             ws_masked(ws_opcode::continuation, "b", more_follows) + ping +
             ws_masked(ws_opcode::continuation, "c"),
         {"pong p", "pong p", "text abc"}},
        {"empty fragments", in_single_bytes("ab"), {"text ab"}},
        // 5.5
        {"a ping in fragments", ws_masked(ws_opcode::ping, "p", more_follows), protocol_error},
        {"a close in fragments", ws_masked(ws_opcode::close, "", more_follows), protocol_error},
        {"a ping of 125 bytes",
         ws_masked(ws_opcode::ping, std::string(125, 'p')),
         {"pong " + std::string(125, 'p')}},
        {"a ping of 126 bytes", ws_masked(ws_opcode::ping, std::string(126, 'p')), protocol_error},
        // 5.5.1 and 7.4
        {"a close of one byte", close_with("\x03"), protocol_error},
        {"a close whose reason is no UTF-8", close_with("\x03\xe8\xff"), protocol_error},
        {"a close without a code", close_with(""), {"close 1000"}},
        // 8.1
        {"text that is no UTF-8", ws_masked(ws_opcode::text, "\xc3\x28"), no_text},
        {"an overlong form", ws_masked(ws_opcode::text, "\xc0\x80"), no_text},
        {"a surrogate", ws_masked(ws_opcode::text, "\xed\xa0\x80"), no_text},
        {"beyond Unicode", ws_masked(ws_opcode::text, "\xf4\x90\x80\x80"), no_text},
        {"text that ends within a letter", ws_masked(ws_opcode::text, "\xe2\x82"), no_text},
        {"a message that ends within a letter",
         ws_masked(ws_opcode::text, "\xe2\x82", more_follows) +
             ws_masked(ws_opcode::continuation, ""),
         no_text},
        {"a letter over several fragments", in_single_bytes("\xe2\x82\xac"), {"text \xe2\x82\xac"}},
        {"no letter over several fragments", in_single_bytes("\xe2\x28\xa1"), no_text},
        {"any bytes in a binary message",
         ws_masked(ws_opcode::binary, "\xff\xfe"),
         {"binary \xff\xfe"}},
    };
    for (const unsigned opcode : {3U, 4U, 5U, 6U, 7U, 11U, 12U, 13U, 14U, 15U})
        all.push_back(
            {"opcode " + std::to_string(opcode), with_first_byte(0x80 | opcode), protocol_error});
    for (const unsigned code : {0U, 999U, 1004U, 1005U, 1006U, 1015U, 1016U, 2999U})
        all.push_back(
            {"close code " + std::to_string(code), ws_masked_close(code), protocol_error});
    for (const unsigned code :
         {1000U, 1001U, 1002U, 1003U, 1007U, 1008U, 1009U, 1010U, 1011U, 3000U, 4999U})
        all.push_back({"close code " + std::to_string(code),
                       ws_masked_close(code),
                       {"close " + std::to_string(code)}});
    return all;
}

class WsHostileFrame : public testing::TestWithParam<memory_protocol> {
protected:
    static std::unique_ptr<raw_peer> opened() {
        auto peer = std::make_unique<raw_peer>(GetParam());
        EXPECT_TRUE(peer->say(ws_upgrade_request("/echo")).starts_with("HTTP/1.1 101 "));
        return peer;
    }
};

TEST_P(WsHostileFrame, IsAnsweredWithTheCodeThatSaysWhy) {
    for (const hostile_frames& row : rows()) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(ws_frames_in(opened()->say(row.bytes)), row.answer);
        const auto dripping = opened();
        std::string heard;
        for (const char byte : row.bytes)
            heard += dripping->say({&byte, 1});
        EXPECT_EQ(ws_frames_in(heard), row.answer) << "byte by byte";
    }
}

TEST_P(WsHostileFrame, EndsTheSessionAndWhatFollowsIsNotAnswered) {
    const std::string after = ws_masked(ws_opcode::text, "after");
    for (const hostile_frames& row : rows())
        if (row.answer.front().starts_with("close")) {
            const auto peer = opened();
            EXPECT_EQ(ws_frames_in(peer->say(row.bytes + after)), row.answer) << row.name;
            peer->end_sending();
            EXPECT_TRUE(peer->session_ended()) << row.name;
        }
}

INSTANTIATE_TEST_SUITE_P(InMemory, WsHostileFrame, testing::ValuesIn(every_ws), by_name());

}  // namespace
}  // namespace pingpong
