/// \file
/// WebSocket as bytes, written by hand, so that sessions are not tested against their own library.
#ifndef PINGPONG_TESTS_WS_BYTES_HPP
#define PINGPONG_TESTS_WS_BYTES_HPP

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong {

/// Kinds of frames (RFC 6455, 5.2).
enum class ws_opcode : unsigned char {
    continuation = 0,
    text = 1,
    binary = 2,
    close = 8,
    ping = 9,
    pong = 10
};

/// The sample key of RFC 6455, 1.3, and what a server makes of it.
inline constexpr std::string_view ws_sample_key = "dGhlIHNhbXBsZSBub25jZQ==";
inline constexpr std::string_view ws_sample_accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

/// \param more  Further header lines, each ended by CRLF.
inline std::string ws_upgrade_request(std::string_view target = "/", std::string_view more = {}) {
    std::string text("GET ");
    text.append(target).append(" HTTP/1.1\r\nHost: pong.test\r\nUpgrade: websocket\r\n");
    text.append("Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ");
    return text.append(ws_sample_key).append("\r\n").append(more).append("\r\n");
}

enum class ws_fin { more_follows, last };

/// A client's frame, masked.
inline std::string ws_masked(ws_opcode opcode, std::string_view payload,
                             ws_fin fin = ws_fin::last) {
    constexpr std::array<unsigned char, 4> mask{0x12, 0x34, 0x56, 0x78};
    std::string frame;
    const auto put = [&frame](std::size_t byte) { frame += static_cast<char>(byte & 0xff); };
    put((fin == ws_fin::last ? 0x80u : 0u) | static_cast<unsigned>(opcode));
    if (payload.size() < 126) {
        put(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        put(0x80 | 126);
        put(payload.size() >> 8);
        put(payload.size());
    } else {
        put(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            put(payload.size() >> shift);
    }
    for (const unsigned char byte : mask)
        put(byte);
    for (std::size_t i = 0; i < payload.size(); ++i)
        put(static_cast<unsigned char>(payload[i]) ^ mask[i % 4]);
    return frame;
}

/// A client's close frame.
inline std::string ws_masked_close(unsigned code, std::string_view reason = {}) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    return ws_masked(ws_opcode::close, payload.append(reason));
}

/// A server's frame, with a payload of up to 125 bytes.
inline std::string ws_plain(ws_opcode opcode, std::string_view payload) {
    std::string frame{static_cast<char>(0x80 | static_cast<unsigned char>(opcode)),
                      static_cast<char>(payload.size())};
    return frame.append(payload);
}

/// A client's frames, each with up to 125 bytes, as a server's would be.
inline std::string unmasked(std::string_view bytes) {
    constexpr std::size_t header = 6;
    std::string frames;
    while (bytes.size() >= header) {
        const std::size_t size = static_cast<unsigned char>(bytes[1]) & 0x7f;
        frames.append(1, bytes[0]).append(1, static_cast<char>(size));
        for (std::size_t i = 0; i < size && header + i < bytes.size(); ++i)
            frames += static_cast<char>(bytes[header + i] ^ bytes[2 + i % 4]);
        bytes.remove_prefix(std::min(header + size, bytes.size()));
    }
    return frames;
}

/// A server's frames as text: `text Pong!`, `close 1001`; `more` in front of one that is not the
/// last of its message, and `rest` for what is no frame.
inline std::vector<std::string> ws_frames_in(std::string_view bytes) {
    const std::array<std::string_view, 11> names{
        "continuation", "text", "binary", "?", "?", "?", "?", "?", "close", "ping", "pong"};
    std::vector<std::string> frames;
    while (bytes.size() >= 2) {
        const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
        std::size_t header = 2;
        std::size_t size = at(1);  // A server's frame has no mask bit.
        const std::size_t more = size == 126 ? 2 : size == 127 ? 8 : 0;
        if (more > 0 && bytes.size() >= header + more) {
            size = 0;
            for (; header < 2 + more; ++header)
                size = size << 8 | at(header);
        }
        if (bytes.size() < header + size)
            break;
        std::string text((at(0) & 0x80) == 0 ? "more " : "");
        text.append(names.at(at(0) & 0x0f));
        const std::string_view payload = bytes.substr(header, size);
        if (at(0) == 0x88 && size >= 2)
            text.append(" ").append(std::to_string(at(header) << 8 | at(header + 1)));
        else
            text.append(" ").append(payload);
        frames.push_back(text);
        bytes.remove_prefix(header + size);
    }
    if (!bytes.empty())
        frames.emplace_back("rest");
    return frames;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_WS_BYTES_HPP
