/// \file
/// A stream layer that reads more than it is asked for, so that a long message takes few reads.
#ifndef PINGPONG_TRANSPORT_READ_AHEAD_HPP
#define PINGPONG_TRANSPORT_READ_AHEAD_HPP

#include <algorithm>
#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <memory>
#include <utility>

#include "pingpong/core/options.hpp"
#include "pingpong/transport/completion.hpp"

namespace pingpong {

/// Reads into the caller's buffers and, with what is left of the same system call, into its own;
/// the next reads are served from there.
///
/// For a reader that asks for little at a time: Beast's WebSocket reads 1536 bytes first, so that
/// any longer message would take one more read. Reading ahead begins when a read was filled to the
/// last byte, since there may be more where that came from; until then nothing is added to what the
/// stream below does. Errors and cancellation are those of the stream below. Movable while nothing
/// is read.
template <class NextLayer>
class read_ahead {
public:
    using next_layer_type = NextLayer;                        ///< The stream below.
    using executor_type = typename NextLayer::executor_type;  ///< That of the stream below.

    /// Reads from `next`, ahead once that pays.
    explicit read_ahead(NextLayer next)
        : next_(std::move(next)), depth_(&completion_depth::of(next_.get_executor())) {}

    /// That of the stream below.
    executor_type get_executor() noexcept { return next_.get_executor(); }

    /// The stream below.
    next_layer_type& next_layer() noexcept { return next_; }

    /// The stream below.
    const next_layer_type& next_layer() const noexcept { return next_; }

    /// Whether it reads ahead at all, as it does unless told otherwise; before the first read.
    void read_ahead_if(bool whether) noexcept { ahead_ = whether; }

    /// Bytes that the last read from the stream below has brought.
    std::size_t last_read() const noexcept { return last_read_; }

    /// Yields what was read ahead, or reads from the stream below.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, read_ahead* self, const MutableBuffers& into) {
                if (self->kept_)
                    self->read(std::move(handler), targets_of(into));
                else
                    self->read_no_further(std::move(handler), into);
            },
            token, this, buffers);
    }

    /// Writes to the stream below.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return next_.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    /// A buffer sequence of a few buffers, none of them empty.
    class targets {
    public:
        using value_type = asio::mutable_buffer;
        using const_iterator = const asio::mutable_buffer*;

        const_iterator begin() const noexcept { return buffers_.data(); }
        const_iterator end() const noexcept { return buffers_.data() + count_; }

        bool has_room() const noexcept { return count_ < buffers_.size(); }

        void add(asio::mutable_buffer one) {
            if (one.size() != 0)
                buffers_[count_++] = one;
        }

    private:
        std::array<asio::mutable_buffer, 8> buffers_;
        std::size_t count_ = 0;
    };

    /// Bytes read and not yet asked for. Not a member, so that moving the stream leaves it in
    /// place.
    struct kept {
        std::array<char, tuning::read_buffer_bytes> bytes;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    template <class MutableBuffers>
    static targets targets_of(const MutableBuffers& buffers) {
        targets into;
        for (auto from = asio::buffer_sequence_begin(buffers);
             from != asio::buffer_sequence_end(buffers) && into.has_room(); ++from)
            into.add(*from);
        return into;
    }

    /// Reads what is asked for. When that is filled, there may be more: reading ahead begins.
    template <class Handler, class MutableBuffers>
    void read_no_further(Handler&& handler, const MutableBuffers& into) {
        const auto begin_when_filled = [this, asked = asio::buffer_size(into)](
                                           error_code error, std::size_t received) {
            last_read_ = received;
            if (received == asked && asked != 0 && ahead_)
                kept_ = std::make_unique_for_overwrite<kept>();
            return asio::deferred.values(error, received);
        };
        next_.async_read_some(into, asio::deferred(begin_when_filled))(std::move(handler));
    }

    template <class Handler>
    void read(Handler&& handler, targets into) {
        kept& mine = *kept_;
        const std::size_t asked = asio::buffer_size(into);
        if (mine.begin != mine.end || asked == 0) {
            const std::size_t moved = asio::buffer_copy(
                into, asio::buffer(mine.bytes.data() + mine.begin, mine.end - mine.begin));
            mine.begin += moved;
            depth_->complete(get_executor(), std::move(handler), error_code(), moved);
            return;
        }
        if (into.has_room())
            into.add(asio::buffer(mine.bytes));
        const auto keep_surplus = [this, &mine, asked](error_code error, std::size_t received) {
            last_read_ = received;
            mine.begin = 0;
            mine.end = received - std::min(received, asked);
            return asio::deferred.values(error, received - mine.end);
        };
        next_.async_read_some(into, asio::deferred(keep_surplus))(std::move(handler));
    }

    NextLayer next_;
    completion_depth* depth_;
    std::size_t last_read_ = 0;
    bool ahead_ = true;
    std::unique_ptr<kept> kept_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_READ_AHEAD_HPP
