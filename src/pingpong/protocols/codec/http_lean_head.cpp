#include "pingpong/protocols/codec/http_lean_head.hpp"

#include <boost/beast/http/error.hpp>

#include "pingpong/protocols/codec/http_cursor.hpp"
#include "pingpong/protocols/codec/http_field_notes.hpp"
#include "pingpong/protocols/codec/http_lean_field.hpp"

namespace pingpong {

namespace {

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

using start_parser = bool (*)(http_cursor&, http_lean_head&, error_code&);
using conclusion = error_code (http_field_notes::*)(http_facts&) const;

std::size_t parse_head(std::string_view bytes, start_parser parse_start, conclusion conclude,
                       http_lean_head& head, error_code& error) {
    head = {};
    http_cursor cursor(bytes);
    if (!parse_start(cursor, head, error))
        return 0;
    const std::size_t begin = cursor.position();
    http_field_notes notes;
    http_lean_field field;
    for (;;) {
        const std::size_t end = cursor.position();
        const std::size_t size = parse_field(bytes.substr(end), field, error);
        if (size == 0)
            return 0;
        cursor.step(size);
        if (field.name.empty()) {
            head.fields = bytes.substr(begin, end - begin);
            head.length = notes.length();
            head.chunked = notes.is_chunked();
            error = (notes.*conclude)(head.facts);
            return error ? 0 : cursor.position();
        }
        error = notes.add(field.name, field.value);
        if (error)
            return 0;
    }
}

}  // namespace

std::size_t parse_request_head(std::string_view bytes, http_lean_head& head, error_code& error) {
    return parse_head(bytes, parse_request_line, &http_field_notes::conclude_request, head, error);
}

std::size_t parse_response_head(std::string_view bytes, http_lean_head& head, error_code& error) {
    return parse_head(bytes, parse_status_line, &http_field_notes::conclude, head, error);
}

}  // namespace pingpong
