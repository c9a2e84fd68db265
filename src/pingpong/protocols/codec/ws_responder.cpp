#include "pingpong/protocols/codec/ws_responder.hpp"

namespace pingpong {

ws_event ws_responder::answer_received() {
    while (!output_.full()) {
        const ws_event found = decoder_.next();
        switch (found) {
            case ws_event::message:
                answer_message();
                break;
            case ws_event::ping:
                answer_ping();
                break;
            case ws_event::pong:
                break;
            case ws_event::none:
                return found;
            default:
                end(found);
                return found;
        }
    }
    return ws_event::message;
}

void ws_responder::close(unsigned code) {
    if (closing_)
        return;
    closing_ = true;
    const std::string payload = close_payload(code);
    append_frame_header(output_.text(), ws_kind::close, payload.size());
    output_.text().append(payload);
}

void ws_responder::answer_message() {
    if (closing_)
        return;
    if (watcher_)
        watcher_->message(decoder_.payload());
    const std::string_view reply = reply_to(decoder_.payload(), rule_, storage_);
    append_frame_header(output_.text(), decoder_.kind(), reply.size());
    output_.add(reply, decoder_.empty());
    ++answered_;
}

void ws_responder::answer_ping() {
    if (closing_)
        return;
    append_frame_header(output_.text(), ws_kind::pong, decoder_.payload().size());
    output_.text().append(decoder_.payload());
}

void ws_responder::end(ws_event how) {
    if (how == ws_event::close)
        reason_ = decoder_.close().reason;
    close(how == ws_event::close ? decoder_.close().code : close_code_for(decoder_.error()));
}

}  // namespace pingpong
