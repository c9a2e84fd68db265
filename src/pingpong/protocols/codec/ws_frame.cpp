#include "pingpong/protocols/codec/ws_frame.hpp"

#include <array>
#include <boost/beast/websocket/error.hpp>
#include <cstring>

#include "pingpong/protocols/codec/utf8.hpp"

namespace pingpong {

namespace {

using ws_error = boost::beast::websocket::error;

constexpr unsigned last_bit = 0x80;
constexpr unsigned mask_bit = 0x80;
constexpr unsigned reserved_bits = 0x70;

constexpr unsigned byte_at(std::string_view bytes, std::size_t at) noexcept {
    return static_cast<unsigned char>(bytes[at]);
}

bool is_known(unsigned opcode) noexcept {
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

/// A number whose most significant byte comes first.
std::uint64_t big_endian_at(std::string_view bytes, std::size_t at, std::size_t size) noexcept {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number = number << 8 | byte_at(bytes, at + i);
    return number;
}

/// Whether a length was written in no more bytes than it takes, and in 63 bits.
bool is_minimal(std::uint64_t length, std::size_t written_in) noexcept {
    if (written_in == 2)
        return length > 125;
    return written_in == 0 || (length > 0xffff && length >> 63 == 0);
}

/// What is wrong with the first two bytes of a frame's header.
boost::system::error_code check_start(unsigned first, unsigned second, ws_role reader) {
    const unsigned opcode = first & 0x0f;
    if ((first & reserved_bits) != 0)
        return ws_error::bad_reserved_bits;
    if (!is_known(opcode))
        return ws_error::bad_opcode;
    if (is_control(ws_kind(opcode)) && (first & last_bit) == 0)
        return ws_error::bad_control_fragment;
    if (is_control(ws_kind(opcode)) && (second & 0x7f) > 125)
        return ws_error::bad_control_size;
    const bool masked = (second & mask_bit) != 0;
    if (reader == ws_role::server && !masked)
        return ws_error::bad_unmasked_frame;
    if (reader == ws_role::client && masked)
        return ws_error::bad_masked_frame;
    return {};
}

/// The first bytes of a header, up to and with the length.
void append_start(std::string& to, ws_kind kind, std::uint64_t length, unsigned mask) {
    std::array<char, 10> bytes;
    const std::size_t more = length <= 125 ? 0 : length <= 0xffff ? 2 : 8;
    const std::uint64_t marker = more == 0 ? length : more == 2 ? 126 : 127;
    bytes[0] = static_cast<char>(last_bit | static_cast<unsigned>(kind));
    bytes[1] = static_cast<char>(mask | marker);
    for (std::size_t i = 0; i < more; ++i)
        bytes[2 + i] = static_cast<char>(length >> (8 * (more - 1 - i)));
    to.append(bytes.data(), 2 + more);
}

/// Registered codes that may be sent, and those for libraries and programs (RFC 6455, 7.4.2).
bool may_be_sent(unsigned code) noexcept {
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
           (code >= 3000 && code <= 4999);
}

}  // namespace

std::size_t parse_frame_header(std::string_view bytes, ws_role reader, ws_frame_header& header,
                               boost::system::error_code& error) {
    if (bytes.size() < 2)
        return 0;
    const unsigned first = byte_at(bytes, 0);
    const unsigned second = byte_at(bytes, 1);
    error = check_start(first, second, reader);
    if (error)
        return 0;
    const std::uint64_t marker = second & 0x7f;
    const std::size_t more = marker == 127 ? 8 : marker == 126 ? 2 : 0;
    const std::size_t mask_bytes = reader == ws_role::server ? 4 : 0;
    const std::size_t size = 2 + more + mask_bytes;
    if (bytes.size() < size)
        return 0;
    header.kind = ws_kind(first & 0x0f);
    header.last = (first & last_bit) != 0;
    header.payload_bytes = more == 0 ? marker : big_endian_at(bytes, 2, more);
    header.mask = 0;
    std::memcpy(&header.mask, bytes.data() + 2 + more, mask_bytes);
    if (!is_minimal(header.payload_bytes, more)) {
        error = ws_error::bad_size;
        return 0;
    }
    return size;
}

void append_frame_header(std::string& to, ws_kind kind, std::uint64_t payload_bytes) {
    append_start(to, kind, payload_bytes, 0);
}

void append_masked_frame(std::string& to, ws_kind kind, std::string_view payload, ws_mask key) {
    append_start(to, kind, payload.size(), mask_bit);
    std::array<char, 4> key_bytes;
    std::memcpy(key_bytes.data(), &key, key_bytes.size());
    to.append(key_bytes.data(), key_bytes.size());
    const std::size_t begin = to.size();
    to.resize(begin + payload.size());
    apply_mask(to.data() + begin, payload.data(), payload.size(), key);
}

unsigned close_code_for(const boost::system::error_code& error) noexcept {
    if (error == ws_error::message_too_big)
        return ws_close_code::too_big;
    if (error == ws_error::bad_frame_payload)
        return ws_close_code::bad_payload;
    return ws_close_code::protocol_error;
}

std::string close_payload(unsigned code) {
    return {static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
}

ws_close parse_close(std::string_view payload, boost::system::error_code& error) {
    ws_close close;
    if (payload.empty())
        return close;
    if (payload.size() == 1) {
        error = ws_error::bad_close_size;
        return close;
    }
    close.code = static_cast<unsigned>(big_endian_at(payload, 0, 2));
    close.reason = payload.substr(2);
    utf8_checker text;
    if (!may_be_sent(close.code))
        error = ws_error::bad_close_code;
    else if (!text.take(close.reason) || !text.complete())
        error = ws_error::bad_close_payload;
    return close;
}

}  // namespace pingpong
