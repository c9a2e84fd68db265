/// \file
/// The file of `--exchange`: an exchange as JSON.
#ifndef PINGPONG_OPTIONS_EXCHANGE_EXCHANGE_FILE_HPP
#define PINGPONG_OPTIONS_EXCHANGE_EXCHANGE_FILE_HPP

#include <string>

#include "pingpong/options/exchange/exchange_options.hpp"

namespace pingpong::command {

/// Reads what the file says; what it does not mention stays as it is. docs/exchange-format.md and
/// docs/exchange.schema.json describe the format.
///
/// \throws command_error  `wrong_usage`, naming the file: it cannot be read, or is no JSON (with
///                        line and column), or has a member that is unknown or of the wrong type.
void read_exchange_file(const std::string& path, exchange_choice& target);

/// The same of a text; `path` is for the error.
void parse_exchange(const std::string& path, const std::string& text, exchange_choice& target);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_EXCHANGE_EXCHANGE_FILE_HPP
