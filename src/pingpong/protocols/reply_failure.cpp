#include "pingpong/protocols/reply_failure.hpp"

#include <boost/beast/http/status.hpp>

#include "pingpong/protocols/codec/utf8.hpp"

namespace pingpong {
namespace {

void append_escaped(std::string& text, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (byte == '\n')
        text += "\\n";
    else if (byte == '\r')
        text += "\\r";
    else if (byte == '\t')
        text += "\\t";
    else
        text.append("\\x").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
}

/// Without the first bytes of a character that was cut.
std::string_view cut_between_characters(std::string_view bytes, std::size_t max_bytes) {
    std::size_t end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(bytes[end]) & 0xc0) == 0x80)
        --end;
    return bytes.substr(0, end);
}

/// The head of a record: its type, and the major version.
bool is_tls_record(std::string_view bytes) {
    constexpr char alert = 21;
    constexpr char handshake = 22;
    return bytes.size() >= 2 && (bytes[0] == alert || bytes[0] == handshake) && bytes[1] == 3;
}

bool is_utf8(std::string_view text) {
    utf8_checker checker;
    return checker.take(text) && checker.complete();
}

}  // namespace

std::string quote_bytes(std::string_view bytes, std::size_t max_bytes) {
    const bool is_cut = bytes.size() > max_bytes;
    const std::string_view shown = is_cut ? cut_between_characters(bytes, max_bytes) : bytes;
    const bool is_text = is_utf8(shown);
    std::string text = "'";
    for (const char c : shown) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !is_text))
            append_escaped(text, byte);
        else
            text += c;
    }
    text += '\'';
    if (is_cut)
        text += " (" + std::to_string(bytes.size()) + " bytes)";
    return text;
}

std::string format_status(unsigned status, std::string_view body) {
    const auto reason =
        boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    std::string text = "HTTP status " + std::to_string(status);
    if (reason != "<unknown-status>")
        text.append(" ").append(reason.data(), reason.size());
    if (!body.empty())
        text += ", body " + quote_bytes(body);
    return text;
}

failure wrong_reply(std::string_view step, const request_sequence& requests,
                    std::string_view reply) {
    const bool contains = requests.check().criterion == reply_criterion::contains;
    return {errc::wrong_reply, step,
            std::string(contains ? "expected a reply with " : "expected ") +
                quote_bytes(requests.expected()) + ", got " + quote_bytes(reply)};
}

failure unreadable_reply(boost::system::error_code cause, std::string_view step,
                         std::string_view received) {
    return {cause, step, is_tls_record(received) ? "the peer speaks TLS" : ""};
}

failure unexpected_status(std::string_view step, const reply_check& check, unsigned status,
                          std::string_view body) {
    return {errc::unexpected_status, step,
            "expected " + check.format_status() + ", got " + format_status(status, body)};
}

}  // namespace pingpong
