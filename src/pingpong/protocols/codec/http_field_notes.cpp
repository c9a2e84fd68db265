#include "pingpong/protocols/codec/http_field_notes.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "pingpong/protocols/codec/http_cursor.hpp"

namespace pingpong {
namespace {

using boost::beast::iequals;
using boost::system::error_code;
using http_error = boost::beast::http::error;

/// Unreserved, percent-encoded or a delimiter within (RFC 3986, 2 and 3.2.2).
constexpr byte_set name_bytes = set_of([](unsigned byte) {
    return is_letter_or_digit(byte) ||
           (byte < 0x80 && std::string_view("-._~%!$&'()*+,;=").find(static_cast<char>(byte)) !=
                               std::string_view::npos);
});

constexpr byte_set address_bytes =
    set_of([](unsigned byte) { return name_bytes[byte] || byte == ':'; });

constexpr byte_set digit_bytes = set_of([](unsigned byte) { return byte >= '0' && byte <= '9'; });

/// Takes the next element off a list; elements may be empty (RFC 9110, 5.6.1.2).
std::string_view take_element(std::string_view& list) noexcept {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view element = trimmed(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    return element;
}

bool is_token(std::string_view text) noexcept {
    return std::ranges::all_of(text, [](unsigned char byte) { return token_bytes[byte]; });
}

}  // namespace

bool is_host(std::string_view value) noexcept {
    http_cursor cursor(value);
    if (!cursor.at_end() && cursor.peek() == '[') {
        cursor.step(1);
        if (cursor.take_all(address_bytes).empty() || cursor.at_end() || cursor.peek() != ']')
            return false;
        cursor.step(1);
    } else {
        cursor.take_all(name_bytes);
    }
    if (!cursor.at_end() && cursor.peek() == ':') {
        cursor.step(1);
        cursor.take_all(digit_bytes);
    }
    return cursor.at_end();
}

error_code http_field_notes::add(std::string_view name, std::string_view value) {
    // Few names have the same length.
    switch (name.size()) {
        case 4:
            if (iequals(name, "Host")) {
                ++hosts_;
                is_host_ = is_host_ && is_host(value);
            }
            break;
        case 6:
            if (iequals(name, "Expect"))
                (iequals(value, "100-continue") ? expects_continue_ : expects_unknown_) = true;
            break;
        case 10:
            if (iequals(name, "Connection"))
                return add_connection(value);
            break;
        case 14:
            if (iequals(name, "Content-Length"))
                return add_length(value);
            break;
        case 17:
            if (iequals(name, "Transfer-Encoding"))
                add_codings(value);
            break;
        default:
            break;
    }
    return {};
}

error_code http_field_notes::conclude(http_facts& facts) const {
    // Two answers to where the body ends: somebody on the way may have taken the other.
    if (codings_ != codings::none && length_)
        return http_error::bad_transfer_encoding;
    facts.keep_alive = !closes_ && (facts.version >= 11 || keeps_);
    // HTTP/1.0 knows no transfer codings, so the framing is not to be trusted (RFC 9112, 6.1).
    if (codings_ != codings::none && facts.version < 11)
        facts.keep_alive = false;
    facts.coded = codings_ != codings::none && codings_ != codings::chunked;
    facts.expects_continue = expects_continue_;
    facts.expects_unknown = expects_unknown_;
    return {};
}

error_code http_field_notes::conclude_request(http_facts& facts) const {
    if (!is_host_ || hosts_ > 1 || (hosts_ == 0 && facts.version >= 11))
        return http_error::bad_field;
    if (codings_ == codings::unknown || codings_ == codings::broken)
        return http_error::bad_transfer_encoding;
    return conclude(facts);
}

error_code http_field_notes::add_connection(std::string_view list) {
    while (!list.empty()) {
        const std::string_view option = take_element(list);
        if (!is_token(option))
            return http_error::bad_value;
        closes_ = closes_ || iequals(option, "close");
        keeps_ = keeps_ || iequals(option, "keep-alive");
    }
    return {};
}

error_code http_field_notes::add_length(std::string_view digits) {
    std::uint64_t length = 0;
    for (const char digit : digits) {
        const auto value = static_cast<std::uint64_t>(digit - '0');
        if (value > 9 || length > (~std::uint64_t(0) - value) / 10)
            return http_error::bad_content_length;
        length = 10 * length + value;
    }
    if (digits.empty())
        return http_error::bad_content_length;
    if (length_ && *length_ != length)
        return http_error::multiple_content_length;
    length_ = length;
    return {};
}

void http_field_notes::add_codings(std::string_view list) {
    do {
        const std::string_view coding = take_element(list);
        const bool ended = codings_ == codings::chunked || codings_ == codings::unknown_chunked;
        if (!is_token(coding) || coding.empty() || ended)
            codings_ = codings::broken;
        else if (iequals(coding, "chunked") && codings_ != codings::broken)
            codings_ = codings_ == codings::none ? codings::chunked : codings::unknown_chunked;
        else if (codings_ != codings::broken)
            codings_ = codings::unknown;
    } while (!list.empty());
}

}  // namespace pingpong
