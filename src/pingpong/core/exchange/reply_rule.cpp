#include "pingpong/core/exchange/reply_rule.hpp"

#include <algorithm>

#include "pingpong/core/exchange/letters.hpp"

namespace pingpong {

bool contains_ping(std::string_view text) noexcept {
    constexpr std::string_view word = "ping";
    return std::search(text.begin(), text.end(), word.begin(), word.end(), equal_letters) !=
           text.end();
}

std::string_view reply_to(std::string_view request, const reply_rule& rule, std::string& storage) {
    switch (rule.mode) {
        case reply_mode::echo:
            return request;
        case reply_mode::fixed:
            return *rule.text;
        case reply_mode::sized:
            if (storage.size() != rule.bytes) {
                storage = "Pong!";
                storage.resize(rule.bytes, '.');
            }
            return storage;
        case reply_mode::answer:
            break;
    }
    if (contains_ping(request))
        return "Pong!";
    storage.assign("Data ").append(request).append(" received successfully.");
    return storage;
}

}  // namespace pingpong
