// `pingpong play` as a process: the original game.
#include <gtest/gtest.h>

#include <csignal>
#include <regex>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/game.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

const std::string prompt = "Choose quantity of pings to run [-1 to exit]: ";

/// The servers and counts of a table's rows, e.g. "WS 4, HTTP 4, ".
std::string rows_of(const std::string& table) {
    static const std::regex row(
        R"(\|(WS  |HTTP) {2} \| (\d+) +\| (\d{4}-\d\d-\d\dT[\d:.]+) +\| (\d{4}-\d\d-\d\dT[\d:.]+) +\| (\d+:\d\d:\d\d\.\d{6}) *\|)");
    std::string rows;
    for (std::sregex_iterator at(table.begin(), table.end(), row), end; at != end; ++at)
        rows += (*at)[1].str() + (*at)[2].str() + ", ";
    return rows;
}

TEST(PlayCommand, PlaysItsArgumentsAndWritesTheTable) {
    const temporary_folder folder;
    const auto ended = run_command({{"4", "80", "-1"}, folder.path()});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(rows_of(ended.output), "WS  4, HTTP4, WS  80, HTTP80, ") << ended.output;
    EXPECT_EQ(folder.read("report.md"), ended.output);
    EXPECT_TRUE(ended.output.starts_with("|Server | Qt pings | Start ")) << ended.output;
}

TEST(PlayCommand, LogsAsTheOriginalDoes) {
    const temporary_folder folder;
    const auto ended = run_command({{"2", "-1"}, folder.path()});
    for (const char* line : {
             R"(\[INFO \d\d:\d\d:\d\d\] \(WS\): Host: 127\.0\.0\.1:\d+; Upgrade: websocket; .*)",
             R"(\[INFO \d\d:\d\d:\d\d\] \(WS\): Connection terminated\. \[.*\])",
             R"(\[INFO \d\d:\d\d:\d\d\] \(HTTP\): GET /: Host: 127\.0\.0\.1:\d+)",
             R"(\[INFO \d\d:\d\d:\d\d\] \(HTTP\): POST /: Host: .*; Content-Length: 5)",
             R"(\[INFO \d\d:\d\d:\d\d\] \(HTTP\): Data: Ping1)",
             R"(\[INFO \d\d:\d\d:\d\d\] \(main\): WS: 2 were sent)",
             R"(\[INFO \d\d:\d\d:\d\d\] \(main\): HTTP: 2 were sent)",
         })
        EXPECT_TRUE(std::regex_search(ended.errors, std::regex(line))) << line << '\n'
                                                                       << ended.errors;
}

TEST(PlayCommand, LogsAtTheLevelOfTheEnvironment) {
    const temporary_folder folder;
    child_setup setup{{"2", "-1"}, folder.path(), {{"log_level", "ERROR"}}};
    EXPECT_EQ(run_command(setup).errors, "");
    setup.environment = {{"log_level", "DEBUG"}};
    EXPECT_NE(run_command(setup).errors.find("(WS): Data: Ping 1!"), std::string::npos);
}

TEST(PlayCommand, AsksWhenArgumentsRunOut) {
    const temporary_folder folder;
    child_process game({{"3"}, folder.path()});
    ASSERT_TRUE(game.await_output(prompt));
    EXPECT_EQ(rows_of(folder.read("report.md")), "WS  3, HTTP3, ");
    game.write("many\n");
    ASSERT_TRUE(game.await_errors("'many' is not a whole number"));
    game.write(" 5 \n-1\n");
    EXPECT_EQ(game.wait(), 0);
    EXPECT_EQ(rows_of(game.output()), "WS  3, HTTP3, WS  5, HTTP5, ");
    EXPECT_EQ(rows_of(folder.read("report.md")), "WS  3, HTTP3, WS  5, HTTP5, ");
}

TEST(PlayCommand, EndsPolitelyWithItsInput) {
    const temporary_folder folder;
    const auto ended = run_command({{"3"}, folder.path()});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(rows_of(ended.output), "WS  3, HTTP3, ");
    EXPECT_EQ(rows_of(folder.read("report.md")), "WS  3, HTTP3, ");
}

TEST(PlayCommand, TakesAnswersFromAFile) {
    const temporary_folder folder;
    folder.write("answers", "2\n\n7");
    child_setup setup{{"play"}, folder.path()};
    setup.input_file = folder.path_of("answers");
    const auto ended = run_command(setup);
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(rows_of(ended.output), "WS  2, HTTP2, WS  7, HTTP7, ");
    EXPECT_NE(ended.errors.find("'' is not a whole number"), std::string::npos);
}

TEST(PlayCommand, LeavesNothingBehindWhenNothingIsPlayed) {
    const temporary_folder folder;
    const auto ended = run_command({{"-1"}, folder.path()});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.output, "");
    EXPECT_EQ(folder.size(), 0U);
}

TEST(PlayCommand, IsInterruptedAtThePrompt) {
    const temporary_folder folder;
    child_process game({{"3"}, folder.path()});
    ASSERT_TRUE(game.await_output(prompt));
    game.signal(SIGINT);
    EXPECT_TRUE(game.await_errors("pingpong: interrupted: report.md has what was played"));
    EXPECT_EQ(game.wait(), 130);
    EXPECT_EQ(rows_of(game.output()), "WS  3, HTTP3, ");
}

TEST(PlayCommand, IsInterruptedAtPlay) {
    const temporary_folder folder;
    child_setup setup{{"3", "1000000000", "-1"}, folder.path(), {{"log_level", "DEBUG"}}};
    child_process game(std::move(setup));
    ASSERT_TRUE(game.await_errors("Ping 9!"));
    game.signal(SIGTERM);
    EXPECT_EQ(game.wait(), 130);
    EXPECT_EQ(rows_of(game.output()), "WS  3, HTTP3, ");
    EXPECT_EQ(rows_of(folder.read("report.md")), "WS  3, HTTP3, ");
}

TEST(PlayCommand, WantsAnEnvironmentThatItCanUse) {
    const temporary_folder folder;
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"host", ""},
                                                          {"host", "absent..invalid"},
                                                          {"host", "192.0.2.1"},
                                                          {"log_level", ""},
                                                          {"log_level", "LOUD"}}) {
        const auto ended = run_command({{"3", "-1"}, folder.path(), {{name, value}}});
        EXPECT_EQ(ended.status, 2);
        EXPECT_TRUE(ended.errors.starts_with("pingpong: Provide value for '" + name + "'."))
            << ended.errors;
        EXPECT_EQ(folder.size(), 0U);
    }
}

TEST(PlayCommand, NeedsBothOfItsProtocolsInItsTable) {
    const protocol& floor = *protocol_table().find("tcp");
    const protocol_table without_both(&floor, 1);
    try {
        const command::game_protocols found(without_both);
        ADD_FAILURE() << "found " << found.websocket.name;
    } catch (const command::command_error& error) {
        EXPECT_EQ(error.status, command::exit_status::wrong_usage);
        EXPECT_STREQ(error.what(), "play: the protocol table has no websocket (plain, kept)");
    }
}

TEST(PlayCommand, FindsOutEarlyThatItCannotWriteItsReport) {
    const temporary_folder folder;
    const auto ended = run_command({{"3", "-1"}, "/proc"});
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(ended.output, "");
    EXPECT_NE(ended.errors.find("'report.md' cannot be written"), std::string::npos)
        << ended.errors;
}

}  // namespace
}  // namespace pingpong
