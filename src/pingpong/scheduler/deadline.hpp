/// \file
/// Ends a move of a contender that makes no progress.
#ifndef PINGPONG_SCHEDULER_DEADLINE_HPP
#define PINGPONG_SCHEDULER_DEADLINE_HPP

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <utility>

#include "pingpong/core/block.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// A number that grows while a contender makes progress. Sending counts as progress, since it stops
/// by itself when the peer no longer reads.
inline std::uint64_t progress_of(const traffic& traffic) noexcept {
    return traffic.bytes_sent + traffic.bytes_received + traffic.connections;
}

/// Ends when the progress of `source` has not grown for `limit`, or when it is cancelled. Looks
/// four times in that time, so that no exchange needs a timer: it ends between 1 and 1.25 times
/// `limit` after the last progress.
template <class Source>
asio::awaitable<void, executor> wait_until_stuck(const Source& source,
                                                 std::chrono::nanoseconds limit) {
    using clock = std::chrono::steady_clock;
    co_await asio::this_coro::throw_if_cancelled(false);
    const auto current_executor = co_await asio::this_coro::executor;
    asio::basic_waitable_timer<clock, asio::wait_traits<clock>, executor> timer(current_executor);
    auto progress = progress_of(source);
    for (auto since = clock::now(); clock::now() - since < limit;) {
        timer.expires_after(limit / 4);
        auto [cancelled] = co_await timer.async_wait(as_values);
        if (cancelled)
            co_return;
        if (progress_of(source) != progress)
            since = clock::now();
        progress = progress_of(source);
    }
}

/// Awaits `move` and stores its outcome, whether it ends by itself or by cancellation.
///
/// \param bug  Set when `move` throws anything but a `system_error`.
template <class T>
asio::awaitable<void, executor> store_outcome(task<T> move, result<T>& outcome,
                                              std::exception_ptr& bug) {
    try {
        outcome = co_await std::move(move);
    } catch (const boost::system::system_error& error) {
        // An await after a cancellation throws; nothing else in a move does.
        outcome = failure{error.code(), "deadline"};
    } catch (...) {
        bug = std::current_exception();
    }
}

/// Awaits `move` for as long as the progress of `source` grows.
///
/// \tparam Source  Has a `progress_of`, as `traffic` has. Outlives the awaitable.
/// \param limit    The longest time without progress; > 0.
/// \return         The result of `move`.
/// \par Errors     Those of `move`. `no_progress` during the step that made none; the contender can
///                 then only be destroyed. `cancelled` during "run", when the awaiting coroutine
///                 was cancelled.
template <class T, class Source>
task<T> while_progressing(task<T> move, const Source& source, std::chrono::nanoseconds limit) {
    using namespace asio::experimental::awaitable_operators;
    // Cancelled between two moves, when there was no wait to end.
    const auto state_before = co_await asio::this_coro::cancellation_state;
    if (state_before.cancelled() != asio::cancellation_type::none)
        co_return failure{errc::cancelled, "run"};

    std::exception_ptr bug;
    result<T> outcome;
    const auto first_ended =
        co_await (store_outcome(std::move(move), outcome, bug) || wait_until_stuck(source, limit));
    if (bug)
        std::rethrow_exception(bug);
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        co_return failure{errc::cancelled, "run"};
    if (first_ended.index() == 0)
        co_return outcome;
    failure stuck{errc::no_progress, "deadline"};
    if (!outcome)
        stuck.during = outcome.error().during;
    co_return stuck;
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_DEADLINE_HPP
