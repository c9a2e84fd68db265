/// \file
/// What client and server said to each other, byte by byte.
#ifndef PINGPONG_CORE_TRANSCRIPT_HPP
#define PINGPONG_CORE_TRANSCRIPT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pingpong {

/// What one side of a conversation sent.
struct spoken {
    static constexpr std::size_t max_kept = 1024;  ///< Bytes of `first`, at the most.

    std::string first;        ///< The first `max_kept` bytes of it.
    std::uint64_t bytes = 0;  ///< All of it.

    /// Adds what was sent next.
    void add(std::string_view said) {
        bytes += said.size();
        first += said.substr(0, max_kept - first.size());
    }
};

/// Both sides of a conversation.
struct transcript {
    spoken sent;      ///< By the client.
    spoken received;  ///< From the server.
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_TRANSCRIPT_HPP
