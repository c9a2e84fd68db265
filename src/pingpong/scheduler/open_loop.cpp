#include "pingpong/scheduler/open_loop.hpp"

#include <algorithm>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <utility>
#include <vector>

#include "pingpong/scheduler/connections.hpp"

namespace pingpong {
namespace {

using clock = due_times::clock;
using timer = asio::basic_waitable_timer<clock, asio::wait_traits<clock>, executor>;

/// The delay of the first exchange, long enough for all connections to have started.
constexpr std::chrono::milliseconds first_delay{1};

/// The last part of a wait, which is busy because timers are late by tens of microseconds.
constexpr std::chrono::microseconds busy_wait{200};

/// The state that the connections of a block share.
struct open_block {
    due_times due;
    std::size_t count;
    round_trips& response;
    response_parts& parts;
    bool alone;            ///< There is one connection, so a wait need not let others read.
    std::size_t next = 0;  ///< The number of the next exchange.
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

/// Plays exchanges on one connection, each when it is due, until none is left.
task<> play_when_due(contender& client, open_block& block) {
    const auto current_executor = co_await asio::this_coro::executor;
    timer sleep(current_executor);
    round_trips sample;
    clock::time_point free_since = block.due.first();
    while (block.next < block.count) {
        const auto due = block.due.at(block.next++);
        if (clock::now() < due) {
            auto waited = co_await wait_until(due, sleep, block.alone);
            if (!waited)
                co_return waited;
        }
        sample.prepare(1);
        const auto sent = clock::now();
        auto played = co_await client.play(sample);
        const auto end = clock::now();
        if (!played)
            co_return played;
        block.response.record(end - due);
        block.parts.service.record(end - sent);
        block.parts.lag.record(sent - std::max(due, free_since));
        free_since = end;
        block.last_end = end;
    }
    co_return result<>();
}

}  // namespace

task<std::chrono::nanoseconds> play_open_loop(std::span<const std::unique_ptr<contender>> clients,
                                              double rate, round_trips& response,
                                              response_parts& parts) {
    parts.prepare(response.room());
    const due_times due(clock::now() + first_delay, rate);
    open_block block{due, response.room(), response, parts, clients.size() == 1};
    result<> played;
    if (block.alone) {
        played = co_await play_when_due(*clients.front(), block);
    } else {
        std::vector<task<>> moves;
        moves.reserve(clients.size());
        for (const auto& client : clients)
            moves.push_back(play_when_due(*client, block));
        played = co_await play_concurrently(std::move(moves));
    }
    if (!played)
        co_return played.error();
    co_return block.last_end - due.first();
}

}  // namespace pingpong
