#include "pingpong/protocols/codec/http_responder.hpp"

#include <boost/beast/http/error.hpp>

namespace pingpong {

http_responder::http_responder(const session_settings& settings)
    : reader_(http_reader::reads::requests, settings.limits), settings_(settings) {
    if (settings_.watcher)
        reader_.render_fields();
}

http_responder::next_step http_responder::answer_received() {
    while (!output_.full()) {
        switch (reader_.next()) {
            case http_reader::event::incomplete:
                send_continue();
                return next_step::read;
            case http_reader::event::failed:
                return refuse();
            case http_reader::event::message:
                break;
        }
        const http_persistence persistence = answer_request();
        sent_continue_ = false;
        if (persistence == http_persistence::close || persistence == http_persistence::close_1_0)
            return next_step::close;
    }
    return next_step::answer_on;
}

http_responder::next_step http_responder::answer_the_end() {
    reader_.end();
    return error() == boost::beast::http::error::end_of_stream ? next_step::close : refuse();
}

http_persistence http_responder::answer_request() {
    const http_facts& facts = reader_.head().facts;
    if (settings_.watcher) {
        settings_.watcher->head(reader_.method(), reader_.target(), reader_.fields());
        settings_.watcher->message(reader_.body());
    }
    const http_answer answer =
        answer_to(facts, reader_.target(), reader_.body(), settings_, storage_);
    const http_persistence persistence = persistence_after(facts);
    output_.text().append(head_.compose(answer.status, persistence, answer.body.size()));
    if (facts.method != boost::beast::http::verb::head)
        output_.add(answer.body, reader_.empty());
    answered_ += answer.refuses() ? 0 : 1;
    return persistence;
}

http_responder::next_step http_responder::refuse() {
    const http_answer answer = answer_to_malformed(error());
    output_.text().append(
        head_.compose(answer.status, http_persistence::close, answer.body.size()));
    output_.text().append(answer.body);
    return next_step::linger;
}

/// Once per request whose content the client holds back.
void http_responder::send_continue() {
    if (sent_continue_ || !reader_.awaits_body() || !reader_.head().facts.awaits_continue())
        return;
    sent_continue_ = true;
    output_.text().append("HTTP/1.1 100 Continue\r\n\r\n");
}

}  // namespace pingpong
