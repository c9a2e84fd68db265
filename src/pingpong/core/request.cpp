#include "pingpong/core/request.hpp"

#include <utility>

namespace pingpong {

request::request(std::string text, reply_mode how) : before(std::move(text)), mode(how) {
}

request request::counting(std::string before, std::string after) {
    request made(std::move(before));
    made.after = std::move(after);
    made.numbered = true;
    return made;
}

request request::of_size(std::size_t bytes) {
    std::string text = "Ping";
    text.resize(bytes, '.');
    return request(std::move(text), reply_mode::echo);
}

request_text::request_text(request what) : request_(std::move(what)) {
    if (request_.numbered)
        return;
    text_ = request_.before;
    answer();
}

void request_text::rewrite() {
    text_.assign(request_.before).append(std::to_string(next_++)).append(request_.after);
    answer();
}

void request_text::answer() {
    reply_ = reply_to(text_, request_.mode, storage_);
}

}  // namespace pingpong
