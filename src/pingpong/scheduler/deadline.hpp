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

/// What grows while a contender makes progress. Sending counts: it stops by itself when the peer no
/// longer reads.
inline std::uint64_t progress_of(const traffic& moved) noexcept {
    return moved.bytes_sent + moved.bytes_received + moved.connections;
}

/// Ends once the progress of `moved` has not grown for `limit`, or when it is cancelled. Looks four
/// times in that time, so that an exchange costs no timer: it ends between one and one and a
/// quarter `limit` after the last progress.
template <class Moved>
asio::awaitable<void, executor> until_stuck(const Moved& moved, std::chrono::nanoseconds limit) {
    using clock = std::chrono::steady_clock;
    co_await asio::this_coro::throw_if_cancelled(false);
    const auto here = co_await asio::this_coro::executor;
    asio::basic_waitable_timer<clock, asio::wait_traits<clock>, executor> timer(here);
    auto seen = progress_of(moved);
    for (auto since = clock::now(); clock::now() - since < limit;) {
        timer.expires_after(limit / 4);
        auto [cancelled] = co_await timer.async_wait(as_values);
        if (cancelled)
            co_return;
        if (progress_of(moved) != seen)
            since = clock::now();
        seen = progress_of(moved);
    }
}

/// Awaits `move` and keeps what became of it, whether it ends by itself or by cancellation.
template <class T>
asio::awaitable<void, executor> warm_up(task<T> move, result<T>& outcome, std::exception_ptr& bug) {
    try {
        outcome = co_await std::move(move);
    } catch (const boost::system::system_error& thrown) {
        // An await after a cancellation throws; nothing else in a move does.
        outcome = failure{thrown.code(), "deadline"};
    } catch (...) {
        bug = std::current_exception();
    }
}

/// Awaits `move` for as long as the progress of `moved` grows.
///
/// \tparam Moved  Has a `progress_of`, as `traffic` has.
/// \param limit   How long it may go without growing; > 0.
/// \return        What `move` yields.
/// \par Errors    As of `move`; `no_progress` during the step that made none, after which what the
///                move worked on is only fit to be destroyed; during "run", `cancelled`, when the
///                awaiting coroutine was cancelled.
template <class T, class Moved>
task<T> while_progressing(task<T> move, const Moved& moved, std::chrono::nanoseconds limit) {
    using namespace asio::experimental::awaitable_operators;
    // Cancelled between two moves, when there was no wait to end.
    const auto before = co_await asio::this_coro::cancellation_state;
    if (before.cancelled() != asio::cancellation_type::none)
        co_return failure{errc::cancelled, "run"};

    std::exception_ptr bug;
    result<T> outcome;
    const auto first =
        co_await (warm_up(std::move(move), outcome, bug) || until_stuck(moved, limit));
    if (bug)
        std::rethrow_exception(bug);
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        co_return failure{errc::cancelled, "run"};
    if (first.index() == 0)
        co_return outcome;
    failure stuck{errc::no_progress, "deadline"};
    if (!outcome)
        stuck.during = outcome.error().during;
    co_return stuck;
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_DEADLINE_HPP
