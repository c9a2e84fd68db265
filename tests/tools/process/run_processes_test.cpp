// `pingpong run --processes` as a process.
#include <gtest/gtest.h>

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/run_processes.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

report read(const std::string& text) {
    const auto parsed = from_json(text);
    EXPECT_TRUE(parsed.value) << parsed.error;
    return parsed.value.value_or(report());
}

template <class Action>
std::string error_line(command::exit_status expected, Action action) {
    try {
        action();
    } catch (const command::command_error& error) {
        EXPECT_EQ(error.status, expected);
        return error.what();
    }
    return "no error";
}

TEST(RunForReport, ReadsWhatAnotherProcessMeasured) {
    const auto part = command::run_for_report({PINGPONG_COMMAND, "run", "--counts", "20",
                                               "--rounds", "2", "--protocols", "tcp,ws", "--seed",
                                               "7", "--quiet", "--format", "json"});
    EXPECT_TRUE(part.status == 0 || part.status == 4) << part.status;  // 4: under sanitizers
    EXPECT_FALSE(part.interrupted);
    EXPECT_EQ(part.report.config.seed, 7U);
    EXPECT_EQ(part.report.cells.size(), 2U);
}

TEST(RunForReport, SaysThatThereIsNone) {
    EXPECT_EQ(error_line(command::exit_status::wrong_usage,
                         [] { command::run_for_report({"/bin/false"}); }),
              "'/bin/false' printed no report and ended with status 1: there is nothing in it");
}

TEST(RunForReport, IsInterruptedWhenItsProgramIs) {
    EXPECT_EQ(error_line(command::exit_status::interrupted,
                         [] {
                             command::run_for_report({"/bin/sh", "-c",
                                                      "trap 'exit 3' INT; kill -INT $PPID; "
                                                      "while :; do sleep 0.01; done"});
                         }),
              "interrupted");
}

TEST(RunProcesses, MergesWhatEachMeasured) {
    const temporary_folder folder;
    const auto ended = run_command(
        {{"run", "--counts", "20", "--protocols", "ws,tcp", "--processes", "3", "--rounds", "30",
          "--seed", "5", "--precision", "0.01%", "--quiet", "-o", "all.json"},
         folder.path()});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_EQ(ended.errors, "");
    EXPECT_NE(ended.output.find("3 processes"), std::string::npos) << ended.output;
    const report whole = read(folder.read("all.json"));
    EXPECT_EQ(whole.config.processes, 3U);
    EXPECT_EQ(whole.config.seed, 5U);
    EXPECT_EQ(whole.command_line.at(2), "--counts");
    EXPECT_EQ(whole.summaries.at(0).exchanges, 3U * 10 * 20);
    EXPECT_EQ(whole.blocks.back().process, 2U);
    ASSERT_FALSE(whole.comparisons.empty());
    EXPECT_EQ(whole.comparisons.front().processes, 3U);
}

TEST(RunProcesses, AreNotInvalidForWhatOneOfThemIs) {
    command::process_report part;
    part.status = 4;
    EXPECT_EQ(status_of_failures(part), command::exit_status::done);
    part.report.trials.emplace_back().failure = "read: wrong reply";
    EXPECT_EQ(status_of_failures(part), command::exit_status::invalid_measurement);
    part.status = 5;
    EXPECT_EQ(status_of_failures(part), command::exit_status::io_failed);
}

TEST(RunProcesses, KeepsWhatWasMeasuredWhenInterrupted) {
    const temporary_folder folder;
    child_process run({{"run", "--counts", "100000000", "--protocols", "tcp", "--processes", "2",
                        "--format", "json", "-o", "r.json"},
                       folder.path(),
                       {{"TERM", "xterm"}},
                       {},
                       {},
                       true});
    ASSERT_TRUE(run.await_errors("left at most")) << run.errors();
    run.signal(2);
    EXPECT_EQ(run.wait(), 130);
    const report whole = read(run.output());
    EXPECT_TRUE(whole.interrupted);
    EXPECT_EQ(whole.config.processes, 1U);
    EXPECT_FALSE(whole.blocks.empty());
    EXPECT_TRUE(read(folder.read("r.json")).interrupted);
}

TEST(RunProcesses, TellsOfFailuresInAnyOfThem) {
    // Nobody listens on port 1 of this machine, or this test would not pass anywhere.
    const auto ended = run_command({{"run", "--counts", "20", "--protocols", "ws,tcp", "--ws",
                                     "ws://127.0.0.1:1/", "--processes", "2", "--rounds", "2"}});
    EXPECT_EQ(ended.status, 5) << ended.errors;
    EXPECT_NE(ended.errors.find("ws: connect: Connection refused"), std::string::npos)
        << ended.errors;
}

std::vector<std::vector<std::string>> shares(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    const auto line = command::parse_command_line(std::move(words), protocol_table());
    const auto& request = std::get<command::run_request>(line.request);
    return command::share_command_lines(request, command::make_plan(request));
}

bool has_word(const std::vector<std::string>& line, const std::string& word) {
    return std::ranges::find(line, word) != line.end();
}

TEST(RunShares, ThoroughHasThree) {
    const auto all = shares({"--thorough"});
    ASSERT_EQ(all.size(), 3U);
    EXPECT_TRUE(has_word(all[0], "--thorough"));
    EXPECT_TRUE(has_word(all[0], "--max-time=200000ms"));
    EXPECT_TRUE(has_word(all[0], "--processes=1"));
}

TEST(RunShares, EachHasItsShareAndASeedOfItsOwn) {
    const auto all = shares({"--processes=4", "--max-time=10s", "--rounds=9", "--seed=7"});
    ASSERT_EQ(all.size(), 4U);
    for (const auto& each : all) {
        EXPECT_EQ(each[0], "/proc/self/exe");
        EXPECT_EQ(each[1], "run");
        EXPECT_TRUE(has_word(each, "--max-time=2500ms"));
        EXPECT_TRUE(has_word(each, "--rounds=3"));
        EXPECT_TRUE(has_word(each, "--format=json"));
    }
    EXPECT_TRUE(has_word(all[0], "--seed=7"));
    EXPECT_TRUE(has_word(all[3], "--seed=10"));
}

TEST(RunShares, HaveNoLimitOfRoundsOfTheirOwn) {
    const auto all = shares({"--processes=2"});
    for (const std::string& word : all.front())
        EXPECT_FALSE(word.starts_with("--rounds")) << word;
}

TEST(RunProcesses, SaysWhyTheirNumberIsWrong) {
    for (const char* number : {"0", "65", "x", ""}) {
        const auto ended = run_command({{"run", "--processes", number}});
        EXPECT_EQ(ended.status, 2);
        EXPECT_NE(ended.errors.find("--processes"), std::string::npos) << ended.errors;
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
    }
}

}  // namespace
}  // namespace pingpong
