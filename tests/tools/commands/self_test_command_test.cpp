// `pingpong self-test` as a process.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

TEST(SelfTestCommand, SaysThatTooFewTrialsShowNothing) {
    const auto ended = run_command({{"self-test", "--trials", "1", "--seed", "3", "--runs", "0"}});
    EXPECT_EQ(ended.status, 3) << ended.errors;
    EXPECT_EQ(ended.errors, "");
    for (const char* part : {"ws against itself", "1 trial of each kind; seed 3", "Too few trials"})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

TEST(SelfTestCommand, PrintsJson) {
    const auto ended = run_command({{"self-test", "--trials", "1", "--protocol", "tcp", "--delay",
                                     "50%", "--format", "json", "--runs", "0"}});
    EXPECT_EQ(ended.status, 3) << ended.errors;
    for (const char* part :
         {"\"schema\": \"pingpong.self_test\"", "\"protocol\": \"tcp\"", "\"delay_ratio\": 0.5"})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

TEST(SelfTestCommand, KeepsWhatWasDoneWhenInterrupted) {
    child_setup setup{{"self-test", "--trials", "100000"}, {}, {{"TERM", "xterm"}}};
    setup.errors_on_terminal = true;
    child_process check(setup);
    ASSERT_TRUE(check.await_errors("trial 1/100000")) << check.errors();
    check.signal(2);
    EXPECT_EQ(check.wait(), 130);
    EXPECT_NE(check.output().find("Interrupted"), std::string::npos) << check.output();
}

TEST(SelfTestCommand, TellsHowCompleteRunsAgree) {
    const auto ended = run_command({{"self-test", "--trials", "1", "--runs", "2"}});
    for (const char* part : {"ws / http-keepalive in 2 complete runs",
                             "Standard deviation between runs: ", " of 2 claims contain the mean",
                             " of 1 pairs of claims"})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

TEST(SelfTestCommand, ShowsWhatTheDifferencesOfRunsAreMadeOf) {
    const auto ended = run_command({{"self-test", "--components", "--runs", "1"}});
    EXPECT_TRUE(ended.status == 0 || ended.status == 4) << ended.errors;  // 4: they contradict
    for (const char* part :
         {"one process, any processor", "12 processes in turn", "Within 12", "between them: runs"})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

TEST(SelfTestCommand, KeepsACalibrationThatARunThenUses) {
    const temporary_folder folder;
    const std::vector<std::pair<std::string, std::string>> place{{"XDG_STATE_HOME", folder.path()}};
    const auto ended = run_command(
        {{"self-test", "--calibrate", "--runs", "2", "--max-time", "1s"}, folder.path(), place});
    EXPECT_NE(ended.errors.find("pingpong/calibration.json"), std::string::npos) << ended.errors;
    const auto run = run_command({{"run", "--counts", "20", "--protocols", "ws,tcp", "--rounds",
                                   "2", "--quiet", "--format", "json"},
                                  folder.path(),
                                  place});
    EXPECT_NE(run.output.find("\"run_sd_source\": \"calibrated\""), std::string::npos);
    EXPECT_NE(run.output.find("\"run_sd_from_runs\": 2"), std::string::npos);
}

TEST(SelfTestCommand, SaysWhyAnOptionIsWrong) {
    const auto expect_line = [](std::vector<std::string> words, const std::string& part) {
        words.insert(words.begin(), "self-test");
        const auto ended = run_command({words});
        EXPECT_EQ(ended.status, 2);
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
        EXPECT_NE(ended.errors.find(part), std::string::npos) << ended.errors;
    };
    expect_line({"--trials", "0"}, "--trials: '0' is not a whole number from 1 to 100000");
    expect_line({"--delay", "0"}, "--delay: '0' is not a percentage from 0.1 to 1000");
    expect_line({"--protocol", "w"}, "--protocol: 'w' is not a protocol; did you mean ws");
    expect_line({"--format", "csv"}, "--format: 'csv' is not table or json");
    expect_line({"--seed", "x"}, "--seed");
    expect_line({"ws"}, "self-test: 'ws' is not expected");
}

}  // namespace
}  // namespace pingpong
