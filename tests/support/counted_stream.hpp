/// \file
/// A stream layer that counts what goes over the wire, where no socket counts for itself.
#ifndef PINGPONG_TESTS_COUNTED_STREAM_HPP
#define PINGPONG_TESTS_COUNTED_STREAM_HPP

#include <boost/asio/deferred.hpp>
#include <cstddef>
#include <utility>

#include "pingpong/core/block.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Forwards to the stream below and counts completed operations and their bytes.
///
/// Cancellation, executors and errors are those of the stream below. Movable; not copyable.
template <class NextLayer>
class counted_stream {
public:
    using next_layer_type = NextLayer;
    using executor_type = typename NextLayer::executor_type;

    /// \param moved  Where to count; outlives this stream and its operations.
    counted_stream(NextLayer next, traffic& moved) : next_(std::move(next)), moved_(&moved) {}

    executor_type get_executor() noexcept { return next_.get_executor(); }

    next_layer_type& next_layer() noexcept { return next_; }

    const next_layer_type& next_layer() const noexcept { return next_; }

    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        const auto count = [moved = moved_](error_code error, std::size_t bytes) {
            ++moved->reads;
            moved->bytes_received += bytes;
            return asio::deferred.values(error, bytes);
        };
        return next_.async_read_some(buffers, asio::deferred(count))(std::forward<Token>(token));
    }

    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        const auto count = [moved = moved_](error_code error, std::size_t bytes) {
            ++moved->writes;
            moved->bytes_sent += bytes;
            return asio::deferred.values(error, bytes);
        };
        return next_.async_write_some(buffers, asio::deferred(count))(std::forward<Token>(token));
    }

private:
    NextLayer next_;
    traffic* moved_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_COUNTED_STREAM_HPP
