/// \file
/// Every setting that can change the answer, in one place and for all protocols alike.
#ifndef PINGPONG_CORE_OPTIONS_HPP
#define PINGPONG_CORE_OPTIONS_HPP

#include <cstddef>
#include <cstdint>

namespace pingpong {

/// What a message may be long at the most; anything longer is refused, not truncated.
struct limits {
    std::uint32_t header_bytes = 8 * 1024;  ///< An HTTP header, the WebSocket upgrade's too.
    std::uint64_t message_bytes = 16 * 1024 * 1024;  ///< An HTTP body, a WebSocket message, a line.
};

/// Where the other end of a connection runs.
enum class peer_place {
    same_thread,  ///< On this io_context: it replies as soon as it gets its turn.
    elsewhere,    ///< In another thread or process, or on another machine.
};

/// The settings of sockets and libraries, the same for every contender and session but those that
/// play Beast as it comes.
///
/// They are constants on purpose: Beast's defaults alone can turn the answer round from 4 KiB up,
/// so a report states them and no run changes them.
struct tuning {
    /// TCP_NODELAY, on both ends: without it a small write waits for an acknowledgement.
    static constexpr bool tcp_nodelay = true;

    /// The room a connection has for what it reads, reserved or grown to as soon as so much comes.
    /// Beast's HTTP reads at most the spare room, so an unreserved buffer costs a system call per
    /// 512 bytes; its WebSocket asks for 1536 bytes first, so a layer below it reads ahead into as
    /// much room.
    static constexpr std::size_t read_buffer_bytes = 64 * 1024;

    /// A WebSocket client masks its message through a buffer of at least this size, larger when
    /// its request is; a smaller one costs a system call per fill.
    static constexpr std::size_t ws_write_buffer_bytes = 64 * 1024;

    /// A message is one frame. Up to 64 KiB it is also one write, as in all other protocols; beyond
    /// that Beast writes 64 KiB at a time.
    static constexpr bool ws_auto_fragment = false;

    /// permessage-deflate is compiled out.
    static constexpr bool ws_deflate = false;

    /// Masking keys come from a cryptographically secure generator (RFC 6455, 10.3).
    static constexpr bool ws_secure_masking = true;

    /// A request and a reply are text, so that UTF-8 is checked as a browser would.
    static constexpr bool ws_text = true;
};

/// How Beast is set up, on both sides of a connection; by default as `tuning` says.
struct beast_settings {
    /// Whether a message may be sent in several frames.
    bool ws_auto_fragment = tuning::ws_auto_fragment;

    /// Unless it fragments, a client's buffer holds at least its request.
    std::size_t ws_write_buffer_bytes = tuning::ws_write_buffer_bytes;

    /// Whether a layer below the WebSocket reads more than it is asked for.
    bool ws_reads_ahead = true;

    /// Of the buffer that HTTP is read into; 0: it grows by 512 bytes at a time.
    std::size_t http_reserved_bytes = tuning::read_buffer_bytes;

    beast_settings() noexcept {}

    /// Those of Beast itself, which its examples leave as they are: it sends fragments of 4096
    /// bytes, asks for 1536 bytes first, and reserves nothing.
    static beast_settings defaults() noexcept {
        beast_settings as_it_comes;
        as_it_comes.ws_auto_fragment = true;
        as_it_comes.ws_write_buffer_bytes = 4096;
        as_it_comes.ws_reads_ahead = false;
        as_it_comes.http_reserved_bytes = 0;
        return as_it_comes;
    }
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_OPTIONS_HPP
