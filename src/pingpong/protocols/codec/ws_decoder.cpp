#include "pingpong/protocols/codec/ws_decoder.hpp"

#include <algorithm>
#include <boost/beast/websocket/error.hpp>

namespace pingpong {

using ws_error = boost::beast::websocket::error;

ws_event ws_decoder::next() {
    for (;;) {
        if ((!in_frame_ && !begin_frame()) || !take_payload())
            return error_ ? ws_event::failed : ws_event::none;
        const ws_event found = end_frame();
        if (found != ws_event::none)
            return found;
    }
}

/// Takes a header; false when there is none, or a wrong one.
bool ws_decoder::begin_frame() {
    const std::size_t size = parse_frame_header(input_.bytes(), reader_, frame_, error_);
    if (size == 0)
        return false;
    error_ = check_order();
    if (error_)
        return false;
    input_.consume(size);
    in_frame_ = true;
    unmasked_ = 0;
    if (!is_control(frame_.kind) && !in_message_) {
        kind_ = frame_.kind;
        text_ = {};
        joined_.clear();
    }
    return true;
}

/// Whether the frame may come after those before it, and within the limit.
boost::system::error_code ws_decoder::check_order() const {
    if (is_control(frame_.kind))
        return {};
    if (frame_.kind == ws_kind::continuation && !in_message_)
        return ws_error::bad_continuation;
    if (frame_.kind != ws_kind::continuation && in_message_)
        return ws_error::bad_data_frame;
    const std::uint64_t before = in_message_ ? joined_.size() : 0;
    if (frame_.payload_bytes > longest_ - before)
        return ws_error::message_too_big;
    return {};
}

/// Unmasks and checks what has come of the payload; true once that is all.
bool ws_decoder::take_payload() {
    const auto whole = static_cast<std::size_t>(frame_.payload_bytes);
    const std::size_t available = std::min(input_.size(), whole);
    char* const fresh = input_.data() + unmasked_;
    const std::string_view piece(fresh, available - unmasked_);
    if (reader_ == ws_role::server)
        apply_mask(fresh, fresh, piece.size(), advanced(frame_.mask, unmasked_));
    if (kind_ == ws_kind::text && !is_control(frame_.kind) && !text_.take(piece))
        error_ = ws_error::bad_frame_payload;
    unmasked_ = available;
    if (error_ || available < whole)
        return false;
    payload_ = {input_.data(), whole};
    input_.consume(whole);
    in_frame_ = false;
    return true;
}

ws_event ws_decoder::end_frame() {
    switch (frame_.kind) {
        case ws_kind::ping:
            return ws_event::ping;
        case ws_kind::pong:
            return ws_event::pong;
        case ws_kind::close:
            return end_close_frame();
        default:
            return end_data_frame();
    }
}

ws_event ws_decoder::end_data_frame() {
    const bool whole = !in_message_ && frame_.last;
    if (!whole) {
        joined_.append(payload_);
        payload_ = joined_;
    }
    in_message_ = !frame_.last;
    if (!frame_.last)
        return ws_event::none;
    if (kind_ == ws_kind::text && !text_.complete()) {
        error_ = ws_error::bad_frame_payload;
        return ws_event::failed;
    }
    return ws_event::message;
}

ws_event ws_decoder::end_close_frame() {
    close_ = parse_close(payload_, error_);
    return error_ ? ws_event::failed : ws_event::close;
}

}  // namespace pingpong
