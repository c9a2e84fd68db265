#include "pingpong/process/subprocess.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {

/// What a program printed, and how it ended.
struct ended_program {
    std::string output;
    int status = 0;
    bool interrupted = false;
};

ended_program run_shell(const std::string& script,
                        signal_forwarding forwarding = signal_forwarding::none) {
    subprocess process({"/bin/sh", "-c", script}, forwarding);
    ended_program ended;
    ended.output = process.read_output();
    ended.status = process.wait();
    ended.interrupted = process.interrupted();
    return ended;
}

std::string usage_error_of(const std::string& path) {
    try {
        const subprocess process({path});
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        return error.what();
    }
    return "no error";
}

void expect_no_child() {
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST(Subprocess, GivesAllThatIsPrintedAndTheStatus) {
    const auto ended = run_shell(
        "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done; "
        "exit 7");
    EXPECT_TRUE(ended.output.starts_with("line 0\n"));
    EXPECT_TRUE(ended.output.ends_with("line 19999\n"));
    EXPECT_EQ(ended.status, 7);
    EXPECT_FALSE(ended.interrupted);
}

TEST(Subprocess, IsReadLineByLineWhileItRuns) {
    subprocess process({"/bin/sh", "-c", "printf 'one\\n\\nthr'; printf 'ee\\nrest'; sleep 60"});
    EXPECT_EQ(process.read_line(), "one");
    EXPECT_EQ(process.read_line(), "");
    EXPECT_EQ(process.read_line(), "three");
}

TEST(Subprocess, HasNoLineAfterTheLast) {
    subprocess process({"/bin/sh", "-c", "echo one; printf two"});
    EXPECT_EQ(process.read_line(), "one");
    EXPECT_EQ(process.read_line(), std::nullopt);
    EXPECT_EQ(process.read_output(), "two");
    EXPECT_EQ(process.wait(), 0);
}

TEST(Subprocess, ReportsTheSignalThatKilledItAsAShellDoes) {
    EXPECT_EQ(run_shell("kill -KILL $$").status, 128 + 9);
}

TEST(Subprocess, HasNoInput) {
    EXPECT_EQ(run_shell("cat; echo end").output, "end\n");
}

TEST(Subprocess, GetsAnInterruptionThatIsForwarded) {
    const auto ended = run_shell(
        "trap 'echo told; exit 3' INT; kill -INT $PPID; "
        "while :; do sleep 0.01; done",
        signal_forwarding::forward);
    EXPECT_EQ(ended.output, "told\n");
    EXPECT_EQ(ended.status, 3);
    EXPECT_TRUE(ended.interrupted);
}

TEST(Subprocess, LeavesNoProcessBehind) {
    run_shell("true");
    expect_no_child();
    { subprocess process({"/bin/sleep", "60"}); }
    expect_no_child();
}

TEST(Subprocess, IsKilledWhenItDoesNotEnd) {
    {
        subprocess process(
            {"/bin/sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"});
        EXPECT_EQ(process.read_line(), "ready");
    }
    expect_no_child();
}

TEST(Subprocess, EndsWithItsParent) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe2(ends.data(), 0), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        // The program inherits the pipe, which closes when it and this process have ended.
        subprocess process({"/bin/sh", "-c",
                            "trap 'exit 0' TERM; echo; i=0; while [ $i -lt 1000 ]; do sleep 0.1; "
                            "i=$((i+1)); done"});
        process.read_line();
        ::kill(::getpid(), SIGKILL);
    }
    ::close(ends[1]);
    pollfd closed{ends[0], POLLIN, 0};
    EXPECT_EQ(::poll(&closed, 1, 30'000), 1);
    ::close(ends[0]);
    ::waitpid(parent, nullptr, 0);
}

TEST(Subprocess, NamesWhatCannotBeRun) {
    EXPECT_EQ(usage_error_of("/absent/pingpong"),
              "'/absent/pingpong' cannot be run: No such file or directory");
    EXPECT_EQ(usage_error_of("/etc/passwd"), "'/etc/passwd' cannot be run: Permission denied");
    expect_no_child();
}

}  // namespace
}  // namespace pingpong::command
