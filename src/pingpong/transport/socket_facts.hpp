/// \file
/// What the kernel tells of a socket: segments, and options as they really are.
#ifndef PINGPONG_TRANSPORT_SOCKET_FACTS_HPP
#define PINGPONG_TRANSPORT_SOCKET_FACTS_HPP

#include <cstdint>
#include <optional>

#include "pingpong/core/block.hpp"

namespace pingpong {

/// Options of a TCP socket, read back with getsockopt.
struct socket_facts {
    bool nodelay = false;  ///< TCP_NODELAY: small writes do not wait for an acknowledgement.
    std::uint64_t sndbuf_bytes = 0;  ///< SO_SNDBUF: the kernel's room for what is being sent.
    std::uint64_t rcvbuf_bytes = 0;  ///< SO_RCVBUF: the kernel's room for what was received.
};

/// \return  nullopt when `descriptor` is no TCP socket or the system does not tell.
/// \par Source  Linux tcp(7), TCP_INFO.
std::optional<tcp_segments> read_segments(int descriptor) noexcept;

/// \return  nullopt when `descriptor` is no TCP socket.
std::optional<socket_facts> read_facts(int descriptor) noexcept;

/// The file descriptor below `stream`; -1 for a stream that has none, such as a mocked one.
template <class Stream>
int descriptor_of(Stream& stream) noexcept {
    if constexpr (requires { stream.native_handle(); })
        return stream.native_handle();
    else if constexpr (requires { stream.next_layer(); })
        return descriptor_of(stream.next_layer());
    else
        return -1;
}

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_SOCKET_FACTS_HPP
