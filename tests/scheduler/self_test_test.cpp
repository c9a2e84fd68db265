#include "pingpong/scheduler/self_test.hpp"

#include <gtest/gtest.h>

#include <boost/asio/cancellation_signal.hpp>
#include <functional>
#include <stdexcept>

#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

namespace asio = boost::asio;

/// Calls back after each trial.
class reacting_observer final : public self_test_observer {
public:
    explicit reacting_observer(std::function<void(const self_test_report&)> react)
        : react_(std::move(react)) {}
    void progress(const self_test_report& so_far) override { react_(so_far); }

private:
    std::function<void(const self_test_report&)> react_;
};

self_test_plan small(std::uint64_t trials) {
    self_test_plan plan;
    plan.trials = trials;
    plan.count = 20;
    plan.rounds = 3;
    plan.delay = 20;
    return plan;
}

self_test_report finish(self_test_plan plan, self_test_observer& observer,
                        asio::cancellation_signal* cancel = nullptr) {
    asio::io_context context(1);
    started<self_test_report> test(context, run_self_test(context.get_executor(), std::move(plan),
                                                          protocol_table(), observer));
    if (cancel)
        cancel->slot().assign([&test](asio::cancellation_type type) { test.cancel(type); });
    return test.wait(context);
}

self_test_report finish(self_test_plan plan) {
    self_test_observer observer;
    return finish(std::move(plan), observer);
}

TEST(SelfTest, PlaysAProtocolAgainstItselfAndDelayedInTurns) {
    std::vector<std::size_t> done;
    reacting_observer observer([&](const self_test_report& so_far) {
        EXPECT_EQ(so_far.same.size(), so_far.delayed.size());
        done.push_back(so_far.same.size());
    });
    const self_test_report report = finish(small(2), observer);
    EXPECT_FALSE(report.interrupted || report.failure);
    EXPECT_EQ(done, (std::vector<std::size_t>{1, 2}));
    for (const self_test_trial& each : report.same) {
        EXPECT_EQ(each.injected.count(), 0);
        EXPECT_EQ(each.figures.rounds, 3U);
        EXPECT_GT(each.median_ns, 0);
        EXPECT_TRUE(each.figures.ratio.low);
    }
    for (const self_test_trial& each : report.delayed) {
        EXPECT_GT(each.injected.count(), 0);
        EXPECT_GT(each.figures.ratio.value, 1);  // twenty round trips more
    }
}

TEST(SelfTest, DelaysByAPartOfTheMedianOfTheTrialBefore) {
    const self_test_report report = finish(small(3));
    for (std::size_t i = 1; i < report.delayed.size(); ++i)
        EXPECT_NEAR(static_cast<double>(report.delayed[i].injected.count()),
                    20 * report.delayed[i - 1].median_ns, 1);
}

TEST(SelfTest, PlaysAnyProtocol) {
    self_test_plan plan = small(1);
    plan.protocol = "http-close";
    const self_test_report report = finish(plan);
    EXPECT_EQ(report.failure.value_or("none"), "none");
    EXPECT_EQ(report.delayed.size(), 1U);
}

TEST(SelfTest, KeepsTheTrialsThatWereDoneWhenItIsCancelled) {
    asio::cancellation_signal cancel;
    reacting_observer observer(
        [&](const self_test_report&) { cancel.emit(asio::cancellation_type::total); });
    const self_test_report report = finish(small(1000), observer, &cancel);
    EXPECT_TRUE(report.interrupted);
    EXPECT_EQ(report.same.size(), 1U);
    EXPECT_EQ(report.delayed.size(), 1U);
}

TEST(SelfTest, EndsWithTheFailureOfAnExchange) {
    self_test_plan plan = small(5);
    plan.bind.address = "192.0.2.1";  // for documentation (RFC 5737): nobody's
    const self_test_report report = finish(plan);
    ASSERT_TRUE(report.failure);
    EXPECT_TRUE(report.failure->starts_with("listen")) << *report.failure;
    EXPECT_TRUE(report.same.empty());
}

TEST(SelfTest, RefusesAPlanWithoutTrialsDelayOrProtocol) {
    self_test_plan none = small(0);
    EXPECT_THROW(finish(none), std::invalid_argument);
    self_test_plan at_once = small(1);
    at_once.delay = 0;
    EXPECT_THROW(finish(at_once), std::invalid_argument);
    self_test_plan plan = small(1);
    plan.protocol = "gopher";
    EXPECT_THROW(finish(plan), std::invalid_argument);
}

}  // namespace
}  // namespace pingpong
