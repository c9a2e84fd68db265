#include "pingpong/protocols/codec/http_reader.hpp"

#include "pingpong/protocols/codec/http_lean_field.hpp"

namespace pingpong {

using http_error = boost::beast::http::error;

http_reader::event http_reader::next() {
    if (part_ == part::head && !take_head())
        return error_ ? event::failed : event::incomplete;
    return take_body();
}

http_reader::event http_reader::end() {
    if (part_ == part::rest)
        return complete(input_.bytes());
    return fail(within_message() ? http_error::partial_message : http_error::end_of_stream);
}

/// Takes a head; false when there is none, or a wrong one.
bool http_reader::take_head() {
    if (reads_ == reads::requests && input_.bytes().starts_with('\r') && !skip_empty_line())
        return false;
    const std::string_view received = input_.bytes();
    const bool too_long = received.size() > limit_.max_header_bytes;
    // A head that was incomplete is judged again line by line: its peer may wait for the answer to
    // a line that is wrong.
    if (searched_ > 0 && !too_long && received.find('\n', searched_) == std::string_view::npos) {
        searched_ = received.size();
        return false;
    }
    const auto parse = reads_ == reads::requests ? parse_request_head : parse_response_head;
    // Not beyond the limit, so that the same error is found wherever the head is split.
    const std::size_t size = parse(received.substr(0, limit_.max_header_bytes), head_, error_);
    searched_ = size == 0 ? received.size() : 0;
    if (!error_ && size == 0 && too_long)
        error_ = http_error::header_limit;
    if (error_ || size == 0)
        return false;
    part_ = body_of_head();
    if (part_ == part::counted && *head_.length > limit_.max_message_bytes)
        error_ = http_error::body_limit;
    target_.assign(head_.target);
    if (renders_) {
        method_.assign(head_.method);
        fields_ = rendered(head_.fields);
    }
    input_.consume(size);
    return !error_;
}

/// Steps over one empty line before a request (RFC 9112, 2.2); false while it may become one.
bool http_reader::skip_empty_line() {
    if (input_.size() < 2)
        return skipped_line_;
    if (!skipped_line_ && input_.bytes().starts_with("\r\n")) {
        input_.consume(2);
        skipped_line_ = true;
    }
    return true;
}

/// How the end of the body is found (RFC 9112, 6.3).
http_reader::part http_reader::body_of_head() {
    const bool bodiless = head_.status / 100 == 1 || head_.status == 204 || head_.status == 304;
    if (head_.chunked && !bodiless) {
        joined_.clear();
        chunks_ = http_chunks(limit_);
        return part::chunked;
    }
    // Of a request whose coding is unknown nothing is taken: it is refused, and the connection
    // ends.
    const bool until_end =
        reads_ == reads::responses && !bodiless && (!head_.length || head_.facts.coded);
    if (until_end)
        return part::rest;
    if (!head_.length || bodiless)
        head_.length = 0;
    return part::counted;
}

http_reader::event http_reader::take_body() {
    switch (part_) {
        case part::counted: {
            const auto size = static_cast<std::size_t>(*head_.length);
            if (input_.size() < size)
                return event::incomplete;
            const std::string_view body = input_.bytes().substr(0, size);
            input_.consume(size);
            return complete(body);
        }
        case part::chunked:
            input_.consume(chunks_.take(input_.bytes(), joined_, error_));
            if (error_)
                return event::failed;
            return chunks_.done() ? complete(joined_) : event::incomplete;
        default:
            if (input_.size() > limit_.max_message_bytes)
                return fail(http_error::body_limit);
            return event::incomplete;
    }
}

http_reader::event http_reader::complete(std::string_view body) {
    if (part_ == part::rest)
        input_.consume(body.size());
    body_ = body;
    skipped_line_ = false;
    part_ = part::head;
    return event::message;
}

http_reader::event http_reader::fail(http_error error) {
    error_ = error;
    return event::failed;
}

}  // namespace pingpong
