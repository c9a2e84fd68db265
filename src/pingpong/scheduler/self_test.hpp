/// \file
/// Tests the whole method: what is said of a protocol against itself, and against itself delayed.
#ifndef PINGPONG_SCHEDULER_SELF_TEST_HPP
#define PINGPONG_SCHEDULER_SELF_TEST_HPP

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <utility>

#include "pingpong/report/self_test.hpp"

namespace pingpong {

/// Is told how far a self-test has come.
class self_test_observer {
public:
    virtual ~self_test_observer() = default;

    /// A trial is over. Called between trials; what it throws ends the test.
    virtual void progress(const self_test_report& so_far) { (void)so_far; }
};

/// The coroutine behind `async_self_test`, for those who spawn their own.
boost::asio::awaitable<self_test_report, boost::asio::io_context::executor_type> run_self_test(
    boost::asio::io_context::executor_type where_to_run, self_test_plan what,
    self_test_observer& who);

/// Runs complete experiments of a protocol against itself, in turns as it is and with one of the
/// two delayed, through the same scheduler and the same statistics as any run.
///
/// Where one is delayed both are played exchange by exchange, and the delay is a part of the median
/// that the one that is not delayed had in the trial before.
///
/// \param where_to_run  As of `async_run`.
/// \param who           Outlives the operation.
/// \param token         Any completion token for `void(std::exception_ptr, self_test_report)`.
/// \par Errors        What goes wrong on the wire ends the test and stands in the report. The
///                    exception is `std::invalid_argument` for a plan that breaks the above.
/// \par Cancellation  As of `async_run`: the report has the trials that were done.
template <class CompletionToken>
auto async_self_test(boost::asio::io_context::executor_type where_to_run, self_test_plan what,
                     self_test_observer& who, CompletionToken&& token) {
    return boost::asio::co_spawn(where_to_run, run_self_test(where_to_run, std::move(what), who),
                                 std::forward<CompletionToken>(token));
}

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SELF_TEST_HPP
