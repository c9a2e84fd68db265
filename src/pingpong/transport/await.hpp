/// \file
/// How the library awaits: errors as values, on the executor of the stream at hand.
#ifndef PINGPONG_TRANSPORT_AWAIT_HPP
#define PINGPONG_TRANSPORT_AWAIT_HPP

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <limits>

#include "pingpong/core/error.hpp"

namespace pingpong {

namespace asio = boost::asio;
using boost::system::error_code;

/// The executor of everything that is measured: a concrete one, so that no exchange pays for type
/// erasure.
using executor = asio::io_context::executor_type;

/// Awaits an Asio operation and yields its error and values as a tuple; nothing is thrown.
inline constexpr auto as_values = asio::as_tuple(asio::deferred);

/// A coroutine that yields a value or a failure.
template <class T = void, class Executor = executor>
using task = asio::awaitable<result<T>, Executor>;

/// A coroutine over a stream runs on the stream's executor.
template <class Stream, class T = void>
using task_over = task<T, typename Stream::executor_type>;

/// A completion condition for `asio::async_write`: all of it, in as few steps as the stream takes.
/// Asio's own `transfer_all` moves 64 KiB per step.
struct transfer_whole {
    /// How many bytes more to move: all there are, and none after an error.
    std::size_t operator()(const error_code& error, std::size_t) const noexcept {
        return error ? 0 : std::numeric_limits<std::size_t>::max();
    }
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_AWAIT_HPP
