/// \file
/// Runs a plan: the main function of the library.
#ifndef PINGPONG_SCHEDULER_ASYNC_RUN_HPP
#define PINGPONG_SCHEDULER_ASYNC_RUN_HPP

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <utility>

#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/observer.hpp"
#include "pingpong/scheduler/plan.hpp"

/// Compares protocols by the time that exchanges take.
///
/// To measure: make a `plan`, pass it to `async_run`, and format the `report` with `to_table`,
/// `to_markdown`, `to_csv` or `to_json`. Derive from `observer` to follow the run. The sessions and
/// clients of the protocols can also be used by themselves, over any stream.
namespace pingpong {

/// The coroutine that `async_run` spawns, for programs that await or spawn it themselves. The
/// parameters, errors and cancellation are those of `async_run`.
boost::asio::awaitable<report, boost::asio::io_context::executor_type> run_plan(
    boost::asio::io_context::executor_type context_executor, plan plan, observer& observer);

/// Throws what `async_run` completes with when it cannot run on an executor.
boost::asio::awaitable<report> reject_executor();

/// Runs the experiments of a plan and completes with a report of everything that was measured.
///
/// \code
/// boost::asio::io_context context(1);
/// pingpong::plan plan({pingpong::experiment(1000, {"ws", "http-keepalive"})});
/// pingpong::observer observer;
/// pingpong::async_run(context.get_executor(), plan, observer,
///                     [](std::exception_ptr error, pingpong::report report) { ... });
/// context.run();
/// \endcode
///
/// \param context_executor  Of the io_context in which servers, clients and timers run. Only one
///                          thread may run it. Other work in it disturbs the measurements.
/// \param plan              What to run; see `validate_plan`.
/// \param observer          Receives the events of the run; outlives the operation.
/// \param token             A completion token for `void(std::exception_ptr, report)`.
///
/// \par Errors        Failures of a contender (connect, read, a wrong reply, no progress) end its
///                    trial and are part of the report. Everything else is delivered to the token
///                    as an exception: `std::invalid_argument` for an invalid plan, whatever the
///                    observer threw, or `std::bad_alloc`. The call itself reports no errors.
/// \par Cancellation  Terminal, partial and total: the exchange in progress is abandoned, the
///                    servers stop, and the operation completes without an exception, with what was
///                    measured so far and `report::interrupted` set.
/// \par Blocking      The operation starts no threads. It occupies the thread of the io_context for
///                    a millisecond at a time while it measures the clock (`plan::measure_clock`),
///                    for as long as it takes to read files under /proc and /sys at the beginning
///                    and after each repetition, and while a busy wait lasts: at most 200 us before
///                    an exchange of an open loop is due, and `contender_spec::injected_delay`
///                    after each exchange.
/// \par Concurrency   Several runs may be in progress at once, also in one io_context, where they
///                    disturb each other's measurements.
template <class CompletionToken>
auto async_run(boost::asio::io_context::executor_type context_executor, plan plan,
               observer& observer, CompletionToken&& token) {
    return boost::asio::co_spawn(context_executor,
                                 run_plan(context_executor, std::move(plan), observer),
                                 std::forward<CompletionToken>(token));
}

/// Runs a plan in the io_context of a type-erased executor.
///
/// \param context_executor  Must hold an `io_context::executor_type`. With any other executor, such
///                          as a strand, the operation completes with `std::invalid_argument`.
template <class CompletionToken>
auto async_run(const boost::asio::any_io_executor& context_executor, plan plan, observer& observer,
               CompletionToken&& token) {
    const auto initiate = [](auto handler, const boost::asio::any_io_executor& erased,
                             pingpong::plan experiments, pingpong::observer* events) {
        using concrete_executor = boost::asio::io_context::executor_type;
        if (const auto* concrete = erased.target<concrete_executor>())
            async_run(*concrete, std::move(experiments), *events, std::move(handler));
        else
            boost::asio::co_spawn(erased, reject_executor(), std::move(handler));
    };
    return boost::asio::async_initiate<CompletionToken, void(std::exception_ptr, report)>(
        initiate, token, context_executor, std::move(plan), &observer);
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_ASYNC_RUN_HPP
