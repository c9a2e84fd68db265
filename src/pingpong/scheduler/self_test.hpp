/// \file
/// Tests the method as a whole: runs a protocol against itself, with and without a known delay.
#ifndef PINGPONG_SCHEDULER_SELF_TEST_HPP
#define PINGPONG_SCHEDULER_SELF_TEST_HPP

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <utility>

#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/report/self_test.hpp"

namespace pingpong {

/// Receives the progress of a self-test.
class self_test_observer {
public:
    virtual ~self_test_observer() = default;

    /// Two trials have ended, one of each kind. An exception ends the test.
    virtual void progress(const self_test_report& so_far) { (void)so_far; }
};

/// The coroutine that `async_self_test` spawns, for programs that await or spawn it themselves.
boost::asio::awaitable<self_test_report, boost::asio::io_context::executor_type> run_self_test(
    boost::asio::io_context::executor_type context_executor, self_test_plan plan,
    protocol_table protocols, self_test_observer& observer);

/// Runs complete experiments of a protocol against itself, alternately without and with a delay in
/// one of the two contenders, with the scheduler and the statistics of any other run.
///
/// With a delay, the exchanges of both contenders are played one by one. The delay is a fraction of
/// the median round trip of the contender without delay in the previous trial.
///
/// \param context_executor  See `async_run`.
/// \param protocols  Has the protocol of the plan; its rows outlive the operation.
/// \param observer  Outlives the operation.
/// \param token     A completion token for `void(std::exception_ptr, self_test_report)`.
/// \par Errors        A failed exchange ends the test and is part of the report. An invalid plan is
///                    delivered as `std::invalid_argument`.
/// \par Cancellation  See `async_run`; the report has the trials that were completed.
template <class CompletionToken>
auto async_self_test(boost::asio::io_context::executor_type context_executor, self_test_plan plan,
                     protocol_table protocols, self_test_observer& observer,
                     CompletionToken&& token) {
    return boost::asio::co_spawn(
        context_executor, run_self_test(context_executor, std::move(plan), protocols, observer),
        std::forward<CompletionToken>(token));
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SELF_TEST_HPP
