/// \file
/// Streams that can send without waiting.
#ifndef PINGPONG_TRANSPORT_WRITES_AT_ONCE_HPP
#define PINGPONG_TRANSPORT_WRITES_AT_ONCE_HPP

#include <boost/asio/buffer.hpp>
#include <concepts>
#include <cstddef>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// A stream that sends what it takes at once, and says how much that was.
template <class Stream>
concept writes_at_once = requires(Stream& stream, const asio::const_buffer& source,
                                  error_code& error) {
    { stream.try_write(source, error) } -> std::same_as<std::size_t>;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_WRITES_AT_ONCE_HPP
