#include "pingpong/options/run_options.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"

namespace pingpong::command {
namespace {

run_request parse_run(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    return std::get<run_request>(parse_command_line(std::move(words), protocol_table()).request);
}

bool contains(const std::vector<std::string>& arguments, const std::string& expected) {
    return std::ranges::find(arguments, expected) != arguments.end();
}

TEST(RunOptions, HaveDefaults) {
    const plan made = make_plan(parse_run({}));
    EXPECT_EQ(made.experiments.size(), 3U);
    EXPECT_EQ(made.experiments.front().count, 1000U);
    EXPECT_EQ(made.experiments.front().contenders.size(), 5U);
    EXPECT_EQ(made.stop.max_time, plan().stop.max_time);
    EXPECT_EQ(made.warm_up_exchanges, plan().warm_up_exchanges);
}

TEST(RunOptions, MakeAnExperimentOfEachCombination) {
    const plan made =
        make_plan(parse_run({"--counts=40,80", "--payload=64,1K", "--connections=1,2"}));
    ASSERT_EQ(made.experiments.size(), 8U);
    EXPECT_EQ(made.experiments.back().count, 80U);
    EXPECT_EQ(made.experiments.back().payload_bytes, 1024U);
    EXPECT_EQ(made.experiments.back().connections, 2U);
}

TEST(RunOptions, OverridePresetsWhereverTheyStand) {
    const stopping_rule stop = parse_run({"--precision=2%", "--thorough"}).settings.stop;
    EXPECT_DOUBLE_EQ(stop.precision, 0.02);
    EXPECT_EQ(stop.max_time, std::chrono::minutes(10));
    EXPECT_DOUBLE_EQ(parse_run({"--thorough"}).settings.stop.precision, 0.01);
}

TEST(RunOptions, LeaveTheNumberOfProcessesOpenUnlessItIsGiven) {
    for (const char* option : {"--quick", "--thorough", "--in-process"})
        EXPECT_EQ(parse_run({option}).processes, std::nullopt) << option;
    EXPECT_EQ(parse_run({"--processes=1"}).processes, 1U);
    EXPECT_FALSE(parse_run({"--processes=1"}).in_process);
    EXPECT_TRUE(parse_run({"--in-process"}).in_process);
    EXPECT_THROW(parse_run({"--in-process", "--processes=1"}), command_error);
}

TEST(RunOptions, GoToServersInAProcessOfTheirOwn) {
    const auto arguments =
        parse_run({"--host=::1", "--ws-port=0", "--unix-path=/tmp/s", "--seed=1"}).serve_arguments;
    EXPECT_EQ(arguments, (std::vector<std::string>{"--host=::1", "--ws-port=0", "--unix=/tmp/s"}));
}

TEST(RunOptions, GoToTheProcessesThatShareARun) {
    const std::vector<std::string> shared{
        "--counts=40,80", "--payload=64", "--protocols=ws,tcp", "--lean",  "--connections=1,2",
        "--deadline=2s",  "--margin=2%",  "--ws-port=0",        "--quiet", "--precision=0.5%"};
    std::vector<std::string> words = shared;
    words.insert(words.end(), {"--processes=2", "--output=x.json", "--format=json", "--max-time=9s",
                               "--seed=3"});
    const auto arguments = parse_run(words).shared_arguments;
    for (const std::string& argument : shared)
        EXPECT_TRUE(contains(arguments, argument)) << argument;
    EXPECT_EQ(arguments.size(), shared.size());
}

TEST(RunOptions, TakeAWarmUpByExchangesOrByTime) {
    const plan by_exchanges = make_plan(parse_run({"--warmup=30"}));
    EXPECT_EQ(by_exchanges.warm_up_exchanges, 30U);
    EXPECT_EQ(by_exchanges.warm_up_time.count(), 0);
    const plan by_time = make_plan(parse_run({"--warmup=5s"}));
    EXPECT_EQ(by_time.warm_up_exchanges, plan().warm_up_exchanges);
    EXPECT_EQ(by_time.warm_up_time, std::chrono::seconds(5));
    EXPECT_THROW(parse_run({"--warmup=5x"}), command_error);
}

TEST(RunCounts, TogetherStayCountable) {
    plan run_plan({experiment(max_number / 2, {"ws"}), experiment(max_number / 2, {"ws"})});
    EXPECT_NO_THROW(validate_total(run_plan));
    run_plan.experiments.emplace_back(1000, std::vector<contender_spec>{"ws"});
    EXPECT_THROW(validate_total(run_plan), command_error);
}

// More connections play fewer rounds in a repetition, so that there are more repetitions.
TEST(RunCounts, IncludeTheRepetitionsThatConnectionsNeed) {
    const std::uint64_t count = max_number / 10;
    plan run_plan({experiment(1000, {"ws"}, std::nullopt, 100)});
    run_plan.stop = stop_after(count / 1000);
    EXPECT_NO_THROW(validate_total(run_plan));
    run_plan.stop = stop_after(max_number / 1000 + 1);
    EXPECT_THROW(validate_total(run_plan), command_error);
    run_plan.experiments[0].connections = 1;
    EXPECT_NO_THROW(validate_total(run_plan));
}

TEST(RunCounts, IncludeEveryRepetition) {
    plan run_plan({experiment(1, {"ws", "tcp"})});
    run_plan.stop = stop_after(max_number / 2);
    EXPECT_NO_THROW(validate_total(run_plan));
    run_plan.stop = stop_after(max_number / 2 + 1);
    EXPECT_THROW(validate_total(run_plan), command_error);
}

TEST(RunOptions, AskAboutTheServicesThatPlay) {
    for (const auto& [ws, http] : {std::pair("ws", "http"), std::pair("wss", "https"),
                                   std::pair("wss", "http"), std::pair("ws", "https")}) {
        std::vector<std::string> words{"run", "--ws", std::string(ws) + "://127.0.0.1:1/", "--http",
                                       std::string(http) + "://127.0.0.1:1/"};
        const auto request =
            std::get<run_request>(parse_command_line(std::move(words), all_protocols()).request);
        const question asked = make_plan(request).question;
        EXPECT_EQ(asked.numerator, ws);
        EXPECT_EQ(asked.denominator, std::string(http) + "-keepalive");
    }
}

}  // namespace
}  // namespace pingpong::command
