// Frames written by hand against the codec: what it cuts them into, wherever they are split.
#include "pingpong/protocols/codec/ws_decoder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/beast/websocket/error.hpp>
#include <cstring>

#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

using ws_error = boost::beast::websocket::error;
using boost::system::error_code;

const char* name_of(ws_kind kind) {
    return kind == ws_kind::text ? "text " : "binary ";
}

void give(ws_decoder& decoder, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto room = decoder.room();
        const std::size_t moved = std::min(room.size(), bytes.size());
        std::memcpy(room.data(), bytes.data(), moved);
        decoder.received(moved);
        bytes.remove_prefix(moved);
    }
}

/// Takes all that is there, as text.
std::string taken_from(ws_decoder& decoder) {
    std::string all;
    for (;;) {
        switch (decoder.next()) {
            case ws_event::none:
                return all;
            case ws_event::message:
                all.append(name_of(decoder.kind())).append(decoder.payload());
                break;
            case ws_event::ping:
                all.append("ping ").append(decoder.payload());
                break;
            case ws_event::pong:
                all.append("pong ").append(decoder.payload());
                break;
            case ws_event::close:
                return all + "close " + std::to_string(decoder.close().code) + " " +
                       std::string(decoder.close().reason);
            case ws_event::failed:
                return all + "failed: " + decoder.error().message();
        }
        all += "|";
    }
}

constexpr std::uint64_t no_limit = 1 << 24;

/// What a server makes of `bytes` that arrive at once.
std::string decoded(std::string_view bytes, ws_role reader = ws_role::server,
                    std::uint64_t longest = no_limit) {
    ws_decoder decoder(reader, longest);
    give(decoder, bytes);
    return taken_from(decoder);
}

std::string failing(const error_code& error) {
    return "failed: " + error.message();
}

/// A client's frame whose first byte is `first`.
std::string with_first_byte(unsigned first, std::string_view payload) {
    std::string frame = ws_masked(ws_opcode::text, payload);
    frame[0] = static_cast<char>(first);
    return frame;
}

const std::string conversation =
    ws_masked(ws_opcode::text, "Ping") + ws_masked(ws_opcode::ping, "") +
    ws_masked(ws_opcode::text, "one \xf0\x9f", ws_fin::more_follows) +
    ws_masked(ws_opcode::ping, "amid") +
    ws_masked(ws_opcode::continuation, "\x8f\x93 ", ws_fin::more_follows) +
    ws_masked(ws_opcode::continuation, "", ws_fin::more_follows) +
    ws_masked(ws_opcode::pong, "unasked") + ws_masked(ws_opcode::continuation, "two") +
    ws_masked(ws_opcode::binary, std::string_view("\xff\0\x80", 3)) +
    ws_masked(ws_opcode::text, std::string(126, 'x')) + ws_masked(ws_opcode::text, "") +
    ws_masked_close(4000, "done");

const std::string as_decoded =
    "text Ping|ping |ping amid|pong unasked|text one \xf0\x9f\x8f\x93 two|" +
    std::string("binary \xff\0\x80|", 11) + "text " + std::string(126, 'x') +
    "|text |close 4000 done";

TEST(WsDecoder, CutsWhatArrivesAtOnce) {
    EXPECT_EQ(decoded(conversation), as_decoded);
}

TEST(WsDecoder, CutsWhatIsSplitAnywhere) {
    for (std::size_t cut = 0; cut <= conversation.size(); ++cut) {
        ws_decoder decoder(ws_role::server, no_limit);
        give(decoder, std::string_view(conversation).substr(0, cut));
        std::string all = taken_from(decoder);
        if (cut < conversation.size()) {
            give(decoder, std::string_view(conversation).substr(cut));
            all += taken_from(decoder);
        }
        EXPECT_EQ(all, as_decoded) << cut;
    }
}

TEST(WsDecoder, CutsWhatComesByteByByte) {
    ws_decoder decoder(ws_role::server, no_limit);
    std::string all;
    for (const char byte : conversation) {
        give(decoder, {&byte, 1});
        all += taken_from(decoder);
    }
    EXPECT_EQ(all, as_decoded);
}

