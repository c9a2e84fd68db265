/// \file
/// The settings that can change the result, in one place and the same for all protocols.
#ifndef PINGPONG_CORE_OPTIONS_HPP
#define PINGPONG_CORE_OPTIONS_HPP

#include <cstddef>
#include <cstdint>

namespace pingpong {

/// The longest messages that are accepted. Longer ones are refused, not truncated.
struct limits {
    std::uint32_t max_header_bytes = 8 * 1024;  ///< HTTP header, also of a WebSocket upgrade.

    /// HTTP body, WebSocket message, or line.
    std::uint64_t max_message_bytes = 16 * 1024 * 1024;
};

/// Where the other end of a connection runs.
enum class peer_place {
    same_thread,  ///< On the same io_context.
    elsewhere,    ///< In another thread or process, or on another machine.
};

/// The settings of sockets and libraries, the same for all contenders and sessions except those
/// that use Beast's defaults.
///
/// They are constants on purpose: Beast's defaults alone can reverse the result from 4 KiB up, so a
/// report states them and no run changes them.
struct tuning {
    /// TCP_NODELAY on both ends: without it, a small write waits for an acknowledgement.
    static constexpr bool tcp_nodelay = true;

    /// The size of a connection's read buffer, reserved at once or grown to on demand. Beast's HTTP
    /// reads at most the spare capacity, so an unreserved buffer costs a system call per 512 bytes.
    /// Beast's WebSocket asks for 1536 bytes first, so a layer below it reads ahead by this size.
    static constexpr std::size_t read_buffer_bytes = 64 * 1024;

    /// The least size of the buffer in which a WebSocket client masks its message; it is larger
    /// when the request is. A smaller buffer costs a system call each time it is filled.
    static constexpr std::size_t ws_write_buffer_bytes = 64 * 1024;

    /// A message is one frame. Up to 64 KiB it is also one write, as in all other protocols; Beast
    /// writes longer ones 64 KiB at a time.
    static constexpr bool ws_auto_fragment = false;

    /// permessage-deflate is compiled out.
    static constexpr bool ws_deflate = false;

    /// Masking keys come from a cryptographically secure generator (RFC 6455, 10.3).
    static constexpr bool ws_secure_masking = true;

    /// Messages are text frames, so that UTF-8 is checked as a browser does.
    static constexpr bool ws_text = true;
};

/// The settings of Beast on both sides of a connection; by default those of `tuning`.
struct beast_settings {
    /// Whether a message may be sent in several frames.
    bool ws_auto_fragment = tuning::ws_auto_fragment;

    /// See `tuning::ws_write_buffer_bytes`. At least the size of the request, unless
    /// `ws_auto_fragment` is set.
    std::size_t ws_write_buffer_bytes = tuning::ws_write_buffer_bytes;

    /// Whether a layer below the WebSocket reads ahead by `tuning::read_buffer_bytes`.
    bool ws_reads_ahead = true;

    /// Reserved size of the buffer that HTTP is read into; 0: it grows by 512 bytes at a time.
    std::size_t http_reserved_bytes = tuning::read_buffer_bytes;

    beast_settings() noexcept {}

    /// Beast's own defaults, which its examples use: it sends fragments of 4096 bytes, reads 1536
    /// bytes first, and reserves nothing.
    static beast_settings defaults() noexcept {
        beast_settings settings;
        settings.ws_auto_fragment = true;
        settings.ws_write_buffer_bytes = 4096;
        settings.ws_reads_ahead = false;
        settings.http_reserved_bytes = 0;
        return settings;
    }
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_OPTIONS_HPP
