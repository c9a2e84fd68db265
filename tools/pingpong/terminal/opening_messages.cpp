#include "pingpong/terminal/opening_messages.hpp"

#include <algorithm>

#include "pingpong/protocols/codec/ws_decoder.hpp"

namespace pingpong::command {

opening_part split_opening(std::string_view bytes, ws_role reader) {
    constexpr std::string_view end_of_head = "\r\n\r\n";
    const std::size_t end = bytes.find(end_of_head);
    const std::size_t size =
        end == std::string_view::npos ? bytes.size() : end + end_of_head.size();
    opening_part part;
    part.head = bytes.substr(0, size);
    ws_decoder frames(reader, bytes.size());
    frames.append(bytes.substr(size));
    for (ws_event event = frames.next(); event != ws_event::none && event != ws_event::failed;
         event = frames.next())
        if (event == ws_event::message)
            part.messages.emplace_back(frames.payload());
    return part;
}

}  // namespace pingpong::command
