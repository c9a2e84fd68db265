#include "pingpong/core/request.hpp"

#include <utility>

namespace pingpong {

request::request(std::string text, reply_mode requested_mode)
    : prefix(std::move(text)), mode(requested_mode) {
}

request request::counting(std::string prefix, std::string suffix) {
    request numbered_request(std::move(prefix));
    numbered_request.suffix = std::move(suffix);
    numbered_request.numbered = true;
    return numbered_request;
}

request request::of_size(std::size_t bytes) {
    std::string text = "Ping";
    text.resize(bytes, '.');
    return request(std::move(text), reply_mode::echo);
}

request_text::request_text(pingpong::request request) : request_(std::move(request)) {
    if (request_.numbered)
        return;
    text_ = request_.prefix;
    set_reply();
}

void request_text::rewrite() {
    text_.assign(request_.prefix).append(std::to_string(next_++)).append(request_.suffix);
    set_reply();
}

void request_text::set_reply() {
    reply_ = reply_to(text_, request_.mode, storage_);
}

}  // namespace pingpong
