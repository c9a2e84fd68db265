#include "pingpong/protocols/http/http_head.hpp"

#include <algorithm>

#include "pingpong/core/exchange/request.hpp"

namespace pingpong {

namespace {

bool has_field(std::span<const header_field> fields, std::string_view name) {
    return std::ranges::any_of(fields,
                               [name](const header_field& field) { return has_name(field, name); });
}

}  // namespace

std::string request_head(std::string_view method, std::string_view target, std::string_view host,
                         std::string_view version, bool closes, std::size_t content_length,
                         std::span<const header_field> fields) {
    std::string head;
    head.append(method).append(" ").append(target).append(" HTTP/").append(version).append("\r\n");
    if (!has_field(fields, "Host"))
        head.append("Host: ").append(host).append("\r\n");
    if (closes && version == "1.1")
        head.append("Connection: close\r\n");
    for (const header_field& field : fields)
        head.append(field.name).append(": ").append(field.value).append("\r\n");
    if (method != "GET" || content_length > 0) {
        if (!has_field(fields, "Content-Type"))
            head.append("Content-Type: text/plain\r\n");
        head.append("Content-Length: ").append(std::to_string(content_length)).append("\r\n");
    }
    return head.append("\r\n");
}

header_field number_field(const header_field& field, std::string_view digits) {
    return header_field(field.name, replace_number(field.value, digits));
}

std::string_view response_head::compose(const http_status& status, http_persistence persistence,
                                        std::size_t content_length) {
    if (!text_.empty() && status.code == code_ && status.fields == fields_ &&
        persistence == persistence_ && content_length == content_length_)
        return text_;
    code_ = status.code;
    fields_ = status.fields;
    persistence_ = persistence;
    content_length_ = content_length;

    const bool ends_with_connection = persistence == http_persistence::close_1_0;
    text_.assign(ends_with_connection ? "HTTP/1.0 " : "HTTP/1.1 ");
    text_.append(std::to_string(status.code)).append(" ").append(status.reason).append("\r\n");
    text_.append(status.fields);
    if (persistence == http_persistence::close)
        text_.append("Connection: close\r\n");
    if (persistence == http_persistence::keep_1_0)
        text_.append("Connection: keep-alive\r\n");
    text_.append("Content-Type: text/plain\r\n");
    if (!ends_with_connection)
        text_.append("Content-Length: ").append(std::to_string(content_length)).append("\r\n");
    return text_.append("\r\n");
}

}  // namespace pingpong
