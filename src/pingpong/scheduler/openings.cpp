#include "pingpong/scheduler/openings.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "pingpong/scheduler/connections.hpp"
#include "pingpong/scheduler/deadline.hpp"

namespace pingpong {
namespace {

/// Few enough to cost little on a slow network, and a single delayed one does not affect their
/// median.
constexpr std::size_t following_exchanges = 3;

/// Opens, makes the first exchange and a few more, and closes.
task<opening> open_once(connections& client, round_trips& samples) {
    opening opening;
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    opening.connect = opened->connect;
    opening.tls_handshake = opened->tls_handshake;
    opening.handshake = opened->handshake;
    samples.prepare(1);
    auto played = co_await client.play(samples);
    if (!played)
        co_return played.error();
    opening.first_exchange = *played;
    if (opening.connect) {
        samples.prepare(following_exchanges);
        auto followed = co_await client.play(samples);
        if (!followed)
            co_return followed.error();
        const auto times = samples.samples();
        std::ranges::nth_element(times, times.begin() + following_exchanges / 2);
        opening.following_exchange = times[following_exchanges / 2];
    }
    auto closed = co_await client.close();
    if (!closed)
        co_return closed.error();
    co_return opening;
}

}  // namespace

asio::awaitable<void, executor> measure_openings(run_state& run, std::size_t first_cell) {
    const experiment& experiment = run.current_experiment();
    std::vector<bool> left_out(experiment.contenders.size());
    for (std::uint64_t round = 0; round < run.plan.openings; ++round) {
        for (const std::size_t i : run.orders.draw(experiment.contenders.size())) {
            if (run.cancelled)
                co_return;
            const std::size_t cell = first_cell + i;
            if (left_out[i] || run.failed[cell])
                continue;
            auto client = make_connections(run, experiment, experiment.contenders[i], cell, 1);
            if (!client) {
                left_out[i] = true;
                continue;
            }
            auto move = open_once(**client, run.samples);
            auto opening = co_await while_progressing(std::move(move), **client, run.plan.deadline);
            if (opening) {
                opening->cell = cell;
                opening->round = round;
                run.report.openings.push_back(*opening);
            } else {
                run.cancelled = opening.error().code == errc::cancelled;
                left_out[i] = true;
            }
        }
    }
}

}  // namespace pingpong
