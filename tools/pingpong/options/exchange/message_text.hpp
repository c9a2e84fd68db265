/// \file
/// Texts of messages and header fields as a user gives them.
#ifndef PINGPONG_OPTIONS_EXCHANGE_MESSAGE_TEXT_HPP
#define PINGPONG_OPTIONS_EXCHANGE_MESSAGE_TEXT_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/exchange/exchange.hpp"

namespace pingpong::command {

/// The text that the value of an option stands for: itself, or of `@FILE` the bytes of the file;
/// `@@text` is `@text`.
///
/// \param option  For the error.
/// \throws command_error  `wrong_usage`: the file cannot be read, or is empty.
std::string read_message(std::string_view option, std::string_view value);

/// Parses `Name: value`.
///
/// \throws command_error  `wrong_usage`: no such field, a line break in it, or one that the program
///                        sets by itself: Connection, Content-Length, Transfer-Encoding, Upgrade,
///                        and those of the WebSocket handshake.
header_field parse_header(std::string_view option, std::string_view text);

/// A field whose value has no blanks around it.
///
/// \param place  Where the user wrote it, for the error.
/// \throws command_error  As of `parse_header`.
header_field make_header(std::string_view place, std::string_view name, std::string_view value);

/// A method of HTTP whose replies can be measured.
///
/// \throws command_error  `wrong_usage`: no method, or one whose reply has no body.
std::string parse_method(std::string_view option, std::string_view text);

/// A WebSocket subprotocol.
///
/// \throws command_error  `wrong_usage`: no token.
std::string parse_subprotocol(std::string_view option, std::string_view text);

/// \throws command_error  `wrong_usage`: something in braces that looks like a placeholder and is
///                        none.
void validate_placeholders(std::string_view option, std::string_view text);

/// \param reason  Why `{n}` stands for nothing there, and what to do: follows "has no number".
/// \throws command_error  `wrong_usage`: there is `{n}` in the text.
void validate_unnumbered(std::string_view option, std::string_view text, std::string_view reason);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_EXCHANGE_MESSAGE_TEXT_HPP
