#include "pingpong/scheduler/connections.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <exception>
#include <numeric>
#include <utility>

namespace pingpong {
namespace {

using clock = std::chrono::steady_clock;

/// Ends all moves of a group when one of them fails.
struct until_one_fails {
    asio::cancellation_type operator()(const std::exception_ptr& thrown,
                                       const result<>& outcome) const noexcept {
        const bool failed = thrown || !outcome;
        return failed ? asio::cancellation_type::terminal : asio::cancellation_type::none;
    }
};

/// The failure of a move that ended by an exception, as far as it is one; rethrows a bug.
failure failure_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const boost::system::system_error& error) {
        // An await after a cancellation throws; nothing else in a move does.
        return failure{error.code(), "deadline"};
    }
}

/// Begins all moves at once and ends when all have; yields the failure that came first.
task<> side_by_side(std::vector<task<>> moves) {
    const auto here = co_await asio::this_coro::executor;
    using operation = decltype(asio::co_spawn(here, std::declval<task<>>(), asio::deferred));
    std::vector<operation> all;
    all.reserve(moves.size());
    for (task<>& move : moves)
        all.push_back(asio::co_spawn(here, std::move(move), asio::deferred));
    auto group = asio::experimental::make_parallel_group(std::move(all));
    const auto [order, thrown, outcomes] =
        co_await std::move(group).async_wait(until_one_fails(), as_values);

    result<> first;
    for (const std::size_t i : order) {
        // Every bug is looked for; of the failures the first is the cause of the others.
        const result<> outcome = thrown[i] ? result<>(failure_of(thrown[i])) : outcomes[i];
        if (first && !outcome)
            first = outcome;
    }
    co_return first;
}

void add(std::optional<std::chrono::nanoseconds>& sum,
         const std::optional<std::chrono::nanoseconds>& took) {
    if (took)
        sum = sum.value_or(std::chrono::nanoseconds(0)) + *took;
}

std::chrono::nanoseconds sum_of(const round_trips& samples) {
    const auto taken = samples.taken();
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
        for (const round_trip sample : each.samples.taken())
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
