#include "pingpong/scheduler/warm_up.hpp"

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "pingpong/scheduler/connections.hpp"
#include "pingpong/scheduler/deadline.hpp"

namespace pingpong {
namespace {

using clock = std::chrono::steady_clock;

/// Opens, plays until the time is over, and closes.
task<> play_for(connections& clients, std::chrono::nanoseconds time, round_trips& samples) {
    auto opened = co_await clients.open();
    if (!opened)
        co_return opened.error();
    const auto end = clock::now() + time;
    while (clock::now() < end) {
        samples.prepare(clients.count());
        auto played = co_await clients.play(samples);
        if (!played)
            co_return played.error();
    }
    auto closed = co_await clients.close();
    co_return closed;
}

/// What is warmed up once: a server and the way to talk to it.
std::string key_of(const contender_spec& contender) {
    return contender.protocol + (contender.remote ? ' ' + contender.remote->url() : "");
}

}  // namespace

asio::awaitable<void, executor> warm_up_services(run_state& run) {
    const std::chrono::nanoseconds time = run.plan.warm_up_time;
    if (time.count() == 0)
        co_return;
    std::set<std::string> known;
    std::size_t cell = 0;
    for (const experiment& experiment : run.plan.experiments) {
        for (const contender_spec& contender : experiment.contenders) {
            const std::size_t index = cell++;
            if (run.cancelled || !known.insert(key_of(contender)).second)
                continue;
            auto clients =
                make_connections(run, experiment, contender, index, experiment.connections);
            if (!clients)
                continue;
            run.observer.warming_up(contender);
            auto move = play_for(**clients, time, run.samples);
            auto played = co_await while_progressing(std::move(move), **clients, run.plan.deadline);
            run.cancelled = !played && played.error().code == errc::cancelled;
        }
    }
    run.samples.prepare(0);
}

}  // namespace pingpong
