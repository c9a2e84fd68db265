// Options from the environment and from a file, as the user of the command meets them.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

using variables = std::vector<std::pair<std::string, std::string>>;

finished_command dry_run(const temporary_folder& folder, const variables& environment,
                         std::vector<std::string> more = {}) {
    std::vector<std::string> words{"run", "--dry-run"};
    words.insert(words.end(), more.begin(), more.end());
    return run_command({words, folder.path(), environment});
}

void write(const temporary_folder& folder, const std::string& text) {
    std::ofstream(folder.path() + "/job.toml") << text;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST(Settings, OfTheEnvironmentHold) {
    const temporary_folder folder;
    const auto ended = dry_run(folder, {{"PINGPONG_COUNTS", "123"}, {"PINGPONG_MAX_TIME", "7s"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_TRUE(has(ended.output, "123 exchanges")) << ended.output;
    EXPECT_TRUE(has(ended.output, "7 seconds")) << ended.output;
}

TEST(Settings, OfAFileHoldForTheCommandOfTheirSection) {
    const temporary_folder folder;
    write(folder,
          "# nightly\ncounts = 77\n[serve]\necho = true\n[run]\noutput = [\"a.json\", \"b.md\"]\n"
          "quick = true\n");
    const auto ended = dry_run(folder, {}, {"--config", "job.toml"});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_TRUE(has(ended.output, "77 exchanges")) << ended.output;
    EXPECT_TRUE(has(ended.output, "10 seconds")) << ended.output;
    EXPECT_TRUE(has(ended.output, "a.json") && has(ended.output, "b.md")) << ended.output;
}

TEST(Settings, GiveWayToTheCommandLineAndTheFileToTheEnvironment) {
    const temporary_folder folder;
    write(folder, "counts = 1\nmax-time = 1s\nseed = 1\n");
    const variables environment{
        {"PINGPONG_COUNTS", "2"}, {"PINGPONG_MAX_TIME", "2s"}, {"PINGPONG_CONFIG", "job.toml"}};
    const auto ended = dry_run(folder, environment, {"--counts", "3"});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_TRUE(has(ended.output, " 3 exchanges")) << ended.output;
    EXPECT_TRUE(has(ended.output, "2 seconds")) << ended.output;
    EXPECT_TRUE(has(ended.output, "Random seed: 1.")) << ended.output;
}

TEST(Settings, ThatAreWrongAreToldWithWhereTheyAreFrom) {
    const temporary_folder folder;
    write(folder, "precision = much\n");
    const struct {
        variables environment;
        std::vector<std::string> words;
        std::string says;
    } calls[] = {
        {{{"PINGPONG_COUNTS", "x"}}, {}, "--counts: 'x' is not a whole number"},
        {{{"PINGPONG_COUNTS", "x"}}, {}, "(PINGPONG_COUNTS)"},
        {{}, {"--config", "job.toml"}, "--precision: 'much' is not a percentage"},
        {{}, {"--config", "job.toml"}, "(job.toml)"},
        {{{"PINGPONG_QUICK", "perhaps"}}, {}, "PINGPONG_QUICK: quick: 'perhaps' is neither true"},
    };
    for (const auto& call : calls) {
        const auto ended = dry_run(folder, call.environment, call.words);
        EXPECT_EQ(ended.status, 2);
        EXPECT_EQ(ended.output, "");
        EXPECT_TRUE(has(ended.errors, call.says)) << ended.errors;
    }
}

TEST(Settings, OfAFileMustBeOptionsOfTheCommand) {
    const temporary_folder folder;
    write(folder, "conuts = 5\n");
    const auto unknown = dry_run(folder, {}, {"--config", "job.toml"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_TRUE(has(unknown.errors,
                    "job.toml: 'conuts' is not an option of run; did you mean "
                    "counts?"))
        << unknown.errors;
    write(folder, "seed = [5, 6]\n");
    const auto twice = dry_run(folder, {}, {"--config", "job.toml"});
    EXPECT_EQ(twice.status, 2);
    EXPECT_TRUE(has(twice.errors, "--seed: '5,6' is not a whole number")) << twice.errors;
    const auto absent = dry_run(folder, {}, {"--config", "absent.toml"});
    EXPECT_EQ(absent.status, 5);
    EXPECT_TRUE(has(absent.errors, "--config: 'absent.toml' cannot be read")) << absent.errors;
}

TEST(Settings, OfTheEnvironmentAreNotMisspeltInSilence) {
    const temporary_folder folder;
    const auto misspelt = dry_run(folder, {{"PINGPONG_COUNT", "5"}});
    EXPECT_EQ(misspelt.status, 2);
    EXPECT_TRUE(has(misspelt.errors,
                    "PINGPONG_COUNT: there is no such option; did you mean PINGPONG_COUNTS?"))
        << misspelt.errors;
    // What a container's platform makes of a service named pingpong.
    const auto others = dry_run(folder, {{"PINGPONG_PORT", "tcp://10.0.0.1:80"},
                                         {"PINGPONG_SERVICE_HOST", "10.0.0.1"},
                                         {"PINGPONG_PORT_80_TCP_ADDR", "10.0.0.1"},
                                         {"PINGPONG_COUNT", ""},
                                         {"PINGPONG_UNIX_PATH", ""}});
    EXPECT_EQ(others.status, 0) << others.errors;
    const auto of_another_command = dry_run(folder, {{"PINGPONG_TRIALS", "7"}});
    EXPECT_EQ(of_another_command.status, 0) << of_another_command.errors;
}

TEST(Settings, OfAFileMayBeListsAsOnTheCommandLine) {
    const temporary_folder folder;
    // As in the manual.
    write(folder,
          "# of a nightly job\ncounts = 1000,5000\nprecision = 0.5%\n[run]\n"
          "output = [\"run.json\", \"run.md\"]\nquiet = true\n");
    const auto ended = dry_run(folder, {}, {"--config", "job.toml"});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    for (const char* part : {"1. 1000 exchanges", "2. 5000 exchanges", "+-0.5 %", "run.md"})
        EXPECT_TRUE(has(ended.output, part)) << part << ended.output;
}

TEST(Settings, GiveWayToTheOppositeOnTheCommandLine) {
    const temporary_folder folder;
    const auto ended = dry_run(folder, {{"PINGPONG_QUICK", "1"}, {"PINGPONG_QUIET", "1"}},
                               {"--thorough", "--verbose"});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_TRUE(has(ended.output, "10 minutes")) << ended.output;
}

TEST(Settings, AreInTheCommandThatAReportNames) {
    const temporary_folder folder;
    write(folder, "warmup = 3\n");
    const auto ended = run_command(
        {{"run", "--rounds", "1", "--protocols", "tcp", "--format", "json", "--config", "job.toml"},
         folder.path(),
         {{"PINGPONG_COUNTS", "20"}}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    for (const char* part : {"\"--counts=20\"", "\"--warmup=3\""})
        EXPECT_TRUE(has(ended.output, part)) << part;
    EXPECT_FALSE(has(ended.output, "job.toml"));
}

TEST(Settings, ThatSayNoAreNotGiven) {
    const temporary_folder folder;
    const auto ended = dry_run(folder, {{"PINGPONG_QUICK", "false"}, {"PINGPONG_THOROUGH", ""}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_TRUE(has(ended.output, "30 seconds")) << ended.output;
}

TEST(Settings, AreNotTakenAgainByTheProcessesThatShareARun) {
    const temporary_folder folder;
    const auto ended = run_command(
        {{"run", "--counts", "100", "--rounds", "2", "--protocols", "tcp", "--format", "json"},
         folder.path(),
         {{"PINGPONG_PROCESSES", "2"}, {"PINGPONG_OUTPUT", "r.md"}}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_TRUE(has(ended.output, "\"processes\": 2")) << ended.output.substr(0, 2000);
    EXPECT_EQ(folder.size(), 1U);
}

}  // namespace
}  // namespace pingpong
