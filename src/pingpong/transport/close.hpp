/// \file
/// Ending a stream of whatever kind, without naming sockets.
#ifndef PINGPONG_TRANSPORT_CLOSE_HPP
#define PINGPONG_TRANSPORT_CLOSE_HPP

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/socket_base.hpp>
#include <cstdint>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Closes the lowest layer at once: pending operations end with `operation_aborted`.
///
/// Anything with `close(error_code&)`, or layered over such a thing by `next_layer()`, will do.
/// \par Errors  None: a stream that cannot be closed was closed before.
template <class Stream>
void close_stream(Stream& stream) noexcept {
    error_code ignored;
    if constexpr (requires { stream.close(ignored); })
        stream.close(ignored);
    else
        close_stream(stream.next_layer());
}

/// Whether that is how the end of a connection looks to one who reads or writes.
inline bool is_connection_end(const error_code& error) noexcept {
    return error == asio::error::eof || error == asio::error::connection_reset ||
           error == asio::error::broken_pipe || error == asio::error::not_connected;
}

/// Tells the peer that nothing more will be sent, and leaves the other direction open.
///
/// \par Errors  None: a peer that is gone needs no telling.
template <class Stream>
void end_sending(Stream& stream) noexcept {
    error_code ignored;
    if constexpr (requires { stream.shutdown(asio::socket_base::shutdown_send, ignored); })
        stream.shutdown(asio::socket_base::shutdown_send, ignored);
    else
        end_sending(stream.next_layer());
}

/// Ends a stream whose peer may still be sending: says that nothing more will come, then reads on
/// until the peer ends too. Closing with unread input would reset the connection, and the peer
/// might lose what was written last.
///
/// \param max_bytes      Gives up after so many.
/// \par Cancellation     Terminal; ends it.
/// \par Source           RFC 9112, 9.6.
template <class Stream>
asio::awaitable<void, typename Stream::executor_type> linger(Stream& stream,
                                                             std::uint64_t max_bytes) {
    end_sending(stream);
    std::array<char, 4096> discarded;
    while (max_bytes > 0) {
        auto [error, received] =
            co_await stream.async_read_some(asio::buffer(discarded), as_values);
        if (error)
            co_return;
        max_bytes -= std::min<std::uint64_t>(max_bytes, received);
    }
}

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_CLOSE_HPP
