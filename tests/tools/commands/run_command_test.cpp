// `pingpong run` as a process.
#include <gtest/gtest.h>

#include <algorithm>

#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/plain_text.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

TEST(RunCommand, PlaysAllProtocolsAndPrintsATable) {
    const temporary_folder folder;
    const auto ended = run_command(
        {{"run", "--counts", "20,60", "--rounds", "10", "--precision", "100%", "--full"},
         folder.path()});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_EQ(ended.errors.find("pingpong:"), std::string::npos) << ended.errors;
    for (const char* part : {"20 exchanges", "60 exchanges", "raw TCP", "Unix socket", "WebSocket",
                             "HTTP keep-alive", "HTTP reconnect", "Why? "})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
    EXPECT_EQ(folder.size(), 0U);
}

TEST(RunCommand, PlaysTheLeanPairWhenAsked) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "10", "--lean", "--protocols", "ws"}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    for (const char* part : {"WebSocket  ", "ws-lean  ", "http-lean  "})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

TEST(RunCommand, PlaysLeanAndWithDefaultsWhenAskedForSensitivity) {
    const auto ended = run_command({{"run", "--counts", "20", "--rounds", "10", "--sensitivity",
                                     "--full", "--protocols", "http-keepalive"}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    for (const char* part :
         {"HTTP keep-alive ", "ws-lean  ", "http-lean ", "ws-default ", "http-default "})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

TEST(RunCommand, HasAStatusOfItsOwnWhenItsFindingsAreWithheld) {
    // Sanitizers are always a reason; else it takes another load.
    const auto ended = run_command(
        {{"run", "--counts", "40", "--rounds", "10", "--protocols", "tcp,ws", "--format", "json"}});
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    const bool withheld =
        std::ranges::count(parsed.value->diagnostics, severity::invalid, &diagnostic::severity) > 0;
    EXPECT_EQ(ended.status, withheld ? 4 : 0) << ended.errors;
}

TEST(RunCommand, WritesFilesThatReportReadsAgain) {
    const temporary_folder folder;
    const auto run = run_command({{"run", "--counts", "20", "--rounds", "10", "-o", "r.json", "-o",
                                   "r.md", "-o", "r.csv", "--output", "r.txt", "--full"},
                                  folder.path()});
    ASSERT_TRUE(came_to_its_end(run)) << run.errors;
    EXPECT_NE(run.errors.find("\nWritten: r.json, r.md, r.csv, r.txt\n"), std::string::npos)
        << run.errors;
    EXPECT_EQ(folder.size(), 4U);
    EXPECT_EQ(folder.read("r.txt"), run.output);

    const auto again = run_command({{"report", "r.json", "-o", "again.json", "-o", "again.md", "-o",
                                     "again.csv", "--format", "table", "--full"},
                                    folder.path()});
    EXPECT_EQ(again.status, 0) << again.errors;
    EXPECT_EQ(again.output, run.output);
    EXPECT_EQ(folder.read("again.json"), folder.read("r.json"));
    EXPECT_EQ(folder.read("again.md"), folder.read("r.md"));
    EXPECT_EQ(folder.read("again.csv"), folder.read("r.csv"));
}

TEST(RunCommand, ReportsWhatItWasTold) {
    const auto ended = run_command({{"run", "--counts", "20", "--protocols", "ws,tcp", "--payload",
                                     "1K", "--seed", "42", "--warmup", "3", "--rounds", "2",
                                     "--deadline", "1500ms", "--format", "json", "-o", "-"}});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    const report& told = *parsed.value;
    EXPECT_EQ(told.config.seed, 42U);
    EXPECT_EQ(told.config.warm_up_exchanges, 3U);
    EXPECT_EQ(told.config.stop.max_rounds, 2U);
    EXPECT_EQ(told.config.deadline, std::chrono::milliseconds(1500));
    ASSERT_EQ(told.cells.size(), 2U);
    EXPECT_EQ(told.cells[0].protocol, "ws");
    EXPECT_EQ(told.cells[0].payload_request_bytes, 1024U);
    EXPECT_EQ(told.summaries[0].exchanges, 40U);
    EXPECT_FALSE(told.interrupted);
    ASSERT_GT(told.command_line.size(), 3U);
    EXPECT_EQ(told.command_line[1], "run");
}

TEST(RunCommand, DrawsAnotherSeedEachTime) {
    const child_setup setup{
        {"run", "--counts", "2", "--rounds", "10", "--protocols", "tcp", "--format", "json"}};
    const auto first = from_json(run_command(setup).output);
    const auto other = from_json(run_command(setup).output);
    ASSERT_TRUE(first.value && other.value);
    EXPECT_NE(first.value->config.seed, other.value->config.seed);
}

TEST(RunCommand, SaysNothingButResultsWhenQuiet) {
    const temporary_folder folder;
    const auto ended = run_command(
        {{"run", "--counts", "2", "--rounds", "10", "--protocols", "tcp", "--quiet", "-o", "r.md"},
         folder.path()});
    EXPECT_TRUE(came_to_its_end(ended));
    EXPECT_EQ(ended.errors, "");
    EXPECT_FALSE(ended.output.empty());
}

TEST(RunCommand, ShowsProgressOnATerminalAndTakesItAway) {
    for (const auto& [option, line] :
         {std::pair("--in-process", "Experiment 1/2: 20 exchanges; repetition 1, round 0/1"),
          std::pair("--processes=3", "Experiment 1/2: 20 exchanges; process 1/3")}) {
        child_setup setup{
            {"run", "--counts", "20,30", "--rounds", "10", "--precision", "100%", option},
            {},
            {{"TERM", "xterm"}}};
        setup.errors_on_terminal = true;
        const auto ended = run_command(setup);
        EXPECT_TRUE(came_to_its_end(ended));
        EXPECT_NE(ended.errors.find(line), std::string::npos) << line << ended.errors;
        // What comes behind it is on the lines that it was taken from.
        const std::size_t taken_away = ended.errors.rfind("\x1b[2K\r\n");
        ASSERT_NE(taken_away, std::string::npos) << ended.errors;
        EXPECT_EQ(ended.errors.find("Experiment", taken_away), std::string::npos) << ended.errors;
        setup.arguments.emplace_back("--quiet");
        EXPECT_EQ(run_command(setup).errors, "");
    }
}

TEST(RunCommand, TellsItsCourseInPlainLinesWhereThereIsNoTerminal) {
    const auto ended = run_command({{"run", "--counts", "20,30", "--rounds", "10", "--precision",
                                     "100%", "--protocols", "tcp,unix", "--in-process"},
                                    {},
                                    {{"TERM", "xterm"}}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_TRUE(ended.errors.starts_with("Experiment 1/2: 20 exchanges\n")) << ended.errors;
    // Whether it becomes precise enough depends on the machine.
    for (const char* part : {"\nExperiment 2/2: 30 exchanges\n", "\nExperiment 2/2: 30 exchanges; ",
                             " after 10 repetitions: "})
        EXPECT_NE(ended.errors.find(part), std::string::npos) << ended.errors;
    EXPECT_EQ(ended.errors.find('\x1b'), std::string::npos);
    EXPECT_EQ(ended.output.find('\x1b'), std::string::npos);
}

TEST(RunCommand, TellsWhichProcessBeginsWhereThereIsNoTerminal) {
    const std::vector<std::string> words{"run",         "--counts", "20,30",       "--rounds", "10",
                                         "--precision", "100%",     "--protocols", "tcp,unix"};
    const auto ended = run_command({words});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_TRUE(ended.errors.starts_with("Process 1/10 started on processor ")) << ended.errors;
    EXPECT_EQ(ended.errors.find("Process 2/"), std::string::npos) << "only when verbose";
    for (const char* part : {"\nExperiment 1/2: 20 exchanges; precise enough after 10 processes: "
                             "Unix socket / raw TCP ",
                             "\nExperiment 2/2: 30 exchanges; precise enough after 10 processes: "
                             "Unix socket / raw TCP "})
        EXPECT_NE(ended.errors.find(part), std::string::npos) << ended.errors;
    std::vector<std::string> verbose = words;
    verbose.emplace_back("--verbose");
    const std::string told = run_command({verbose}).errors;
    for (int number = 1; number <= 10; ++number)
        EXPECT_NE(told.find("Process " + std::to_string(number) + "/10 started on processor "),
                  std::string::npos)
            << told;
}

TEST(RunCommand, RewritesNothingOnATerminalThatCannot) {
    for (const auto& [option, line] :
         {std::pair("--in-process", "Experiment: 20 exchanges"),
          std::pair("--processes=2", "Process 1/2 started on processor ")}) {
        child_setup setup{{"run", "--counts", "20", "--rounds", "2", "--protocols", "tcp", option},
                          {},
                          {{"TERM", "dumb"}}};
        setup.errors_on_terminal = true;
        const auto ended = run_command(setup);
        EXPECT_TRUE(ended.errors.starts_with(line)) << ended.errors;
        EXPECT_EQ(ended.errors.find('\x1b'), std::string::npos) << ended.errors;
    }
}

TEST(RunCommand, TellsOfEachRepetitionWhenVerbose) {
    const std::vector<std::string> words{"run",         "--counts", "20",        "--rounds",    "3",
                                         "--protocols", "tcp,unix", "--verbose", "--in-process"};
    const auto ended = run_command({words});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    for (const char* part : {"[INFO ", "(run): Experiment: 20 exchanges; repetition 1 ended after",
                             "; repetition 3 ended after"})
        EXPECT_NE(ended.errors.find(part), std::string::npos) << ended.errors;
    std::vector<std::string> both = words;
    both.emplace_back("--quiet");
    EXPECT_EQ(run_command({both}).errors,
              "pingpong: --quiet: not together with --verbose; choose one of them\n");
}

TEST(RunCommand, PaintsTheTableAndNoFileWhenAskedTo) {
    const temporary_folder folder;
    const auto ended = run_command({{"run", "--counts", "20", "--rounds", "2", "--color", "always",
                                     "--quiet", "--full", "-o", "r.txt"},
                                    folder.path(),
                                    {{"NO_COLOR", "1"}}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_NE(ended.output.find("\x1b[1m"), std::string::npos);
    EXPECT_EQ(unpainted(ended.output), folder.read("r.txt"));
}

TEST(RunCommand, DrawsInAsciiWhereTheLocaleDemandsIt) {
    const auto table_in = [](const char* locale) {
        return run_command({{"run", "--counts", "20", "--rounds", "2", "--quiet", "--full"},
                            {},
                            {{"LC_ALL", locale}}})
            .output;
    };
    EXPECT_TRUE(is_ascii(table_in("C")));
    EXPECT_FALSE(is_ascii(table_in("C.UTF-8")));
}

TEST(RunCommand, TellsOfAServerThatIsNotThereAndGoesOn) {
    // Nobody listens on port 1 of this machine, or this test would not pass anywhere.
    const auto ended = run_command(
        {{"run", "--counts", "20", "--rounds", "10", "--protocols", "tcp,ws,http-keepalive", "--ws",
          "ws://127.0.0.1:1/", "--format", "json", "-o", "/dev/null"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_NE(ended.errors.find("\npingpong: ws: connect: Connection refused"), std::string::npos)
        << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    EXPECT_EQ(parsed.value->summaries.front().exchanges, 200U);
}

TEST(RunCommand, WritesStreamsOnceAndLeavesThemThere) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "10", "--protocols", "tcp", "-o",
                      "/dev/stdout", "-o", "/dev/null", "--format", "csv"}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    const std::string headings = ended.output.substr(0, ended.output.find('\n'));
    EXPECT_EQ(ended.output.rfind(headings), 0U) << "written more than once";
}

TEST(RunCommand, KeepsTheOldFileWhenItDoesNotComeToMeasuring) {
    const temporary_folder folder;
    folder.write("r.json", "precious");
    const auto ended = run_command(
        {{"run", "--counts", "2", "--rounds", "10", "-o", "r.json", "-o", "absent/r.md"},
         folder.path()});
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(folder.read("r.json"), "precious");
}

TEST(RunCommand, NeedsEnoughDescriptors) {
    child_setup setup{{"run", "--counts", "2", "--rounds", "10"}};
    setup.descriptor_limit = 18;
    const auto ended = run_command(setup);
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.errors.find("32 are needed and the limit is 18"), std::string::npos)
        << ended.errors;
}

TEST(RunCommand, MakesDoWithAsManyDescriptorsAsItAsksFor) {
    child_setup setup{{"run", "--counts", "100", "--rounds", "10"}};
    setup.descriptor_limit = 32;
    const auto ended = run_command(setup);
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
}

TEST(RunCommand, NeedsDescriptorsForEveryConnection) {
    child_setup setup{{"run", "--counts", "640", "--rounds", "10", "--connections", "64",
                       "--protocols", "tcp,unix,ws,http-keepalive,http-close"}};
    setup.descriptor_limit = 500;
    const auto few = run_command(setup);
    EXPECT_EQ(few.status, 2);
    EXPECT_NE(few.errors.find("725 are needed and the limit is 500"), std::string::npos)
        << few.errors;
    setup.descriptor_limit = 725;
    const auto enough = run_command(setup);
    EXPECT_TRUE(came_to_its_end(enough)) << enough.errors;
}

TEST(RunCommand, PlaysOverManyConnectionsSideBySide) {
    const auto ended = run_command(
        {{"run", "--counts", "400", "--connections", "20", "--rounds", "1", "--format", "json"}});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    for (const cell& each : parsed.value->cells)
        EXPECT_EQ(each.connections, 20U);
    for (const trial& each : parsed.value->trials) {
        EXPECT_EQ(each.warm_up_exchanges, 200U);
        EXPECT_EQ(each.exchanges, 400U);
    }
    for (const comparison& each : parsed.value->comparisons)
        EXPECT_EQ(each.throughput_ratio.has_value(), each.statistic == statistic::median);
}

TEST(RunCommand, ShowsThroughputBesideLatency) {
    const auto ended = run_command(
        {{"run", "--counts", "200", "--rounds", "10", "--connections", "10", "--full"}});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    for (const char* part :
         {"200 exchanges, 4 -> 5 bytes, 10 connections (", "k/s", "as many exchanges per second"})
        EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

}  // namespace
}  // namespace pingpong
