#include "pingpong/scheduler/async_run.hpp"

#include <gtest/gtest.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <functional>
#include <future>
#include <optional>
#include <stdexcept>
#include <thread>

#include "support/recording_observer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

namespace asio = boost::asio;

plan small_plan() {
    plan plan({experiment(4, everybody())});
    plan.stop = stop_after(2);
    return plan;
}

void expect_done(const report& report) {
    expect_consistent(report);
    EXPECT_FALSE(report.interrupted);
    ASSERT_EQ(report.summaries.size(), 5U);
    for (const cell_summary& each : report.summaries)
        EXPECT_EQ(each.exchanges, 8U);
}

/// The arguments of a completion handler.
struct completion {
    std::exception_ptr thrown;
    std::optional<report> value;

    auto handler() {
        return [this](std::exception_ptr error, report report) {
            thrown = error;
            value = std::move(report);
        };
    }

    std::string message() const {
        try {
            if (thrown)
                std::rethrow_exception(thrown);
        } catch (const std::invalid_argument& refused) {
            return refused.what();
        }
        return {};
    }
};

class AsyncRun : public testing::Test {
protected:
    asio::io_context context_{1};
    observer nobody_;
};

TEST_F(AsyncRun, CallsBack) {
    completion result;
    async_run(context_.get_executor(), small_plan(), nobody_, result.handler());
    EXPECT_FALSE(result.value) << "not within the call";
    context_.run();
    ASSERT_TRUE(result.value);
    EXPECT_FALSE(result.thrown);
    expect_done(*result.value);
}

asio::awaitable<void> await_run(plan plan, observer& observer, std::optional<report>& finished) {
    const asio::any_io_executor io_executor = co_await asio::this_coro::executor;
    report report = co_await async_run(io_executor, std::move(plan), observer, asio::use_awaitable);
    finished = std::move(report);
}

TEST_F(AsyncRun, IsAwaited) {
    std::optional<report> finished;
    asio::co_spawn(context_, await_run(small_plan(), nobody_, finished), asio::detached);
    context_.run();
    ASSERT_TRUE(finished);
    expect_done(*finished);
}

asio::awaitable<void> await_tuple(plan plan, observer& observer, completion& outcome) {
    const asio::any_io_executor io_executor = co_await asio::this_coro::executor;
    auto [thrown, report] = co_await async_run(io_executor, std::move(plan), observer,
                                               asio::as_tuple(asio::use_awaitable));
    outcome.thrown = thrown;
    outcome.value = std::move(report);
}

TEST_F(AsyncRun, IsAwaitedAsATuple) {
    completion fine, refused;
    asio::co_spawn(context_, await_tuple(small_plan(), nobody_, fine), asio::detached);
    asio::co_spawn(context_, await_tuple(plan(), nobody_, refused), asio::detached);
    context_.run();
    ASSERT_TRUE(fine.value && refused.value);
    expect_done(*fine.value);
    EXPECT_FALSE(fine.thrown);
    EXPECT_NE(refused.message(), "");
}

TEST_F(AsyncRun, YieldsAFuture) {
    auto future = async_run(context_.get_executor(), small_plan(), nobody_, asio::use_future);
    std::thread runner([this] { context_.run(); });
    const report report = future.get();
    runner.join();
    expect_done(report);
}

TEST_F(AsyncRun, YieldsItsExceptionThroughAFuture) {
    auto future = async_run(context_.get_executor(), plan(), nobody_, asio::use_future);
    context_.run();
    EXPECT_THROW(future.get(), std::invalid_argument);
}

TEST_F(AsyncRun, TakesATypeErasedExecutor) {
    completion result;
    const asio::any_io_executor erased = context_.get_executor();
    async_run(erased, small_plan(), nobody_, result.handler());
    context_.run();
    ASSERT_TRUE(result.value);
    expect_done(*result.value);
}

TEST_F(AsyncRun, DeliversThatItRefusesAStrand) {
    completion result;
    async_run(asio::make_strand(context_), small_plan(), nobody_, result.handler());
    EXPECT_FALSE(result.value) << "not within the call";
    context_.run();
    EXPECT_EQ(result.message(), "pingpong: the executor must be that of an io_context");
}

TEST_F(AsyncRun, IsDeferredOnATypeErasedExecutor) {
    completion result;
    const asio::any_io_executor erased = context_.get_executor();
    auto operation = async_run(erased, small_plan(), nobody_, asio::deferred);
    std::move(operation)(result.handler());
    context_.run();
    ASSERT_TRUE(result.value);
    expect_done(*result.value);
}

TEST_F(AsyncRun, DeliversThatAPlanIsInvalid) {
    plan invalid = small_plan();
    invalid.experiments[0].contenders.emplace_back("wss");
    completion result;
    recording_observer events;
    async_run(context_.get_executor(), invalid, events, result.handler());
    context_.run();
    EXPECT_EQ(result.message(), "pingpong: unknown protocol 'wss'");
    EXPECT_TRUE(events.events().empty());
}

TEST_F(AsyncRun, RunsTwiceAtOnce) {
    completion first, second;
    recording_observer observer, other;
    plan plan = small_plan();
    plan.experiments[0].count = 300;
    async_run(context_.get_executor(), plan, observer, first.handler());
    async_run(context_.get_executor(), plan, other, second.handler());
    context_.run();
    ASSERT_TRUE(first.value && second.value);
    for (const report* each : {&*first.value, &*second.value}) {
        expect_consistent(*each);
        for (const cell_summary& summary : each->summaries)
            EXPECT_EQ(summary.exchanges, 300U);
    }
    EXPECT_NE(first.value->run_id, second.value->run_id);
    EXPECT_NE(first.value->cells[0].endpoint, second.value->cells[0].endpoint);
    EXPECT_EQ(observer.events(), other.events());
}

TEST_F(AsyncRun, RunsAgainInTheSameContext) {
    for (int i = 0; i < 3; ++i) {
        completion result;
        async_run(context_.get_executor(), small_plan(), nobody_, result.handler());
        context_.restart();
        context_.run();
        ASSERT_TRUE(result.value);
        expect_done(*result.value);
    }
}

TEST_F(AsyncRun, LetsOthersWorkMeanwhile) {
    completion result;
    int turns = 0;
    std::function<void()> take_turns = [&] {
        ++turns;
        if (!result.value)
            asio::post(context_, take_turns);
    };
    asio::post(context_, take_turns);
    async_run(context_.get_executor(), small_plan(), nobody_, result.handler());
    context_.run();
    ASSERT_TRUE(result.value);
    expect_done(*result.value);
    EXPECT_GT(turns, 80);
}

}  // namespace
}  // namespace pingpong
