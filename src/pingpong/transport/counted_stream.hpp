/// \file
/// A stream layer that counts what goes over the wire, where no socket counts for itself.
#ifndef PINGPONG_TRANSPORT_COUNTED_STREAM_HPP
#define PINGPONG_TRANSPORT_COUNTED_STREAM_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>
#include <cstddef>
#include <utility>

#include "pingpong/core/block.hpp"
#include "pingpong/transport/await.hpp"
#include "pingpong/transport/writes_at_once.hpp"

namespace pingpong {

/// Forwards to the stream below and counts completed operations and their bytes.
///
/// Cancellation, executors and errors are those of the stream below. Movable; not copyable.
template <class NextLayer>
class counted_stream {
public:
    using next_layer_type = NextLayer;                        ///< The stream below.
    using executor_type = typename NextLayer::executor_type;  ///< That of the stream below.

    /// \param counts  Where to count; outlives this stream and its operations.
    counted_stream(NextLayer next, traffic& counts) : next_(std::move(next)), counts_(&counts) {}

    /// That of the stream below.
    executor_type get_executor() noexcept { return next_.get_executor(); }

    /// The stream below.
    next_layer_type& next_layer() noexcept { return next_; }

    /// The stream below.
    const next_layer_type& next_layer() const noexcept { return next_; }

    /// Reads from the stream below.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& target, Token&& token) {
        const auto count = [counts = counts_](error_code error, std::size_t bytes) {
            ++counts->reads;
            counts->bytes_received += bytes;
            return asio::deferred.values(error, bytes);
        };
        return next_.async_read_some(target, asio::deferred(count))(std::forward<Token>(token));
    }

    /// Writes to the stream below.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& source, Token&& token) {
        const auto count = [counts = counts_](error_code error, std::size_t bytes) {
            ++counts->writes;
            counts->bytes_sent += bytes;
            return asio::deferred.values(error, bytes);
        };
        return next_.async_write_some(source, asio::deferred(count))(std::forward<Token>(token));
    }

    /// Writes at once what the stream below takes, where that can.
    std::size_t try_write(const asio::const_buffer& source,
                          error_code& error) requires writes_at_once<NextLayer> {
        const std::size_t sent = next_.try_write(source, error);
        ++counts_->writes;
        counts_->bytes_sent += sent;
        return sent;
    }

private:
    NextLayer next_;
    traffic* counts_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_COUNTED_STREAM_HPP
