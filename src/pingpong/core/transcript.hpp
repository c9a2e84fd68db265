/// \file
/// The bytes that client and server sent each other.
#ifndef PINGPONG_CORE_TRANSCRIPT_HPP
#define PINGPONG_CORE_TRANSCRIPT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pingpong {

/// The bytes that one side sent: how many, and the first of them.
struct byte_log {
    static constexpr std::size_t max_prefix_bytes = 1024;  ///< Limit of `prefix` in a report.

    std::string prefix;                        ///< The first `max_bytes` bytes.
    std::size_t max_bytes = max_prefix_bytes;  ///< Limit of `prefix`.
    std::uint64_t total_bytes = 0;             ///< The number of all bytes, kept or not.

    /// Adds the bytes that were sent next.
    void append(std::string_view bytes) {
        total_bytes += bytes.size();
        prefix += bytes.substr(0, max_bytes - prefix.size());
    }
};

/// The bytes of both sides.
struct transcript {
    byte_log sent;      ///< By the client.
    byte_log received;  ///< From the server.

    transcript() = default;
    /// Keeps so many bytes of each side.
    explicit transcript(std::size_t max_bytes) { sent.max_bytes = received.max_bytes = max_bytes; }
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_TRANSCRIPT_HPP