TEST(WsDecoder, LeavesAMessageInOneFrameWhereItLies) {
    ws_decoder decoder(ws_role::client, no_limit);
    const auto room = decoder.room();
    const std::string frame = ws_plain(ws_opcode::text, "Pong!");
    std::memcpy(room.data(), frame.data(), frame.size());
    decoder.received(frame.size());
    ASSERT_EQ(decoder.next(), ws_event::message);
    EXPECT_EQ(static_cast<const void*>(decoder.payload().data()),
              static_cast<char*>(room.data()) + 2);
    EXPECT_TRUE(decoder.empty());
}

TEST(WsDecoder, KeepsWhatCameEarly) {
    ws_decoder decoder(ws_role::client, no_limit);
    decoder.append(ws_plain(ws_opcode::text, "early"));
    give(decoder, ws_plain(ws_opcode::text, "later"));
    EXPECT_EQ(taken_from(decoder), "text early|text later|");
}

TEST(WsDecoder, MasksAreForClientsAndForThemOnly) {
    EXPECT_EQ(decoded(ws_plain(ws_opcode::text, "x")), failing(ws_error::bad_unmasked_frame));
    EXPECT_EQ(decoded(ws_masked(ws_opcode::text, "x"), ws_role::client),
              failing(ws_error::bad_masked_frame));
}

TEST(WsDecoder, RefusesReservedBitsAndOpcodes) {
    for (const unsigned bit : {0x40u, 0x20u, 0x10u})
        EXPECT_EQ(decoded(with_first_byte(0x81 | bit, "x")), failing(ws_error::bad_reserved_bits));
    for (const unsigned opcode : {3u, 4u, 5u, 6u, 7u, 11u, 12u, 13u, 14u, 15u})
        EXPECT_EQ(decoded(with_first_byte(0x80 | opcode, "x")), failing(ws_error::bad_opcode));
}

TEST(WsDecoder, ControlFramesAreShortAndWhole) {
    for (const unsigned opcode : {8u, 9u, 10u}) {
        EXPECT_EQ(decoded(with_first_byte(opcode, "xx")), failing(ws_error::bad_control_fragment));
        EXPECT_EQ(decoded(with_first_byte(0x80 | opcode, std::string(126, 'x'))),
                  failing(ws_error::bad_control_size));
    }
    EXPECT_EQ(decoded(ws_masked(ws_opcode::ping, std::string(125, 'x'))),
              "ping " + std::string(125, 'x') + "|");
}

TEST(WsDecoder, FragmentsComeInOrder) {
    EXPECT_EQ(decoded(ws_masked(ws_opcode::continuation, "x")),
              failing(ws_error::bad_continuation));
    EXPECT_EQ(decoded(ws_masked(ws_opcode::text, "x", ws_fin::more_follows) +
                      ws_masked(ws_opcode::text, "y")),
              failing(ws_error::bad_data_frame));
    EXPECT_EQ(decoded(ws_masked(ws_opcode::text, "x") + ws_masked(ws_opcode::continuation, "y")),
              "text x|" + failing(ws_error::bad_continuation));
}

TEST(WsDecoder, LengthsAreWrittenInNoMoreBytesThanTheyTake) {
    using namespace std::string_literals;
    const auto refused = failing(ws_error::bad_size);
    EXPECT_EQ(decoded("\x81\x7e\x00\x7d"s, ws_role::client), refused);
    EXPECT_EQ(decoded("\x81\x7f\x00\x00\x00\x00\x00\x00\xff\xff"s, ws_role::client), refused);
    EXPECT_EQ(decoded("\x81\x7f\x80\x00\x00\x00\x00\x01\x00\x00"s, ws_role::client), refused);
    EXPECT_EQ(decoded("\x81\x7e\x00\x7e"s + std::string(126, 'x'), ws_role::client),
              "text " + std::string(126, 'x') + "|");
}

TEST(WsDecoder, RefusesAMessageByItsHeaderWhenItIsTooLong) {
    const std::string frame = ws_masked(ws_opcode::text, std::string(11, 'x'));
    EXPECT_EQ(decoded(std::string_view(frame).substr(0, 6), ws_role::server, 10),
              failing(ws_error::message_too_big));
    EXPECT_EQ(decoded(ws_masked(ws_opcode::text, std::string(10, 'x')), ws_role::server, 10),
              "text " + std::string(10, 'x') + "|");
    using namespace std::string_literals;
    EXPECT_EQ(decoded("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff"s, ws_role::client),
              failing(ws_error::message_too_big));
}

