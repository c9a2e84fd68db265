#include "pingpong/process/child_process.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cerrno>

#include "pingpong/command_error.hpp"
#include "pingpong/process/child_report.hpp"

namespace pingpong::command {
namespace {

ended_child run_shell(const std::string& script) {
    return run_child({"/bin/sh", "-c", script});
}

template <class Deed>
std::string line_of(exit_status expected, Deed deed) {
    try {
        deed();
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, expected);
        return error.what();
    }
    return "no error";
}

TEST(RunChild, GivesAllThatIsPrintedAndTheStatus) {
    const auto ended = run_shell(
        "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done; "
        "exit 7");
    EXPECT_TRUE(ended.output.starts_with("line 0\n"));
    EXPECT_TRUE(ended.output.ends_with("line 19999\n"));
    EXPECT_EQ(ended.status, 7);
    EXPECT_FALSE(ended.interrupted);
}

TEST(RunChild, TellsTheSignalThatKilledItAsAShellDoes) {
    EXPECT_EQ(run_shell("kill -KILL $$").status, 128 + 9);
}

TEST(RunChild, HasNoInput) {
    EXPECT_EQ(run_shell("cat; echo end").output, "end\n");
}

TEST(RunChild, PassesAnInterruptionOn) {
    const auto ended = run_shell(
        "trap 'echo told; exit 3' INT; kill -INT $PPID; "
        "while :; do sleep 0.01; done");
    EXPECT_EQ(ended.output, "told\n");
    EXPECT_EQ(ended.status, 3);
    EXPECT_TRUE(ended.interrupted);
}

TEST(RunChild, LeavesNoProcessBehind) {
    run_shell("true");
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST(RunChild, NamesWhatCannotBeRun) {
    EXPECT_EQ(line_of(exit_status::wrong_usage, [] { run_child({"/absent/pingpong"}); }),
              "'/absent/pingpong' cannot be run: No such file or directory");
    EXPECT_EQ(line_of(exit_status::wrong_usage, [] { run_child({"/etc/passwd"}); }),
              "'/etc/passwd' cannot be run: Permission denied");
}

TEST(ReportOfChild, ReadsWhatAnotherRunMeasured) {
    const auto made =
        report_of_child({PINGPONG_COMMAND, "run", "--counts", "20", "--rounds", "2", "--protocols",
                         "tcp,ws", "--seed", "7", "--quiet", "--format", "json"});
    EXPECT_TRUE(made.status == 0 || made.status == 4) << made.status;  // 4: under sanitizers
    EXPECT_FALSE(made.interrupted);
    EXPECT_EQ(made.measured.config.seed, 7U);
    EXPECT_EQ(made.measured.cells.size(), 2U);
}

TEST(ReportOfChild, SaysThatThereIsNone) {
    EXPECT_EQ(line_of(exit_status::wrong_usage, [] { report_of_child({"/bin/false"}); }),
              "'/bin/false' printed no report and ended with status 1: there is nothing in it");
}

TEST(ReportOfChild, IsInterruptedWhenItsProgramIs) {
    EXPECT_EQ(line_of(exit_status::interrupted,
                      [] {
                          report_of_child({"/bin/sh", "-c",
                                           "trap 'exit 3' INT; kill -INT $PPID; "
                                           "while :; do sleep 0.01; done"});
                      }),
              "interrupted");
}

}  // namespace
}  // namespace pingpong::command
