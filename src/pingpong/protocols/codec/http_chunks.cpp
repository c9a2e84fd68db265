#include "pingpong/protocols/codec/http_chunks.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "pingpong/protocols/codec/http_cursor.hpp"
#include "pingpong/protocols/codec/http_lean_field.hpp"

namespace pingpong {

using boost::system::error_code;
using http_error = boost::beast::http::error;

namespace {

constexpr std::string_view line_end = "\r\n";

/// 16 for what is no hexadecimal digit.
unsigned hex_value(char digit) noexcept {
    if (digit >= '0' && digit <= '9')
        return static_cast<unsigned>(digit - '0');
    const char small = static_cast<char>(digit | 0x20);
    return small >= 'a' && small <= 'f' ? static_cast<unsigned>(small - 'a' + 10) : 16;
}

/// The size that a line begins with.
std::uint64_t parse_size(std::string_view line, error_code& error) {
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (; digits < line.size() && hex_value(line[digits]) < 16; ++digits) {
        if (size >> 60 != 0) {
            error = http_error::bad_chunk;
            return 0;
        }
        size = size << 4 | hex_value(line[digits]);
    }
    if (digits == 0) {
        error = http_error::bad_chunk;
        return 0;
    }
    http_cursor rest(line.substr(digits));
    rest.skip_spaces();
    if (!rest.at_end() && rest.peek() == ';')
        rest.take_all(value_bytes);
    if (!rest.at_end())
        error = http_error::bad_chunk_extension;
    return size;
}

bool is_framing(std::string_view name) noexcept {
    return boost::beast::iequals(name, "Content-Length") ||
           boost::beast::iequals(name, "Transfer-Encoding");
}

}  // namespace

std::size_t http_chunks::take(std::string_view received, std::string& body, error_code& error) {
    std::size_t taken = 0;
    while (!done() && !error) {
        const part before = part_;
        const std::size_t more = take_part(received.substr(taken), body, error);
        taken += more;
        if (more == 0 && part_ == before)
            break;
    }
    return taken;
}

std::size_t http_chunks::take_part(std::string_view received, std::string& body,
                                   error_code& error) {
    switch (part_) {
        case part::size:
            return take_size(received, body, error);
        case part::data:
            return take_data(received, body);
        case part::data_end:
            return take_data_end(received, error);
        case part::trailer:
            return take_trailer(received, error);
        case part::none:
            break;
    }
    return 0;
}

std::size_t http_chunks::take_size(std::string_view received, const std::string& body,
                                   error_code& error) {
    const std::size_t end = received.find(line_end);
    if (std::min(end, received.size()) > limit_.max_header_bytes)
        error = http_error::header_limit;
    else if (end == std::string_view::npos && !received.empty() && hex_value(received[0]) == 16)
        error = http_error::bad_chunk;
    if (error || end == std::string_view::npos)
        return 0;
    left_ = parse_size(received.substr(0, end), error);
    if (!error && left_ > limit_.max_message_bytes - body.size())
        error = http_error::body_limit;
    part_ = left_ == 0 ? part::trailer : part::data;
    return end + line_end.size();
}

std::size_t http_chunks::take_data(std::string_view received, std::string& body) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, received.size()));
    body.append(received.substr(0, size));
    left_ -= size;
    if (left_ == 0)
        part_ = part::data_end;
    return size;
}

std::size_t http_chunks::take_data_end(std::string_view received, error_code& error) {
    const std::string_view ending = received.substr(0, line_end.size());
    if (!line_end.starts_with(ending))
        error = http_error::bad_chunk;
    if (error || ending.size() < line_end.size())
        return 0;
    part_ = part::size;
    return line_end.size();
}

std::size_t http_chunks::take_trailer(std::string_view received, error_code& error) {
    http_lean_field trailer;
    const std::size_t size = parse_field(received, trailer, error);
    // What says where the message ends comes too late here (RFC 9110, 6.5.1).
    if (is_framing(trailer.name))
        error = http_error::bad_field;
    if (!error &&
        trailers_ + std::max(size, received.size() * (size == 0)) > limit_.max_header_bytes)
        error = http_error::header_limit;
    trailers_ += size;
    if (size != 0 && trailer.name.empty())
        part_ = part::none;
    return size;
}

}  // namespace pingpong
