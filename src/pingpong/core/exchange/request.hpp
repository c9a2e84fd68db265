/// \file
/// What a client sends as its requests, and which replies it accepts.
#ifndef PINGPONG_CORE_EXCHANGE_REQUEST_HPP
#define PINGPONG_CORE_EXCHANGE_REQUEST_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/exchange/reply_check.hpp"
#include "pingpong/core/exchange/reply_rule.hpp"

namespace pingpong {

/// What stands for the number of the exchange, from 0, in the texts of numbered requests.
inline constexpr std::string_view number_placeholder = "{n}";

/// The text with `digits` in place of every `number_placeholder`.
std::string replace_number(std::string_view text, std::string_view digits);

/// The texts of a contender's requests, how our servers reply, and which replies are accepted.
struct request {
    std::vector<std::string> texts{"Ping"};  ///< Sent in turn; at least one.
    bool numbered = false;  ///< Whether `number_placeholder` stands for a number in them.
    reply_rule reply;       ///< How a server of this library replies.
    reply_check check;      ///< Which replies are accepted.

    request() = default;

    /// The same text in every exchange.
    explicit request(std::string text, reply_rule rule = {});

    /// Numbered texts: `prefix`, the number of the exchange from 0, and `suffix`, such as the
    /// original experiment's "Ping 7!".
    static request counting(std::string prefix, std::string suffix);

    /// Exactly `bytes` bytes that begin with "Ping", or as much of it as fits, and contain no line
    /// feed; the reply is the same.
    static request of_size(std::size_t bytes);

    /// The same request, with a reply of `reply_bytes` bytes.
    static request of_sizes(std::size_t bytes, std::size_t reply_bytes);
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXCHANGE_REQUEST_HPP