TEST(WsDecoder, FragmentsCountTogether) {
    const std::string six = ws_masked(ws_opcode::text, "123456", ws_fin::more_follows);
    EXPECT_EQ(decoded(six + ws_masked(ws_opcode::continuation, "1234"), ws_role::server, 10),
              "text 1234561234|");
    EXPECT_EQ(decoded(six + ws_masked(ws_opcode::ping, "many bytes") +
                          ws_masked(ws_opcode::continuation, "12345"),
                      ws_role::server, 10),
              "ping many bytes|" + failing(ws_error::message_too_big));
}

TEST(WsDecoder, TextIsUtf8AndRefusedWithinTheFrame) {
    const auto refused = failing(ws_error::bad_frame_payload);
    const std::string frame = ws_masked(ws_opcode::text, "ab\xc0" + std::string(100, 'x'));
    EXPECT_EQ(decoded(std::string_view(frame).substr(0, 9)), refused);
    EXPECT_EQ(decoded(ws_masked(ws_opcode::text, "\xf0\x9f")), refused) << "it is cut short";
    EXPECT_EQ(decoded(ws_masked(ws_opcode::text, "\xf0\x9f", ws_fin::more_follows) +
                      ws_masked(ws_opcode::continuation, "x")),
              refused);
    EXPECT_EQ(decoded(ws_masked(ws_opcode::binary, "\xc0")), "binary \xc0|");
    EXPECT_EQ(decoded(ws_masked(ws_opcode::ping, "\xc0")), "ping \xc0|");
}

TEST(WsDecoder, AMessageIsJudgedByItselfAlone) {
    EXPECT_EQ(decoded(ws_masked(ws_opcode::binary, "\xf0\x9f") + ws_masked(ws_opcode::text, "x")),
              "binary \xf0\x9f|text x|");
}

TEST(WsDecoder, CloseCodesAreThoseThatMayBeSent) {
    for (const unsigned code : {1000u, 1001u, 1002u, 1003u, 1007u, 1011u, 1014u, 3000u, 4999u})
        EXPECT_EQ(decoded(ws_masked_close(code)), "close " + std::to_string(code) + " ");
    for (const unsigned code : {0u, 999u, 1004u, 1005u, 1006u, 1015u, 1016u, 2999u, 5000u, 65535u})
        EXPECT_EQ(decoded(ws_masked_close(code)), failing(ws_error::bad_close_code)) << code;
}

TEST(WsDecoder, AClosePayloadIsNothingOrACodeAndText) {
    EXPECT_EQ(decoded(ws_masked(ws_opcode::close, "")), "close 1000 ");
    EXPECT_EQ(decoded(ws_masked(ws_opcode::close, "\x03")), failing(ws_error::bad_close_size));
    EXPECT_EQ(decoded(ws_masked_close(1000, "\xff")), failing(ws_error::bad_close_payload));
    EXPECT_EQ(decoded(ws_masked_close(1000, "\xc3\xa9")), "close 1000 \xc3\xa9");
}

TEST(WsFrame, AServersHeaderIsTheShortestThereIs) {
    for (const std::size_t size : {0u, 125u, 126u, 65535u, 65536u}) {
        std::string frame;
        append_frame_header(frame, ws_kind::binary, size);
        frame.append(size, 'x');
        EXPECT_EQ(decoded(frame, ws_role::client), "binary " + std::string(size, 'x') + "|");
    }
}

TEST(WsFrame, AClientsFrameIsMaskedByItsKey) {
    for (const std::size_t size : {0u, 1u, 125u, 126u, 65535u, 65536u}) {
        const std::string payload(size, 'x');
        std::string frame;
        append_masked_frame(frame, ws_kind::text, payload, 0x01020304);
        EXPECT_EQ(decoded(frame), "text " + payload + "|");
        EXPECT_EQ(size > 3 && frame.find("xxx") != std::string::npos, false);
    }
}

TEST(WsFrame, EveryFaultHasItsCloseCode) {
    EXPECT_EQ(close_code_for(ws_error::message_too_big), ws_close_code::too_big);
    EXPECT_EQ(close_code_for(ws_error::bad_frame_payload), ws_close_code::bad_payload);
    EXPECT_EQ(close_code_for(ws_error::bad_opcode), ws_close_code::protocol_error);
}

}  // namespace
}  // namespace pingpong
