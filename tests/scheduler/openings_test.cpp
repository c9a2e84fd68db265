#include "pingpong/scheduler/openings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "support/scripted_peer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

plan small_plan(std::vector<contender_spec> contenders) {
    plan plan({experiment(2, std::move(contenders))});
    plan.stop = stop_after(2);
    plan.openings = 7;
    return plan;
}

std::vector<opening> openings_of(const report& report, std::size_t cell) {
    std::vector<opening> found;
    std::ranges::copy_if(report.openings, std::back_inserter(found),
                         [cell](const opening& each) { return each.cell == cell; });
    return found;
}

TEST(Openings, AreTimedStepByStepForEveryContender) {
    const report report = measure(small_plan(everybody()));
    for (std::size_t cell = 0; cell < report.cells.size(); ++cell) {
        const std::string& protocol = report.cells[cell].protocol;
        SCOPED_TRACE(protocol);
        const auto all = openings_of(report, cell);
        EXPECT_EQ(all.size(), 7U) << "once an experiment, whatever its repetitions";
        for (const opening& each : all) {
            EXPECT_EQ(each.connect.has_value(), protocol != "http-close");
            EXPECT_EQ(each.handshake.has_value(), protocol == "ws");
            EXPECT_GT(each.first_exchange.count(), 0);
            EXPECT_EQ(each.following_exchange.has_value(), each.connect.has_value());
        }
    }
}

TEST(Openings, TakeTurnsInRounds) {
    const report report = measure(small_plan({"tcp", "ws", "unix"}));
    ASSERT_EQ(report.openings.size(), 21U);
    std::set<std::vector<std::size_t>> orders;
    for (std::size_t round = 0; round < 7; ++round) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_EQ(report.openings[3 * round + i].round, round);
            order.push_back(report.openings[3 * round + i].cell);
        }
        orders.insert(order);
        std::ranges::sort(order);
        EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2}));
    }
    EXPECT_GT(orders.size(), 1U) << "the order is of chance";
}

TEST(Openings, AreNotMadeWhenNoneAreAskedFor) {
    plan plan = small_plan({"tcp"});
    plan.openings = 0;
    EXPECT_TRUE(measure(plan).openings.empty());
}

TEST(Openings, LeaveOutWhoFailed) {
    boost::asio::io_context context(1);
    const refusing_port port(context);
    observer silent;
    const report report =
        measure(context, small_plan({contender_spec("tcp", port.where("tcp")), "unix"}), silent);
    EXPECT_TRUE(openings_of(report, 0).empty());
    EXPECT_EQ(openings_of(report, 1).size(), 7U);
}

}  // namespace
}  // namespace pingpong
