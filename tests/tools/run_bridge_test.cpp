// `pingpong run --bridge` as a process.
#include <gtest/gtest.h>

#include <algorithm>

#include "pingpong/bridge_options.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/reporter/json.hpp"
#include "pingpong/run_options.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

report read(const std::string& text) {
    const auto parsed = from_json(text);
    EXPECT_TRUE(parsed.value) << parsed.error;
    return parsed.value.value_or(report());
}

void expect_three_rounds(const report& whole, std::uint64_t count) {
    ASSERT_TRUE(whole.bridge);
    const bridge& measured = *whole.bridge;
    EXPECT_FALSE(measured.failure) << *measured.failure;
    EXPECT_EQ(measured.count, count);
    EXPECT_EQ(measured.rounds, 3U);
    EXPECT_EQ(measured.conversations.size(), 36U);
    ASSERT_TRUE(measured.whole);
    double product = 1;
    for (const bridge_step& one : measured.steps)
        product *= one.factor.value;
    EXPECT_NEAR(product, measured.whole->value, 1e-9 * product);
}

TEST(RunBridge, MeasuresTheSmallestCountAfterThePlan) {
    const temporary_folder folder;
    const auto ended =
        run_command({{"run", "--counts", "40,20", "--rounds", "1", "--protocols", "tcp", "--bridge",
                      "--bridge-rounds", "3", "-o", "r.json", "--quiet"},
                     folder.path()});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_EQ(ended.errors, "");
    EXPECT_NE(ended.output.find("As the original experiment times it"), std::string::npos)
        << ended.output;
    const std::string text = folder.read("r.json");
    const report whole = read(text);
    expect_three_rounds(whole, 20);
    EXPECT_EQ(to_json(whole), text);
}

TEST(RunBridge, IsPlayedOnceForAllProcesses) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "2", "--protocols", "tcp", "--processes",
                      "2", "--bridge", "--bridge-rounds", "3", "--format", "json", "--quiet"}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    const report whole = read(ended.output);
    EXPECT_EQ(whole.config.processes, 2U);
    expect_three_rounds(whole, 20);
}

TEST(RunBridge, KeepsTheRestWhenInterrupted) {
    const temporary_folder folder;
    child_process run({{"run", "--counts", "20", "--rounds", "1", "--protocols", "tcp", "--bridge",
                        "--bridge-rounds", "1000", "--format", "json"},
                       folder.path(),
                       {{"TERM", "xterm"}},
                       {},
                       {},
                       true});
    ASSERT_TRUE(run.await_errors("bridge: 20 exchanges, round ")) << run.errors();
    run.signal(2);
    EXPECT_EQ(run.wait(), 130);
    const report whole = read(run.output());
    EXPECT_FALSE(whole.interrupted);
    EXPECT_EQ(whole.summaries.at(0).exchanges, 20U);
    ASSERT_TRUE(whole.bridge);
    EXPECT_TRUE(whole.bridge->interrupted);
    EXPECT_FALSE(whole.bridge->failure);
    EXPECT_LT(whole.bridge->rounds, 1000U);
}

TEST(RunBridge, IsNotTogetherWithWhatTheOriginalDoesNotKnow) {
    const std::vector<std::vector<std::string>> cases{
        {"--payload", "64"},
        {"--rate", "100"},
        {"--connections", "1,2"},
        {"--ws", "ws://127.0.0.1:1/"},
        {"--http", "http://127.0.0.1:1/"},
        {"--tcp", "tcp://127.0.0.1:1"},
        {"--against", "/bin/true"},
        {"--counts", "1000001"},
        {"--bridge-rounds", "2"},
        {"--bridge-rounds", "x"},
    };
    for (const auto& more : cases) {
        child_setup setup{{"run", "--rounds", "1", "--bridge"}};
        setup.arguments.insert(setup.arguments.end(), more.begin(), more.end());
        const auto ended = run_command(setup);
        EXPECT_EQ(ended.status, 2) << more.front();
        EXPECT_NE(ended.errors.find("--bridge"), std::string::npos) << ended.errors;
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
    }
}

TEST(RunBridge, NeedsToBeAskedForBeforeItsRounds) {
    const auto ended = run_command({{"run", "--rounds", "1", "--bridge-rounds", "3"}});
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.errors.find("--bridge-rounds: has no effect without --bridge"),
              std::string::npos)
        << ended.errors;
}

std::optional<command::bridge_options> options(command::run_words words) {
    return command::check(words).bridge;
}

TEST(BridgeOptions, AreNoneUnlessAskedFor) {
    EXPECT_FALSE(options({}));
}

TEST(BridgeOptions, TakeTheSmallestCountAndTheSeedOfTheRun) {
    command::run_words words;
    words.bridge = true;
    words.counts = "500,30,2000000";
    words.seed = "7";
    const auto asked = options(words);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->what.count, 30U);
    EXPECT_EQ(asked->what.seed, 7U);
    EXPECT_EQ(asked->what.rounds, 10U);
}

TEST(BridgeOptions, LeavePortsToTheRun) {
    command::run_words words;
    words.bridge = true;
    words.servers.host = "127.0.0.2";
    words.servers.ws_port = "4567";
    const auto asked = options(words);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->servers.host, "127.0.0.2");
    EXPECT_FALSE(asked->servers.ws_port);
}

}  // namespace
}  // namespace pingpong
