// `pingpong run --against`, as its user meets it.
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

void expect_line(const finished_command& ended, std::string_view part) {
    EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

/// A program of that text.
std::string script(const temporary_folder& folder, const char* text) {
    folder.write("other", std::string("#!/bin/sh\n") + text);
    const std::string path = folder.path_of("other");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

TEST(Against, TellsWhatChangedFromTheOtherProgram) {
    const temporary_folder folder;
    const auto ended = run_command(
        {{"run", "--against", PINGPONG_COMMAND, "--counts", "40", "--protocols", "tcp,ws",
          "--rounds", "2", "--threshold", "5%", "--format", "json", "-o", "-", "-o", "a.md"},
         folder.path()});
    EXPECT_EQ(ended.errors, "Written: a.md\n");
    expect_line(ended, "\"pairs\": 2,");
    expect_line(ended, "\"reference\": \"tcp\"");
    expect_line(ended, "\"reference\": null");
    const std::string result = ended.output.substr(ended.output.find("\"result\": ") + 10, 3);
    if (ended.status != 4) {
        EXPECT_EQ(ended.status, result == "\"wi" ? 0 : result == "\"re" ? 1 : 3) << ended.output;
    }
}

TEST(Against, DoesWithoutWhatAnOlderProgramLacks) {
    const temporary_folder folder;
    const std::string path = script(folder,
                                    "[ \"$2\" = --help ] && { echo '  --counts N'; exit; }\n"
                                    "echo \"$@\" >> told\n"
                                    "exec " PINGPONG_COMMAND " \"$@\"\n");
    const auto ended = run_command({{"run", "--against", path, "--counts", "40", "--protocols",
                                     "tcp,ws", "--rounds", "2", "--seed", "5", "--quiet"},
                                    folder.path()});
    EXPECT_EQ(ended.errors, "");
    EXPECT_EQ(folder.read("told"),
              "run --counts 40 --rounds 10 --protocols tcp,ws --quiet --format json -o - --seed 5\n"
              "run --counts 40 --rounds 10 --protocols tcp,ws --quiet --format json -o - --seed "
              "6\n");
}

TEST(Against, RefusesWhatIsNoPingpong) {
    const temporary_folder folder;
    const auto errors = [](const std::string& path) {
        const auto ended = run_command({{"run", "--against", path, "--counts", "40"}});
        EXPECT_EQ(ended.status, 2);
        EXPECT_EQ(ended.output, "");
        return ended.errors;
    };
    EXPECT_EQ(errors("/absent/pingpong"),
              "pingpong: '/absent/pingpong' cannot be run: No such file or directory\n");
    EXPECT_EQ(errors("/bin/true"),
              "pingpong: --against: '/bin/true' is no pingpong: it does not tell of run "
              "--counts\n");
    const std::string path =
        script(folder, "[ \"$2\" = --help ] && { echo '  --counts N'; exit; }\nexit 7\n");
    EXPECT_EQ(errors(path), "pingpong: '" + path +
                                "' printed no report and ended with status 7: there is nothing in "
                                "it\n");
}

TEST(Against, RefusesOptionsThatBelongToARun) {
    const auto errors = [](std::vector<std::string> more) {
        more.insert(more.begin(), {"run", "--against", "/bin/true"});
        const auto ended = run_command({more});
        EXPECT_EQ(ended.status, 2);
        return ended.errors;
    };
    EXPECT_EQ(errors({"--thorough"}), "pingpong: --against: not together with --thorough\n");
    EXPECT_EQ(errors({"--assert", "ws.p99_us < 1"}),
              "pingpong: --against: not together with --assert\n");
    EXPECT_EQ(errors({"--counts", "0"}).substr(0, 18), "pingpong: --counts");
}

TEST(Against, EndsWhenItIsInterrupted) {
    const temporary_folder folder;
    const std::string path = script(folder,
                                    "[ \"$2\" = --help ] && { echo '  --counts N'; exit; }\n"
                                    "trap 'exit 3' INT\n"
                                    "echo begun >&2\n"
                                    "while :; do sleep 0.01; done\n");
    child_process running({{"run", "--against", path, "--counts", "40"}});
    ASSERT_TRUE(running.await_errors("begun"));
    running.signal(SIGINT);
    EXPECT_EQ(running.wait(), 130);
    EXPECT_EQ(running.errors(), "begun\npingpong: interrupted\n");
}

}  // namespace
}  // namespace pingpong
