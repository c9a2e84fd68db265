#include "pingpong/core/reply_rule.hpp"

#include <algorithm>

namespace pingpong {
namespace {

constexpr char lower(char letter) noexcept {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool contains_ping(std::string_view text) noexcept {
    constexpr std::string_view word = "ping";
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end();
}

std::string_view reply_to(std::string_view request, reply_mode mode, std::string& storage) {
    if (mode == reply_mode::echo)
        return request;
    if (contains_ping(request))
        return "Pong!";
    storage.assign("Data ").append(request).append(" received successfully.");
    return storage;
}

}  // namespace pingpong
