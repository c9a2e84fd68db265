/// \file
/// Runs a plan: the library's one operation.
#ifndef PINGPONG_SCHEDULER_ASYNC_RUN_HPP
#define PINGPONG_SCHEDULER_ASYNC_RUN_HPP

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <stdexcept>
#include <utility>

#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/scheduler/plan.hpp"

/// All of the library: what is measured, how, and what is told of it.
///
/// A program needs `async_run`, a `plan` for it and an `observer`, and of the `report` that it
/// yields one of `to_table`, `to_markdown`, `to_csv` and `to_json`. Sessions and clients, the
/// statistics and the streams are there for programs that want but a part.
namespace pingpong {

/// The coroutine behind `async_run`, for those who spawn their own.
boost::asio::awaitable<report, boost::asio::io_context::executor_type> run_plan(
    boost::asio::io_context::executor_type where_to_run, plan what, observer& who);

/// Runs the experiments of a plan and yields everything that was measured.
///
/// \param where_to_run  Executor of the io_context in which servers, clients and timers run; it
///                      must be run by one thread at a time. What else runs in it delays what is
///                      measured.
/// \param what          At least one experiment; every protocol known, no name twice in an
///                      experiment, every count at least 1 and at least that of connections; every
///                      rate such as `experiment` allows.
/// \param who           Told what happens; outlives the operation.
/// \param token         Any completion token for `void(std::exception_ptr, report)`.
///
/// \par Errors        What goes wrong on the wire ends a trial and stands in the report. The
///                    exception is `std::invalid_argument` for a plan that breaks the above, or
///                    what the observer threw.
/// \par Cancellation  Terminal, partial and total: what is under way is given up, servers stop, and
///                    the operation completes without exception, with what was measured and
///                    `interrupted` set.
/// \par Threads       Starts none, blocks none. Several runs may be under way at once, also in one
///                    io_context, where they disturb each other's measurements.
template <class CompletionToken>
auto async_run(boost::asio::io_context::executor_type where_to_run, plan what, observer& who,
               CompletionToken&& token) {
    return boost::asio::co_spawn(where_to_run, run_plan(where_to_run, std::move(what), who),
                                 std::forward<CompletionToken>(token));
}

/// The same in the io_context behind a type-erased executor.
///
/// \throws std::invalid_argument  when it is not an io_context's own executor, such as a strand.
template <class CompletionToken>
auto async_run(const boost::asio::any_io_executor& where_to_run, plan what, observer& who,
               CompletionToken&& token) {
    const auto* concrete = where_to_run.target<boost::asio::io_context::executor_type>();
    if (!concrete)
        throw std::invalid_argument("pingpong::async_run: not the executor of an io_context");
    return async_run(*concrete, std::move(what), who, std::forward<CompletionToken>(token));
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_ASYNC_RUN_HPP
