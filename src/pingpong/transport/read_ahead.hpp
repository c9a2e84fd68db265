/// \file
/// A stream layer that reads more than it is asked for, so that a long message takes few reads.
#ifndef PINGPONG_TRANSPORT_READ_AHEAD_HPP
#define PINGPONG_TRANSPORT_READ_AHEAD_HPP

#include <algorithm>
#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/core/options.hpp"
#include "pingpong/transport/buffer_list.hpp"
#include "pingpong/transport/completion.hpp"
#include "pingpong/transport/wrapped_handler.hpp"

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
        : next_(std::move(next)), completions_(&completion_service::of(next_.get_executor())) {}

    /// That of the stream below.
    executor_type get_executor() noexcept { return next_.get_executor(); }

    /// The stream below.
    next_layer_type& next_layer() noexcept { return next_; }

    /// The stream below.
    const next_layer_type& next_layer() const noexcept { return next_; }

    /// Whether it reads ahead at all, as it does unless told otherwise; before the first read.
    void read_ahead_if(bool enabled) noexcept { enabled_ = enabled; }

    /// Serves `bytes` before anything else is read: what was received elsewhere.
    void prepend(std::string_view bytes) { early_.insert(0, bytes); }

    /// Bytes that the last read from the stream below has brought.
    std::size_t last_read() const noexcept { return last_read_; }

    /// Yields what was read ahead, or reads from the stream below.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, read_ahead* self, const auto& target) {
                self->read(target, std::move(handler));
            },
            token, this, to_buffers<asio::mutable_buffer>(buffers));
    }

    /// Writes to the stream below.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return next_.async_write_some(to_buffers<asio::const_buffer>(buffers),
                                      std::forward<Token>(token));
    }

private:
    /// Bytes read and not yet asked for. Not a member, so that moving the stream leaves it in
    /// place.
    struct surplus {
        std::array<char, tuning::read_buffer_bytes> bytes;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// Takes stock of a read from the stream below before it completes.
    template <class Handler>
    struct read_handler : wrapped_handler<Handler> {
        read_ahead* stream;
        std::size_t requested;  ///< What the caller asked for.

        read_handler(read_ahead* self, std::size_t bytes, Handler&& wrapped)
            : wrapped_handler<Handler>(std::move(wrapped)), stream(self), requested(bytes) {}

        void operator()(error_code error, std::size_t received) {
            std::move(this->handler)(error, stream->take(received, requested));
        }
    };

    template <class Buffers, class Handler>
    void read(const Buffers& target, Handler&& handler) {
        const std::size_t requested = asio::buffer_size(target);
        if (!early_.empty()) {
            const std::size_t bytes = asio::buffer_copy(target, asio::buffer(early_));
            early_.erase(0, bytes);
            completions_->complete(get_executor(), std::move(handler), error_code(), bytes);
        } else if (!surplus_) {
            read_below(target, requested, std::move(handler));
        } else if (surplus_->begin != surplus_->end || requested == 0) {
            surplus& kept = *surplus_;
            const std::size_t bytes = asio::buffer_copy(
                target, asio::buffer(kept.bytes.data() + kept.begin, kept.end - kept.begin));
            kept.begin += bytes;
            completions_->complete(get_executor(), std::move(handler), error_code(), bytes);
        } else {
            buffer_list<asio::mutable_buffer> extended(target);
            if (extended.has_room())
                extended.add(asio::buffer(surplus_->bytes));
            read_below(extended, requested, std::move(handler));
        }
    }

    template <class Buffers, class Handler>
    void read_below(const Buffers& target, std::size_t requested, Handler&& handler) {
        auto kept = completions_->keep(get_executor(), std::move(handler));
        next_.async_read_some(target,
                              read_handler<decltype(kept)>(this, requested, std::move(kept)));
    }

    /// \return  How much of what was received is the caller's. When that fills what the caller
    ///          asked for, there may be more: reading ahead begins.
    std::size_t take(std::size_t received, std::size_t requested) {
        last_read_ = received;
        const std::size_t bytes = std::min(received, requested);
        if (surplus_) {
            surplus_->begin = 0;
            surplus_->end = received - bytes;
        } else if (received == requested && requested != 0 && enabled_) {
            surplus_ = std::make_unique_for_overwrite<surplus>();
        }
        return bytes;
    }

    NextLayer next_;
    completion_service* completions_;
    std::size_t last_read_ = 0;
    bool enabled_ = true;
    std::string early_;
    std::unique_ptr<surplus> surplus_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_READ_AHEAD_HPP
