#include "pingpong/commands/original_conversation.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "pingpong/scheduler/deadline.hpp"

namespace pingpong::command {
namespace {

constexpr std::chrono::seconds deadline{5};
constexpr std::uint64_t chunk = 1000;  // round trips held in memory at once

task<> play_to_the_end(contender& client, std::uint64_t count) {
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    round_trips samples;
    for (std::uint64_t left = count; left > 0; left -= samples.samples().size()) {
        samples.prepare(std::min(left, chunk));
        auto played = co_await client.play(samples);
        if (!played)
            co_return played.error();
    }
    auto closed = co_await client.close();
    co_return closed;
}

}  // namespace

task<> play_whole(contender& client, std::uint64_t count) {
    auto playing = play_to_the_end(client, count);
    auto played = co_await while_progressing(std::move(playing), client.moved(), deadline);
    co_return played;
}

}  // namespace pingpong::command
