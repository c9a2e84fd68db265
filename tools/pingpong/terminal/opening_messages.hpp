/// \file
/// The messages that open a WebSocket, taken out of what was recorded.
#ifndef PINGPONG_TOOLS_TERMINAL_OPENING_MESSAGES_HPP
#define PINGPONG_TOOLS_TERMINAL_OPENING_MESSAGES_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/protocols/codec/ws_frame.hpp"

namespace pingpong::command {

/// One direction of the opening of a WebSocket.
struct opening_part {
    std::string head;                   ///< The HTTP message, with its empty line.
    std::vector<std::string> messages;  ///< The whole messages after it.
};

/// Takes the recorded bytes of one direction apart; what is cut off is left out.
///
/// \param reader  Who received the bytes.
opening_part split_opening(std::string_view bytes, ws_role reader);

}  // namespace pingpong::command

#endif  // PINGPONG_TOOLS_TERMINAL_OPENING_MESSAGES_HPP
