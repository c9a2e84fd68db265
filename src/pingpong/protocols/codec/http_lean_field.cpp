#include "pingpong/protocols/codec/http_lean_field.hpp"

#include "pingpong/protocols/codec/http_cursor.hpp"

namespace pingpong {

using boost::system::error_code;
using http_error = boost::beast::http::error;

std::size_t parse_field(std::string_view bytes, http_lean_field& field, error_code& error) {
    http_cursor from(bytes);
    field.name = from.take_all(token_bytes);
    if (from.at_end())
        return 0;
    if (field.name.empty()) {
        if (from.peek() == '\r')
            return from.skip("\r\n", http_error::bad_line_ending, error) ? from.position() : 0;
        // A line that begins with white space would go on with the one before (RFC 9112, 5.2).
        error =
            http_cursor::is_space(from.peek()) ? http_error::bad_obs_fold : http_error::bad_field;
        return 0;
    }
    if (!from.skip(":", http_error::bad_field, error))
        return 0;
    field.value = trimmed(from.take_all(value_bytes));
    return from.skip("\r\n", http_error::bad_value, error) ? from.position() : 0;
}

std::string rendered(std::string_view fields) {
    std::string text;
    http_lean_field field;
    error_code none;
    while (const std::size_t size = parse_field(fields, field, none)) {
        if (!text.empty())
            text += "; ";
        text.append(field.name).append(": ").append(field.value);
        fields.remove_prefix(size);
    }
    return text;
}

}  // namespace pingpong
