#include "pingpong/scheduler/plan.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <stdexcept>
#include <string>

namespace pingpong {
namespace {

/// The message with which a plan is rejected after `change`; empty: it is valid.
template <class Change>
std::string message_after(Change change) {
    plan plan({experiment(1000, {"ws", "tcp"})});
    change(plan, plan.experiments[0]);
    try {
        validate_plan(plan);
        return {};
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
}

TEST(Plan, HasADefaultForEverythingButItsExperiments) {
    const plan defaults({experiment(1000, {"ws"})});
    EXPECT_EQ(defaults.experiments.size(), 1U);
    EXPECT_EQ(defaults.warm_up_exchanges, 10U);
    EXPECT_EQ(defaults.stop.min_rounds, 10U);
    EXPECT_EQ(defaults.deadline, std::chrono::seconds(5));
    EXPECT_EQ(defaults.bind.address, "127.0.0.1");
    EXPECT_TRUE(plan().experiments.empty());
}

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(ValidatePlan, AcceptsTheDefaults) {
    EXPECT_EQ(message_after([](plan&, experiment&) {}), "");
}

TEST(ValidatePlan, NamesWhatIsWrongWithThePlan) {
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.experiments.clear(); }),
              "pingpong: a plan must have at least one experiment");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.deadline = {}; }),
              "pingpong: deadline must be greater than 0");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.connect_delay = {}; }),
              "pingpong: connect_delay must be greater than 0");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.stop.min_rounds = 0; }),
              "pingpong: stop.min_rounds must be at least 1");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.stop.max_rounds = 0; }),
              "pingpong: stop.max_rounds must be at least 1");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.stop.min_repetitions = 0; }),
              "pingpong: stop.min_repetitions must be at least 1");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.stop.max_time = {}; }),
              "pingpong: stop.max_time must be greater than 0");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.stop.precision = nan; }),
              "pingpong: stop.precision must be greater than 0");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.question.margin = 0; }),
              "pingpong: question.margin must be greater than 0");
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.question.confidence = 1; }),
              "pingpong: question.confidence must be between 0 and 1");
}

TEST(ValidatePlan, NeedsAPartOfEachRepetition) {
    for (const double share : {0.0, -0.5, 1.5, nan})
        EXPECT_EQ(
            message_after([share](plan& plan, experiment&) { plan.repetition_share = share; }),
            "pingpong: repetition_share must be greater than 0 and at most 1")
            << share;
    for (const double share : {1e-9, 0.4, 1.0})
        EXPECT_EQ(
            message_after([share](plan& plan, experiment&) { plan.repetition_share = share; }), "")
            << share;
}

TEST(ValidatePlan, NeedsComponentsThatAreVariances) {
    for (const double sd : {-0.01, nan}) {
        EXPECT_EQ(message_after([sd](plan& plan, experiment&) { plan.components.process_sd = sd; }),
                  "pingpong: components must not be negative");
        EXPECT_EQ(message_after([sd](plan& plan, experiment&) { plan.components.run_sd = sd; }),
                  "pingpong: components must not be negative");
    }
    EXPECT_EQ(message_after([](plan& plan, experiment&) { plan.components = {0, 0}; }), "");
}

// 1000 exchanges make five rounds, 20 make one.
TEST(RoundsInRepetition, AreTheWholeOnesInItsShareAndAtLeastOne) {
    plan plan({experiment(1000, {"ws", "tcp"}), experiment(20, {"ws", "tcp"})});
    const auto rounds_at = [&plan](double share, std::size_t index) {
        plan.repetition_share = share;
        return rounds_in_repetition(plan, plan.experiments[index]);
    };
    EXPECT_EQ(rounds_at(1, 0), 5U);
    EXPECT_EQ(rounds_at(0.99, 0), 4U);
    EXPECT_EQ(rounds_at(0.4, 0), 2U);
    EXPECT_EQ(rounds_at(1e-9, 0), 1U);
    EXPECT_EQ(rounds_at(0.5, 1), 1U);
}

TEST(ValidatePlan, NamesWhatIsWrongWithAnExperiment) {
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.count = 0; }),
              "pingpong: count must be at least 1");
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.contenders.clear(); }),
              "pingpong: an experiment must have at least one contender");
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.payload_bytes = 0; }),
              "pingpong: payload_bytes must be at least 1");
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.connections = 0; }),
              "pingpong: connections must be at least 1");
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.connections = 1001; }),
              "pingpong: connections must not exceed count");
    EXPECT_EQ(message_after([](plan&, experiment& each) {
                  each.count = 5000;
                  each.connections = max_connections + 1;
              }),
              "pingpong: connections must be at most 4096");
}

TEST(ValidatePlan, NamesWhatIsWrongWithAContender) {
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.contenders.emplace_back("wss"); }),
              "pingpong: unknown protocol 'wss'");
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.contenders.emplace_back("ws"); }),
              "pingpong: two contenders of an experiment are named 'ws'");
    EXPECT_EQ(message_after([](plan&, experiment& each) {
                  each.contenders[0].injected_delay = std::chrono::nanoseconds(-1);
              }),
              "pingpong: injected_delay must not be negative");
}

TEST(ValidatePlan, NamesWhatIsWrongWithARate) {
    const auto message_at = [](double rate) {
        return message_after([rate](plan&, experiment& each) {
            each.rate = rate;
            for (contender_spec& contender : each.contenders)
                contender.remote.emplace();
        });
    };
    EXPECT_EQ(message_at(1000), "");
    for (const double rate : {0.0, -1.0, nan})
        EXPECT_EQ(message_at(rate), "pingpong: rate must be greater than 0") << rate;
    EXPECT_EQ(message_at(2e9), "pingpong: rate must be at most 1e9 per second");
    EXPECT_EQ(message_at(1e-7), "pingpong: count / rate must be at most 1e9 seconds");
    EXPECT_EQ(message_after([](plan&, experiment& each) { each.rate = 1000; }),
              "pingpong: with a rate, 'ws' needs a server in another process");
}

TEST(Plan, ChecksTheRepliesOfServicesNotThoseOfFloorsBesideThem) {
    const endpoint service("ws", "127.0.0.1", 1);
    plan plan({experiment(20, {"tcp", contender_spec("ws", service)})});
    plan.exchange.ws_messages = {"{}"};
    plan.exchange.check = reply_check(reply_criterion::contains, "price");
    const experiment& only = plan.experiments.front();
    EXPECT_EQ(request_of(plan, only, only.contenders[0]).check.criterion, reply_criterion::rule);
    EXPECT_EQ(request_of(plan, only, only.contenders[1]).check.criterion,
              reply_criterion::contains);
}

TEST(Plan, ChecksTheRepliesOfItsOwnServersWhereThereAreNoServices) {
    plan plan({experiment(20, {"tcp", "ws"})});
    plan.exchange.ws_messages = {"{}"};
    plan.exchange.reply = "the price";
    plan.exchange.check = reply_check(reply_criterion::contains, "price");
    for (const contender_spec& each : plan.experiments.front().contenders)
        EXPECT_EQ(request_of(plan, plan.experiments.front(), each).check.criterion,
                  reply_criterion::contains);
}

}  // namespace
}  // namespace pingpong
