// The warm-up of services before a run.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "support/whole_run.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// Two experiments of the same contenders.
plan two_experiments(std::vector<contender_spec> contenders) {
    plan made({experiment(20, contenders), experiment(40, contenders)});
    made.stop = stop_after(1);
    return made;
}

/// Notes which contenders warm up, and what begins first.
class warm_up_observer : public observer {
public:
    void warming_up(const contender_spec& contender) override {
        warmed_up.push_back(contender.name());
        began_before_measuring = began_before_measuring && !measuring_;
    }
    void started(const run_progress&) override { measuring_ = true; }

    std::vector<std::string> warmed_up;
    bool began_before_measuring = true;

private:
    bool measuring_ = false;
};

TEST(WarmUp, IsPlayedOnceByEachContenderBeforeTheRun) {
    plan plan = two_experiments({"ws", "http-keepalive", "http-close"});
    plan.warm_up_time = 5ms;
    warm_up_observer observer;
    const report report = measure(plan, observer);
    EXPECT_EQ(observer.warmed_up, (std::vector<std::string>{"ws", "http-keepalive", "http-close"}));
    EXPECT_TRUE(observer.began_before_measuring);
    EXPECT_EQ(report.config.warm_up_time, 5ms);
}

TEST(WarmUp, IsNoPartOfTheReport) {
    plan plan = two_experiments({"ws", "http-keepalive"});
    plan.warm_up_time = 20ms;
    const report report = measure(plan);
    expect_consistent(report);
    for (const cell_summary& summary : report.summaries)
        EXPECT_EQ(summary.exchanges, report.cells[summary.cell].count);
    for (const trial& trial : report.trials)
        EXPECT_EQ(trial.warm_up_exchanges, plan.warm_up_exchanges);
}

TEST(WarmUp, IsNotPlayedUnlessWanted) {
    warm_up_observer observer;
    const report report = measure(two_experiments({"ws"}), observer);
    EXPECT_TRUE(observer.warmed_up.empty());
    EXPECT_FALSE(report.config.warm_up_time);
}

TEST(WarmUp, LeavesTheFailureOfAServiceToTheMeasurement) {
    const endpoint nobody("ws", "127.0.0.1", 1);
    plan plan = two_experiments({contender_spec("ws", nobody), "http-keepalive"});
    plan.warm_up_time = 1ms;
    const report report = measure(plan);
    EXPECT_TRUE(report.trials.front().failure || report.trials.at(1).failure);
    EXPECT_EQ(report.summaries.at(1).exchanges, 20U);
}

}  // namespace
}  // namespace pingpong
