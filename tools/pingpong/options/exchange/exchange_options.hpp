/// \file
/// The options that say what is exchanged in place of Ping and Pong!.
#ifndef PINGPONG_OPTIONS_EXCHANGE_EXCHANGE_OPTIONS_HPP
#define PINGPONG_OPTIONS_EXCHANGE_EXCHANGE_OPTIONS_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "pingpong/core/exchange/exchange.hpp"
#include "pingpong/options/option.hpp"

namespace pingpong::command {

/// Where the user wrote the texts of an exchange, for errors: "--message", or "--exchange:
/// 'orders.json': message[1]". Each list is as long as that of the same name in `exchange`.
struct exchange_places {
    std::vector<std::string> ws_messages;
    std::vector<std::string> http_bodies;
    std::vector<std::string> http_fields;
    std::vector<std::string> ws_fields;
    std::vector<std::string> ws_first;
    std::string reply = "--reply";
    std::string skips_others = "--ws-skip-others";

    exchange_places() = default;
};

/// The exchange that is asked for.
struct exchange_choice {
    pingpong::exchange exchange;  ///< As given, before `complete_exchange`.
    exchange_places places;
    bool browser_fields = false;  ///< Adds what a browser sends.
    bool recorded = false;        ///< Its bytes may be in reports.

    exchange_choice() = default;
};

/// Adds the options.
///
/// \param choice  Outlives the table.
void add_exchange_options(option_table& table, exchange_choice& choice);

/// The exchange that is played: with own messages any reply is accepted where nothing else is said.
///
/// \param max_bytes  Of a message.
/// \throws command_error  `wrong_usage`, naming the place: a text over the limit, a placeholder
/// that
///                        is none.
exchange complete_exchange(const exchange_choice& choice, std::uint64_t max_bytes);

/// Checks what is sent before the first exchange, where WebSocket plays: the fields of the
/// handshake and the first messages.
///
/// \throws command_error  `wrong_usage`, naming the place: there is `{n}` in it, of which no
/// exchange
///                        is the number there, or a placeholder that is none.
void validate_handshake(const exchange_choice& choice);

/// The command line with the length of what may be secret in place of it: messages, expected
/// replies, and the values of secret header fields; values in the queries of URLs become `***`.
std::vector<std::string> hide_secrets(const std::vector<std::string>& command_line);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_EXCHANGE_EXCHANGE_OPTIONS_HPP
