/// \file
/// A stream layer that reads an HTTP head and keeps what came behind it.
#ifndef PINGPONG_PROTOCOLS_HTTP_HEAD_READER_HPP
#define PINGPONG_PROTOCOLS_HTTP_HEAD_READER_HPP

#include <algorithm>
#include <boost/asio/append.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/post.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Hands its reader the bytes of an HTTP head up to the empty line, and the others only when asked
/// again.
///
/// For a handshake whose reader would keep early frames to itself. Refers to a stream that outlives
/// it; its errors and cancellation are those of that stream. Not movable while it reads.
template <class Stream>
class head_reader {
public:
    using next_layer_type = Stream;                        ///< The stream below.
    using executor_type = typename Stream::executor_type;  ///< That of the stream below.

    /// Reads from `next`, which outlives it.
    explicit head_reader(Stream& next) : next_(next) {}

    /// That of the stream below.
    executor_type get_executor() noexcept { return next_.get_executor(); }

    /// The stream below.
    next_layer_type& next_layer() noexcept { return next_; }

    /// The stream below.
    const next_layer_type& next_layer() const noexcept { return next_; }

    /// What was received behind the head and not asked for.
    std::string_view surplus() const noexcept { return surplus_; }

    /// Yields what there is of the head, and once that was read the bytes behind it.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, head_reader* self, const asio::mutable_buffer& buffer) {
                self->read(std::move(handler), buffer);
            },
            token, this, asio::mutable_buffer(*asio::buffer_sequence_begin(buffers)));
    }

    /// Writes to the stream below.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return next_.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    template <class Handler>
    void read(Handler handler, asio::mutable_buffer buffer) {
        if (!surplus_.empty()) {
            const std::size_t moved = asio::buffer_copy(buffer, asio::buffer(surplus_));
            surplus_.erase(0, moved);
            asio::post(get_executor(), asio::append(std::move(handler), error_code(), moved));
            return;
        }
        const auto cut = [this, buffer](error_code error, std::size_t received) {
            return asio::deferred.values(error,
                                         cut_off({static_cast<char*>(buffer.data()), received}));
        };
        next_.async_read_some(buffer, asio::deferred(cut))(std::move(handler));
    }

    /// Keeps what is behind the end of the head.
    ///
    /// \return  The bytes before it.
    std::size_t cut_off(std::string_view received) {
        constexpr std::string_view end = "\r\n\r\n";
        if (matched_ == end.size())
            return received.size();
        std::size_t at = 0;
        while (at < received.size() && matched_ < end.size()) {
            const char next = received[at++];
            matched_ = next == end[matched_] ? matched_ + 1 : next == end[0] ? 1 : 0;
        }
        surplus_.assign(received.substr(at));
        return at;
    }

    Stream& next_;
    std::string surplus_;
    std::size_t matched_ = 0;  ///< Bytes of the empty line that ends the head.
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HEAD_READER_HPP
