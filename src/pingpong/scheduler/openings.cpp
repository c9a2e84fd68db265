#include "pingpong/scheduler/openings.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "pingpong/scheduler/deadline.hpp"
#include "pingpong/scheduler/make_connections.hpp"

namespace pingpong {
namespace {

/// So few cost little on a slow network, and their median is not decided by one that is delayed.
constexpr std::size_t following_exchanges = 3;

/// Opens, makes the first exchange and a few more, and closes.
task<opening> open_once(connections& client, round_trips& sample) {
    opening measured;
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    measured.connect = opened->connect;
    measured.handshake = opened->handshake;
    sample.prepare(1);
    auto played = co_await client.play(sample);
    if (!played)
        co_return played.error();
    measured.first_exchange = *played;
    if (measured.connect) {
        sample.prepare(following_exchanges);
        auto followed = co_await client.play(sample);
        if (!followed)
            co_return followed.error();
        const auto times = sample.samples();
        std::ranges::nth_element(times, times.begin() + following_exchanges / 2);
        measured.following_exchange = times[following_exchanges / 2];
    }
    auto closed = co_await client.close();
    if (!closed)
        co_return closed.error();
    co_return measured;
}

}  // namespace

asio::awaitable<void, executor> measure_openings(run_state& run, std::size_t first_cell) {
    const experiment& what = run.what.experiments[run.progress.experiment];
    std::vector<bool> out(what.contenders.size());
    for (std::uint64_t round = 0; round < run.what.openings; ++round) {
        for (const std::size_t i : run.orders.draw(what.contenders.size())) {
            if (run.cancelled)
                co_return;
            const std::size_t cell = first_cell + i;
            if (out[i] || run.failed[cell])
                continue;
            auto made = make_connections(run, what, what.contenders[i], cell, 1);
            if (!made) {
                out[i] = true;
                continue;
            }
            auto once = open_once(**made, run.samples);
            auto measured = co_await while_progressing(std::move(once), **made, run.what.deadline);
            if (measured) {
                measured->cell = cell;
                measured->round = round;
                run.measured.openings.push_back(*measured);
            } else {
                run.cancelled = measured.error().code == errc::cancelled;
                out[i] = true;
            }
        }
    }
}

}  // namespace pingpong
