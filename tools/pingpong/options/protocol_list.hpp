/// \file
/// `--list-protocols`.
#ifndef PINGPONG_OPTIONS_PROTOCOL_LIST_HPP
#define PINGPONG_OPTIONS_PROTOCOL_LIST_HPP

#include <string>

namespace pingpong::command {

/// A line per protocol: its name, and what it is.
std::string protocol_list();

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_PROTOCOL_LIST_HPP
