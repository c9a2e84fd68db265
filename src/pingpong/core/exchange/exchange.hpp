/// \file
/// An exchange of the user's own: what is sent over which protocol, and which replies are accepted.
#ifndef PINGPONG_CORE_EXCHANGE_EXCHANGE_HPP
#define PINGPONG_CORE_EXCHANGE_EXCHANGE_HPP

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/core/exchange/reply_check.hpp"

namespace pingpong {

/// A field of an HTTP head.
struct header_field {
    std::string name;   ///< A token (RFC 9110, 5.6.2).
    std::string value;  ///< Without line breaks.

    header_field() = default;
    /// A field with its value.
    header_field(std::string field_name, std::string field_value)
        : name(std::move(field_name)), value(std::move(field_value)) {}

    /// Equal in name and value, as written.
    bool operator==(const header_field&) const = default;
};

/// Whether a field has that name; the case of letters does not matter.
bool has_name(const header_field& field, std::string_view name) noexcept;

/// Whether the value of a field of that name is a secret that no report shows, as of Authorization,
/// Cookie and names that contain "token", "secret" or "key".
bool is_secret(std::string_view field_name) noexcept;

/// About 900 bytes of fields that a browser sends with a request made by fetch: see
/// docs/exchange-format.md.
const std::vector<header_field>& browser_fields();

/// An exchange of the user's own.
///
/// In texts and values, `{n}` stands for the number of the exchange, from 0, unless `literal`.
struct exchange {
    std::vector<std::string> ws_messages;   ///< Sent in turn; empty: the words of the original.
    std::vector<std::string> http_bodies;   ///< Sent in turn; empty: those of `ws_messages`.
    bool literal = false;                   ///< `{n}` stands for itself.
    std::string method = "POST";            ///< Of HTTP; a token.
    std::vector<header_field> http_fields;  ///< Of every HTTP request.
    std::vector<header_field> ws_fields;    ///< Of the WebSocket handshake.
    std::string ws_subprotocol;             ///< Empty: none is asked for.
    std::vector<std::string> ws_first;      ///< Sent after the handshake; each awaits one reply.
    reply_check check;                      ///< Which replies are accepted.

    /// What servers of this library reply; nullopt: by the rule.
    std::optional<std::string> reply;

    exchange() = default;

    /// Whether it is the original's: nothing was set.
    bool is_original() const noexcept;
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXCHANGE_EXCHANGE_HPP
