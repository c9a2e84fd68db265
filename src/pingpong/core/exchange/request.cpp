#include "pingpong/core/exchange/request.hpp"

#include <utility>

namespace pingpong {

std::string replace_number(std::string_view text, std::string_view digits) {
    std::string replaced;
    for (;;) {
        const std::size_t place = text.find(number_placeholder);
        replaced += text.substr(0, place);
        if (place == std::string_view::npos)
            return replaced;
        replaced += digits;
        text.remove_prefix(place + number_placeholder.size());
    }
}

request::request(std::string text, reply_rule rule) : texts{std::move(text)}, reply(rule) {
}

request request::counting(std::string prefix, std::string suffix) {
    request numbered_request(prefix.append(number_placeholder).append(suffix));
    numbered_request.numbered = true;
    return numbered_request;
}

request request::of_size(std::size_t bytes) {
    return of_sizes(bytes, bytes);
}

request request::of_sizes(std::size_t bytes, std::size_t reply_bytes) {
    std::string text = "Ping";
    text.resize(bytes, '.');
    if (bytes == reply_bytes)
        return request(std::move(text), reply_mode::echo);
    return request(std::move(text), reply_rule::of_size(reply_bytes));
}

}  // namespace pingpong
