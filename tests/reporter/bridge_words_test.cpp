#include "pingpong/reporter/bridge_words.hpp"

#include <gtest/gtest.h>

#include <string>

#include "pingpong/reporter/foreign_text.hpp"
#include "pingpong/reporter/json.hpp"
#include "pingpong/reporter/markdown.hpp"
#include "pingpong/reporter/table.hpp"
#include "support/bridged.hpp"

namespace pingpong {
namespace {

report with(bridge what) {
    report made;
    find_steps(what, 0.95);
    made.bridge = std::move(what);
    return made;
}

report three_rounds(const std::array<double, 4>& each) {
    return with(bridged({each, each, each}));
}

std::string words(const report& what) {
    return bridge_words(what, for_terminal);
}

TEST(BridgeWords, TellTheFactorAndItsSteps) {
    EXPECT_EQ(words(three_rounds({6, 5, 1.25, 1.25})),
              "As the original experiment times it, from the start of a client's process to its "
              "end, HTTP took 6.00x [6.00, 6.00] the time of WebSocket for 1000 exchanges. That is "
              "the product of 1.20x [1.20, 1.20] for starting a process and the first GET, 4.00x "
              "[4.00, 4.00] for a new connection for each request, 1.00x [1.00, 1.00] for set-up "
              "and slow exchanges and 1.25x [1.25, 1.25] for the protocol itself (95 % intervals "
              "over 3 rounds; servers in a process of their own).");
}

TEST(BridgeWords, SayWhatAFactorBelowOneDoes) {
    EXPECT_NE(words(three_rounds({4, 5, 1.25, 1.25})).find("What is below 1x"), std::string::npos);
    EXPECT_EQ(words(three_rounds({5, 5, 1.25, 1.25})).find("What is below 1x"), std::string::npos);
}

TEST(BridgeWords, SayHowManyRoundsAreMissing) {
    EXPECT_EQ(words(with(bridged({{6, 5, 2, 1}}))),
              "The original experiment's factor cannot be told: 1 round of 1000 exchanges is "
              "complete, and 3 are needed.");
    bridge none;
    none.count = 20;
    none.failure = "http: connect: Connection refused";
    EXPECT_EQ(words(with(none)),
              "The original experiment's factor cannot be told: 0 rounds of 20 exchanges are "
              "complete, and 3 are needed. It ended early: http: connect: Connection refused.");
}

TEST(BridgeWords, SayThatItWasInterrupted) {
    bridge cut = bridged({{6, 5, 2, 1}, {6, 5, 2, 1}, {6, 5, 2, 1}});
    cut.interrupted = true;
    const std::string text = words(with(cut));
    EXPECT_NE(text.find("HTTP took 6.00x"), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with(" It was interrupted.")) << text;
}

TEST(BridgeWords, AreNoneWhereItWasNotAskedFor) {
    EXPECT_EQ(words(report()), "");
    EXPECT_EQ(to_table(report()).find("riginal experiment times"), std::string::npos);
}

TEST(BridgeWords, StandInTableAndMarkdown) {
    const report made = three_rounds({6, 5, 1.25, 1.25});
    EXPECT_NE(to_table(made).find("As the original experiment times it"), std::string::npos);
    const std::string page = to_markdown(made);
    EXPECT_NE(page.find("| a new connection for each request | 4.000 |"), std::string::npos)
        << page;
    EXPECT_NE(page.find("| all of them, multiplied | 6.000 |"), std::string::npos) << page;
}

TEST(BridgeJson, IsReadAsItWasWrittenAndDerivedAnew) {
    report made = with(bridged({{6, 5, 2, 1.1}, {7, 5, 2, 1.2}, {6, 4, 2, 1.3}}));
    made.bridge->failure = "ws: gone";
    made.bridge->interrupted = true;
    const auto again = from_json(to_json(made));
    ASSERT_TRUE(again.value && again.value->bridge) << again.error;
    const bridge& read = *again.value->bridge;
    EXPECT_EQ(read.failure, made.bridge->failure);
    EXPECT_TRUE(read.interrupted);
    EXPECT_EQ(read.conversations.size(), 36U);
    EXPECT_EQ(read.rounds, 3U);
    ASSERT_EQ(read.steps.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_DOUBLE_EQ(read.steps[i].factor.value, made.bridge->steps[i].factor.value);
    EXPECT_EQ(to_json(*again.value), to_json(made));
}

TEST(BridgeJson, IgnoresStepsThatAreNotThoseOfItsConversations) {
    std::string text = to_json(three_rounds({6, 5, 1.25, 1.25}));
    const std::string factor = "\"estimate\": 4,";
    const std::size_t at = text.find(factor);
    ASSERT_NE(at, std::string::npos) << text;
    text.replace(at, factor.size(), "\"estimate\": 9,");
    const auto read = from_json(text);
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_NEAR(read.value->bridge.value().steps.at(1).factor.value, 4, 1e-9);
}

TEST(BridgeJson, SaysWhichWayItDoesNotKnow) {
    std::string text = to_json(three_rounds({6, 5, 1.25, 1.25}));
    const std::size_t at = text.find("\"original\"");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 10, "\"aboriginal\"");
    EXPECT_NE(from_json(text).error.find("bridge.conversations[0].way"), std::string::npos)
        << from_json(text).error;
}

TEST(BridgeJson, MayBeMissing) {
    EXPECT_NE(to_json(report()).find("\"bridge\": null"), std::string::npos);
}

}  // namespace
}  // namespace pingpong
