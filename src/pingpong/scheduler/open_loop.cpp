#include "pingpong/scheduler/open_loop.hpp"

#include <algorithm>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <utility>
#include <vector>

#include "pingpong/scheduler/side_by_side.hpp"

namespace pingpong {
namespace {

using clock = due_times::clock;
using timer = asio::basic_waitable_timer<clock, asio::wait_traits<clock>, executor>;

/// All connections have begun by then, so that the first exchanges are not late for that.
constexpr std::chrono::milliseconds until_first{1};

/// Timers are late by tens of microseconds; so much before the time the wait becomes a busy one.
constexpr std::chrono::microseconds busy_wait{200};

/// What the connections of a block share.
struct open_block {
    due_times due;
    std::size_t count;
    round_trips& response;
    response_parts& parts;
    bool alone;            ///< No other connection has replies to take meanwhile.
    std::size_t next = 0;  ///< The number of the exchange that is taken next.
    clock::time_point last_end{};
};

task<> wait_until(clock::time_point due, timer& sleep, bool alone) {
    if (due - clock::now() > busy_wait) {
        sleep.expires_at(due - busy_wait);
        auto [error] = co_await sleep.async_wait(as_values);
        if (error)
            co_return failure{error, "schedule"};
    }
    while (clock::now() < due)
        if (!alone)
            co_await asio::post(sleep.get_executor(), asio::deferred);
    co_return result<>();
}

/// Plays whatever is due next on one connection, until nothing is left.
task<> play_when_due(contender& client, open_block& all) {
    const auto here = co_await asio::this_coro::executor;
    timer sleep(here);
    round_trips one;
    clock::time_point free = all.due.first();
    while (all.next < all.count) {
        const auto due = all.due.of(all.next++);
        if (clock::now() < due) {
            auto waited = co_await wait_until(due, sleep, all.alone);
            if (!waited)
                co_return waited;
        }
        one.prepare(1);
        const auto sent = clock::now();
        auto played = co_await client.play(one);
        const auto end = clock::now();
        if (!played)
            co_return played;
        all.response.record(end - due);
        all.parts.service.record(end - sent);
        all.parts.lag.record(sent - std::max(due, free));
        free = end;
        all.last_end = end;
    }
    co_return result<>();
}

}  // namespace

task<std::chrono::nanoseconds> play_open_loop(std::span<const std::unique_ptr<contender>> clients,
                                              double rate, round_trips& response,
                                              response_parts& parts) {
    parts.prepare(response.room());
    const due_times due(clock::now() + until_first, rate);
    open_block all{due, response.room(), response, parts, clients.size() == 1};
    result<> played;
    if (all.alone) {
        played = co_await play_when_due(*clients.front(), all);
    } else {
        std::vector<task<>> moves;
        moves.reserve(clients.size());
        for (const auto& client : clients)
            moves.push_back(play_when_due(*client, all));
        played = co_await side_by_side(std::move(moves));
    }
    if (!played)
        co_return played.error();
    co_return all.last_end - due.first();
}

}  // namespace pingpong
