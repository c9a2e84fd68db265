// Ctrl-C while measuring, as a process.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

/// A run that takes far longer than any test, and writes its first experiment soon.
child_setup long_run(const temporary_folder& folder, std::vector<std::string> more = {}) {
    child_setup setup{{"run", "--counts", "20,1000000000", "--rounds", "1", "-o", "r.json"},
                      folder.path()};
    setup.arguments.insert(setup.arguments.end(), more.begin(), more.end());
    return setup;
}

/// Waits until r.json is what `wanted` wants.
template <class Wanted>
::testing::AssertionResult await_report(const temporary_folder& folder, Wanted wanted) {
    for (int i = 0; i < 3000; ++i) {
        const auto parsed = from_json(folder.read("r.json"));
        if (parsed.value && wanted(*parsed.value))
            return ::testing::AssertionSuccess();
        ::usleep(10'000);
    }
    return ::testing::AssertionFailure() << "no such report";
}

bool any(const report&) {
    return true;
}

bool interrupted(const report& report) {
    return report.interrupted;
}

class Interruption : public ::testing::TestWithParam<int> {};

TEST_P(Interruption, WritesWhatWasMeasured) {
    const temporary_folder folder;
    child_process command(long_run(folder, {"-o", "r.md"}));
    ASSERT_TRUE(await_report(folder, any));
    command.signal(GetParam());
    EXPECT_EQ(command.wait(), 130);
    EXPECT_NE(command.errors().find("pingpong: interrupted: "), std::string::npos)
        << command.errors();
    EXPECT_NE(command.output().find("20 exchanges"), std::string::npos) << command.output();
    EXPECT_FALSE(folder.read("r.md").empty());
    EXPECT_EQ(folder.size(), 2U);

    const auto parsed = from_json(folder.read("r.json"));
    ASSERT_TRUE(parsed.value) << parsed.error;
    EXPECT_TRUE(parsed.value->interrupted);
    EXPECT_EQ(parsed.value->summaries.front().exchanges, 20U);
}

INSTANTIATE_TEST_SUITE_P(Signals, Interruption, ::testing::Values(SIGINT, SIGTERM));

TEST(Interruption, KillsTheSecondTime) {
    const temporary_folder folder;
    ASSERT_EQ(::mkfifo(folder.path_of("full").c_str(), 0600), 0);
    // A pipe that is full: the report does not fit, so the end has to wait for a reader.
    const int reader = ::open(folder.path_of("full").c_str(), O_RDWR | O_NONBLOCK);
    const std::string block(4096, 'x');
    while (::write(reader, block.data(), block.size()) > 0) {
    }
    child_process command(long_run(folder, {"-o", "full", "--format", "json"}));
    ASSERT_TRUE(await_report(folder, any));
    command.signal(SIGINT);
    ASSERT_TRUE(await_report(folder, interrupted));
    command.signal(SIGINT);
    EXPECT_EQ(command.wait(), -SIGINT);
    ::close(reader);
}

}  // namespace
}  // namespace pingpong
