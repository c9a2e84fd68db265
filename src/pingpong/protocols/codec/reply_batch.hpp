/// \file
/// Replies that leave together.
#ifndef PINGPONG_PROTOCOLS_CODEC_REPLY_BATCH_HPP
#define PINGPONG_PROTOCOLS_CODEC_REPLY_BATCH_HPP

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/core/memory.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// The replies that a session has not yet written: a burst of requests is answered in one write.
class reply_batch {
public:
    /// The text to append a reply's head to, before its body.
    std::string& text() noexcept { return text_; }

    /// Appends a body, or refers to it where it lies when it is long and may be the last.
    ///
    /// \param body  Outlives the write when it is long.
    void add(std::string_view body, bool may_be_last) {
        if (body.size() >= min_long_body_bytes &&
            (may_be_last || text_.size() + body.size() > max_bytes))
            tail_ = body;
        else
            text_.append(body);
    }

    /// Whether nothing waits to be written.
    bool empty() const noexcept { return text_.empty(); }

    /// Whether it must be written before more is added.
    bool full() const noexcept { return !tail_.empty() || text_.size() >= max_bytes; }

    /// Whether it is one piece of memory, `buffer`; else it is two, `buffers`.
    bool is_one_piece() const noexcept { return tail_.empty(); }

    /// The replies when they are one piece; valid until changed.
    asio::const_buffer buffer() const noexcept { return asio::buffer(text_); }

    /// The replies in two pieces; valid until changed.
    std::array<asio::const_buffer, 2> buffers() const noexcept {
        return {asio::buffer(text_), asio::buffer(tail_)};
    }

    /// Empties it after a write; keeps a usual amount of memory.
    void clear() noexcept {
        release_when_large(text_);
        tail_ = {};
    }

private:
    static constexpr std::size_t min_long_body_bytes = 4096;

    /// Some replies are longer than their requests; those to what one read has brought fit.
    static constexpr std::size_t max_bytes = 4 * tuning::read_buffer_bytes;

    std::string text_;
    std::string_view tail_;
};

/// Writes a batch that is not empty; the caller clears it.
///
/// An operation, not a coroutine: a session of batches awaits its writes as the others do, without
/// a frame for each.
///
/// \param stream   Outlives the operation.
/// \param replies  Outlives the operation and does not change during it.
/// \par Errors     Those of the stream.
template <class Stream, class Token>
auto async_write_batch(Stream& stream, const reply_batch& replies, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [](auto handler, Stream* to, const reply_batch* batch) {
            if (batch->is_one_piece())
                asio::async_write(*to, batch->buffer(), transfer_whole(), std::move(handler));
            else
                asio::async_write(*to, batch->buffers(), transfer_whole(), std::move(handler));
        },
        token, &stream, &replies);
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_REPLY_BATCH_HPP
