#include "pingpong/protocols/codec/http_lean_head.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "pingpong/protocols/codec/http_cursor.hpp"
#include "pingpong/protocols/codec/http_lean_field.hpp"

namespace pingpong {

namespace {

using boost::beast::iequals;
using boost::system::error_code;
using http_error = boost::beast::http::error;

bool parse_version(http_cursor& cursor, int& version, error_code& error) {
    int major = 0, minor = 0;
    if (!cursor.skip("HTTP/", http_error::bad_version, error) ||
        !cursor.take_digit(major, http_error::bad_version, error) ||
        !cursor.skip(".", http_error::bad_version, error) ||
        !cursor.take_digit(minor, http_error::bad_version, error))
        return false;
    version = 10 * major + minor;
    if (version != 10 && version != 11)
        error = http_error::bad_version;
    return !error;
}

bool parse_request_line(http_cursor& cursor, http_lean_head& head, error_code& error) {
    head.method = cursor.take_all(token_bytes);
    if (head.method.empty() && !cursor.at_end())
        error = http_error::bad_method;
    if (error || !cursor.skip(" ", http_error::bad_method, error))
        return false;
    head.target = cursor.take_all(target_bytes);
    if (head.target.empty() && !cursor.at_end())
        error = http_error::bad_target;
    if (error || !cursor.skip(" ", http_error::bad_target, error) ||
        !parse_version(cursor, head.facts.version, error))
        return false;
    head.facts.method = head.method == "POST" ? boost::beast::http::verb::post
                                              : boost::beast::http::string_to_verb(head.method);
    return cursor.skip("\r\n", http_error::bad_version, error);
}

bool parse_status_line(http_cursor& cursor, http_lean_head& head, error_code& error) {
    if (!parse_version(cursor, head.facts.version, error) ||
        !cursor.skip(" ", http_error::bad_status, error))
        return false;
    for (int i = 0; i < 3; ++i) {
        int digit = 0;
        if (!cursor.take_digit(digit, http_error::bad_status, error))
            return false;
        head.status = 10 * head.status + digit;
    }
    if (!cursor.skip(" ", http_error::bad_status, error))
        return false;
    cursor.take_all(value_bytes);
    return cursor.skip("\r\n", http_error::bad_reason, error);
}

/// What a head says before all of it has been seen.
struct connection_words {
    bool close = false;
    bool keep_alive = false;
};

void note_connection(std::string_view list, connection_words& words) {
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view word = trimmed(list.substr(0, comma));
        words.close = words.close || iequals(word, "close");
        words.keep_alive = words.keep_alive || iequals(word, "keep-alive");
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

error_code note_length(std::string_view digits, http_lean_head& head) {
    std::uint64_t length = 0;
    for (const char digit : digits) {
        const auto value = static_cast<std::uint64_t>(digit - '0');
        if (value > 9 || length > (~std::uint64_t(0) - value) / 10)
            return http_error::bad_content_length;
        length = 10 * length + value;
    }
    if (digits.empty())
        return http_error::bad_content_length;
    if (head.length && *head.length != length)
        return http_error::multiple_content_length;
    head.length = length;
    return {};
}

void note_coding(std::string_view coding, http_lean_head& head) {
    const bool known = iequals(coding, "chunked") && !head.chunked && !head.facts.coded;
    head.chunked = known;
    head.facts.coded = !known;
}

/// Keeps what a field says about the answer and the body; few names have the same length.
error_code note_field(const http_lean_field& field, http_lean_head& head, connection_words& words) {
    switch (field.name.size()) {
        case 4:
            head.facts.hosts += iequals(field.name, "Host") ? 1 : 0;
            break;
        case 6:
            if (iequals(field.name, "Expect")) {
                const bool known = iequals(field.value, "100-continue");
                (known ? head.facts.expects_continue : head.facts.expects_unknown) = true;
            }
            break;
        case 10:
            if (iequals(field.name, "Connection"))
                note_connection(field.value, words);
            break;
        case 14:
            if (iequals(field.name, "Content-Length"))
                return note_length(field.value, head);
            break;
        case 17:
            if (iequals(field.name, "Transfer-Encoding"))
                note_coding(field.value, head);
            break;
        default:
            break;
    }
    return {};
}

/// Draws the conclusions once all fields are known.
error_code apply_connection_words(const connection_words& words, http_lean_head& head) {
    const bool coded = head.chunked || head.facts.coded;
    // Two answers to where the body ends: somebody on the way may have taken the other.
    if (coded && head.length)
        return http_error::bad_transfer_encoding;
    head.facts.keep_alive = !words.close && (head.facts.version >= 11 || words.keep_alive);
    // RFC 9112, 6.1: HTTP/1.0 knows no transfer codings, so the framing is not to be trusted.
    if (coded && head.facts.version < 11)
        head.facts.keep_alive = false;
    return {};
}

using start_parser = bool (*)(http_cursor&, http_lean_head&, error_code&);

std::size_t parse_head(std::string_view bytes, start_parser parse_start, http_lean_head& head,
                       error_code& error) {
    head = {};
    http_cursor cursor(bytes);
    if (!parse_start(cursor, head, error))
        return 0;
    const std::size_t begin = cursor.position();
    connection_words words;
    http_lean_field field;
    for (;;) {
        const std::size_t end = cursor.position();
        const std::size_t size = parse_field(bytes.substr(end), field, error);
        if (size == 0)
            return 0;
        cursor.step(size);
        if (field.name.empty()) {
            head.fields = bytes.substr(begin, end - begin);
            error = apply_connection_words(words, head);
            return error ? 0 : cursor.position();
        }
        error = note_field(field, head, words);
        if (error)
            return 0;
    }
}

}  // namespace

std::size_t parse_request_head(std::string_view bytes, http_lean_head& head, error_code& error) {
    return parse_head(bytes, parse_request_line, head, error);
}

std::size_t parse_response_head(std::string_view bytes, http_lean_head& head, error_code& error) {
    return parse_head(bytes, parse_status_line, head, error);
}

}  // namespace pingpong
