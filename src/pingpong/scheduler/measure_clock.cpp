#include "pingpong/scheduler/measure_clock.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

#include "pingpong/probes/idle_loop.hpp"
#include "pingpong/probes/kernel_files.hpp"

namespace pingpong {
namespace {

using clock = std::chrono::steady_clock;

/// The quickest series was disturbed least.
double read_cost_ns() {
    constexpr int series = 10;
    constexpr int readings = 1000;
    auto quickest = clock::duration::max();
    for (int i = 0; i < series; ++i) {
        const auto begin = clock::now();
        auto end = begin;
        for (int reading = 0; reading < readings; ++reading)
            end = clock::now();
        quickest = std::min(quickest, end - begin);
    }
    return std::chrono::duration<double, std::nano>(quickest).count() / readings;
}

}  // namespace

asio::awaitable<clock_facts, executor> measure_clock(executor here) {
    clock_facts found;
    found.source = first_line("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    found.read_cost_ns = read_cost_ns();
    idle_loop<clock> loop;
    while (!loop.done()) {
        loop.take_slice(std::chrono::milliseconds(1));
        co_await asio::post(here, asio::deferred);
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none)
            co_return found;
    }
    if (loop.least().count() > 0)
        found.granularity = loop.least();
    found.idle_gap_p9999 = loop.p9999();
    found.idle_gap_max = loop.max();
    co_return found;
}

}  // namespace pingpong
