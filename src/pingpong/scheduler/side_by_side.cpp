#include "pingpong/scheduler/side_by_side.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>
#include <exception>
#include <utility>

namespace pingpong {
namespace {

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

}  // namespace

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

}  // namespace pingpong
