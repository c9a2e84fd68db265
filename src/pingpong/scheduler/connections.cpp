#include "pingpong/scheduler/connections.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "pingpong/scheduler/side_by_side.hpp"

namespace pingpong {
namespace {

using clock = std::chrono::steady_clock;

void add(std::optional<std::chrono::nanoseconds>& sum,
         const std::optional<std::chrono::nanoseconds>& took) {
    if (took)
        sum = sum.value_or(std::chrono::nanoseconds(0)) + *took;
}

std::chrono::nanoseconds sum_of(const round_trips& samples) {
    const auto taken = samples.samples();
    return std::accumulate(taken.begin(), taken.end(), round_trip{0});
}

}  // namespace

connections::connections(std::vector<std::unique_ptr<contender>> clients)
    : clients_(std::move(clients)), shares_(clients_.size()) {
}

task<set_up> connections::open() {
    set_up sum;
    for (const auto& client : clients_) {
        auto opened = co_await client->open();
        if (!opened)
            co_return opened.error();
        add(sum.connect, opened->connect);
        add(sum.handshake, opened->handshake);
    }
    co_return sum;
}

task<std::chrono::nanoseconds> connections::play(round_trips& into) {
    if (count() == 1) {
        auto played = co_await clients_.front()->play(into);
        if (!played)
            co_return played.error();
        co_return sum_of(into);
    }
    const std::size_t all = into.room();
    std::vector<task<>> moves;
    moves.reserve(count());
    for (std::size_t i = 0; i < count(); ++i) {
        shares_[i].samples.prepare(all / count() + (i < all % count() ? 1 : 0));
        moves.push_back(play_one(*clients_[i], shares_[i]));
    }
    auto played = co_await side_by_side(std::move(moves));
    for (const share& each : shares_)
        for (const round_trip sample : each.samples.samples())
            into.record(sample);
    if (!played)
        co_return played.error();
    co_return time_of_shares();
}

task<> connections::play_one(contender& client, share& mine) {
    mine.begin = clock::now();
    auto played = co_await client.play(mine.samples);
    co_return played;
}

/// Each client reads the clock as it begins and once per exchange, so that its round trips add up
/// to the time of its last read.
std::chrono::nanoseconds connections::time_of_shares() const {
    auto begin = shares_.front().begin;
    auto end = begin;
    for (const share& each : shares_) {
        begin = std::min(begin, each.begin);
        end = std::max(end, each.begin + sum_of(each.samples));
    }
    return end - begin;
}

task<> connections::close() {
    if (count() == 1) {
        auto closed = co_await clients_.front()->close();
        co_return closed;
    }
    std::vector<task<>> moves;
    moves.reserve(count());
    for (const auto& client : clients_)
        moves.push_back(client->close());
    auto closed = co_await side_by_side(std::move(moves));
    co_return closed;
}

traffic connections::moved() const noexcept {
    traffic sum;
    for (const auto& client : clients_)
        sum = sum + client->moved();
    return sum;
}

std::optional<tcp_segments> connections::segments() {
    tcp_segments sum;
    for (const auto& client : clients_) {
        const auto one = client->segments();
        if (!one)
            return std::nullopt;
        sum = sum + *one;
    }
    return sum;
}

}  // namespace pingpong
