/// \file
/// How the streams of an io_context complete their operations.
#ifndef PINGPONG_TRANSPORT_COMPLETION_HPP
#define PINGPONG_TRANSPORT_COMPLETION_HPP

#include <boost/asio/append.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/execution/context.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/query.hpp>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "pingpong/transport/await.hpp"
#include "pingpong/transport/pending_handler.hpp"

namespace pingpong {

/// Completes operations that needed no waiting, and has the memory for handlers that must wait.
///
/// Asio sends every completion through its queue of ready handlers, which costs as much as a small
/// system call. An operation that is over when it begins may invoke its handler at once; but that
/// handler may begin the next one, so there has to be an end to the nesting. Every io_context has
/// one of these; it belongs to the thread that runs it.
class completion_service final : public asio::execution_context::service {
public:
    /// How Asio finds it among the services of an io_context.
    inline static asio::execution_context::id id;

    /// Made by Asio, on the first `of` in an io_context.
    explicit completion_service(asio::execution_context& owner) : service(owner) {}

    /// The one of the io_context that `io_executor` belongs to.
    template <class Executor>
    static completion_service& of(const Executor& io_executor) {
        return asio::use_service<completion_service>(
            asio::query(io_executor, asio::execution::context));
    }

    /// Invokes the handler with an error and a number of bytes: at once, or through the queue when
    /// the nesting is deep, this is not a thread of the io_context, or the executor is of another
    /// kind.
    template <class Executor, class Handler>
    void complete(const Executor& io_executor, Handler&& handler, const error_code& error,
                  std::size_t bytes) {
        if (levels_ < max_levels && runs_here(io_executor, handler)) {
            const level entered(levels_);
            std::move(handler)(error, bytes);
        } else {
            asio::post(io_executor,
                       asio::append(keep(io_executor, std::move(handler)), error, bytes));
        }
    }

    /// The handler as a `pending_handler` where that can stand in for it; else the handler itself.
    ///
    /// What waits is thereby of one type, whatever the handler: what is below is compiled once.
    template <class Executor, class Handler>
    auto keep(const Executor& io_executor, Handler&& handler) {
        using handler_type = std::decay_t<Handler>;
        if constexpr (can_be_pending<handler_type, Executor>)
            return pending_handler(memory_, io_executor, std::move(handler));
        else
            return handler_type(std::move(handler));
    }

private:
    /// A WebSocket's write nests some 2 KiB of stack.
    static constexpr unsigned max_levels = 16;

    class level {
    public:
        explicit level(unsigned& levels) noexcept : levels_(levels) { ++levels_; }
        level(const level&) = delete;
        level& operator=(const level&) = delete;
        ~level() { --levels_; }

    private:
        unsigned& levels_;
    };

    /// Whether this thread may invoke the handler, which may want to be by, say, a strand.
    template <class Executor, class Handler>
    static bool runs_here(const Executor& io_executor, const Handler& handler) {
        const auto wanted = asio::get_associated_executor(handler, io_executor);
        if constexpr (std::is_same_v<decltype(wanted), const executor>)
            return wanted.running_in_this_thread();
        else
            return false;
    }

    void shutdown() noexcept override {}

    unsigned levels_ = 0;
    handler_memory memory_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_COMPLETION_HPP
