/// \file
/// A stream layer that answers what one read has brought in one write.
#ifndef PINGPONG_TRANSPORT_WRITE_BEHIND_HPP
#define PINGPONG_TRANSPORT_WRITE_BEHIND_HPP

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

#include "pingpong/core/memory.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/transport/buffer_list.hpp"
#include "pingpong/transport/completion.hpp"
#include "pingpong/transport/wrapped_handler.hpp"

namespace pingpong {

/// Holds writes back when told to, and sends them before the next read.
///
/// For a server's side whose library writes one message at a time: as long as there are further
/// requests in what it has read, its replies are held back and leave together. The order is kept:
/// what is written while they leave comes behind them. Whoever stops reading sends the rest by
/// `async_flush`; closing the stream drops it.
///
/// \par Errors        Those of the stream below. What goes wrong with a write that was held back is
///                    the error of the operation that sent it.
/// \par Cancellation  As of the stream below.
template <class NextLayer>
class write_behind {
public:
    using next_layer_type = NextLayer;                        ///< The stream below.
    using executor_type = typename NextLayer::executor_type;  ///< That of the stream below.

    /// Writes to `next`, as it comes until `hold_back` says otherwise.
    explicit write_behind(NextLayer next)
        : next_(std::move(next)), completions_(&completion_service::of(next_.get_executor())) {}

    /// That of the stream below.
    executor_type get_executor() noexcept { return next_.get_executor(); }

    /// The stream below.
    next_layer_type& next_layer() noexcept { return next_; }

    /// The stream below.
    const next_layer_type& next_layer() const noexcept { return next_; }

    /// Whether writes from now on are held back; a long one never is. Only where a read follows.
    void hold_back(bool enabled) noexcept { holds_back_ = enabled; }

    /// Sends what was held back, then reads from the stream below.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, write_behind* self, const auto& target) {
                self->flush_then(
                    read_step<std::decay_t<decltype(target)>>{target},
                    self->completions_->keep(self->get_executor(), std::move(handler)));
            },
            token, this, to_buffers<asio::mutable_buffer>(buffers));
    }

    /// Holds the bytes back, or writes them to the stream below.
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return asio::async_initiate<Token, void(error_code, std::size_t)>(
            [](auto handler, write_behind* self, const auto& source) {
                self->write(source, std::move(handler));
            },
            token, this, to_buffers<asio::const_buffer>(buffers));
    }

    /// Sends what is held back. The handler is invoked by this function when that is nothing.
    template <class Handler>
    void async_flush(Handler handler) {
        flush_then(last_step(), std::move(handler));
    }

private:
    static constexpr std::size_t max_write_bytes = 4096;
    static constexpr std::size_t max_held_bytes = tuning::read_buffer_bytes;

    /// What follows when nothing is held back any more: a read.
    template <class Buffers>
    struct read_step {
        Buffers target;

        template <class Handler>
        void operator()(write_behind& stream, Handler&& handler) const {
            stream.next_.async_read_some(target, std::move(handler));
        }
    };

    /// A write.
    template <class Buffers>
    struct write_step {
        Buffers source;

        template <class Handler>
        void operator()(write_behind& stream, Handler&& handler) const {
            stream.next_.async_write_some(source, std::move(handler));
        }
    };

    /// Nothing more.
    struct last_step {
        template <class Handler>
        void operator()(write_behind&, Handler&& handler) const {
            std::move(handler)(error_code(), 0);
        }
    };

    template <class Buffers, class Handler>
    void write(const Buffers& source, Handler&& handler) {
        if (hold(source))
            completions_->complete(get_executor(), std::move(handler), error_code(),
                                   asio::buffer_size(source));
        else if (must_flush())
            flush_then(write_step<Buffers>{source},
                       completions_->keep(get_executor(), std::move(handler)));
        else
            next_.async_write_some(source, std::move(handler));
    }

    /// While some of it is being sent, whatever comes has to wait behind it.
    template <class Buffers>
    bool hold(const Buffers& source) {
        const std::size_t bytes = asio::buffer_size(source);
        const bool fits = bytes <= max_write_bytes && held_.size() + bytes <= max_held_bytes;
        if (sending_.empty() && !(holds_back_ && fits))
            return false;
        const std::size_t before = held_.size();
        held_.resize(before + bytes);
        asio::buffer_copy(asio::buffer(held_.data() + before, bytes), source);
        return true;
    }

    /// Whether something is held back that no operation is sending yet.
    bool must_flush() const noexcept { return sending_.empty() && !held_.empty(); }

    /// Continues when what was held back has been sent.
    template <class Step, class Handler>
    struct after_flush : wrapped_handler<Handler> {
        write_behind* stream;
        Step next_step;

        after_flush(write_behind* self, const Step& step, Handler&& wrapped)
            : wrapped_handler<Handler>(std::move(wrapped)), stream(self), next_step(step) {}

        void operator()(error_code error, std::size_t sent) {
            stream->sending_.erase(0, sent);
            if (error) {
                stream->drop_all();
                std::move(this->handler)(error, 0);
            } else if (stream->has_more_to_send()) {
                stream->send(std::move(*this));
            } else {
                next_step(*stream, std::move(this->handler));
            }
        }
    };

    template <class Step, class Handler>
    void flush_then(const Step& step, Handler&& handler) {
        // What is being sent is the business of the operation that sends it.
        if (sending_.empty() && has_more_to_send())
            send(after_flush<Step, std::decay_t<Handler>>(this, step, std::move(handler)));
        else
            step(*this, std::move(handler));
    }

    /// Nothing that is being sent may move, so that what comes meanwhile is kept apart.
    bool has_more_to_send() noexcept {
        if (sending_.empty()) {
            sending_.swap(held_);
            release_when_large(held_);
        }
        return !sending_.empty();
    }

    template <class Handler>
    void send(Handler&& handler) {
        next_.async_write_some(asio::buffer(sending_), std::move(handler));
    }

    void drop_all() noexcept {
        sending_.clear();
        held_.clear();
    }

    NextLayer next_;
    completion_service* completions_;
    std::string held_;
    std::string sending_;
    bool holds_back_ = false;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_WRITE_BEHIND_HPP
