#include "pingpong/probes/system_calls.hpp"

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/scripted_peer.hpp"
#include "support/temporary_folder.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

void call(int times) {
    for (int i = 0; i < times; ++i)
        ::syscall(SYS_getppid);
}

// Whether the kernel lets us depends on where the test runs; both are right.
TEST(SystemCallCounter, CountsTheCallsBetweenOrSaysWhyNot) {
    system_call_counter counter;
    for (const int times : {10, 0, 1}) {
        call(3);
        counter.begin();
        call(times);
        const auto counted = counter.end();
        EXPECT_EQ(counted.has_value(), !counter.unavailable().has_value());
        EXPECT_EQ(counted.value_or(static_cast<std::uint64_t>(times)),
                  static_cast<std::uint64_t>(times));
    }
}

TEST(SystemCallCounter, SaysThatNobodyDescribesTracepoints) {
    system_call_counter counter({"/nowhere", "/nowhere/either"});
    EXPECT_EQ(counter.unavailable(), "no tracefs");
    counter.begin();
    EXPECT_FALSE(counter.end().has_value());
}

TEST(SystemCallCounter, SaysWhatTheKernelSaid) {
    const temporary_folder folder;
    const std::string events = folder.path() + "/events";
    for (const char* part : {"", "/raw_syscalls", "/raw_syscalls/sys_enter"})
        std::filesystem::create_directory(events + part);
    std::ofstream(events + "/raw_syscalls/sys_enter/id") << "999999999\n";  // there is none
    const std::size_t before = open_descriptors();
    system_call_counter counter({"/nowhere", folder.path()});
    ASSERT_TRUE(counter.unavailable().has_value());
    EXPECT_TRUE(counter.unavailable()->starts_with("not permitted by the kernel: "))
        << *counter.unavailable();
    EXPECT_FALSE(counter.end().has_value());
    EXPECT_EQ(open_descriptors(), before);
}

TEST(SystemCallCounter, LeavesNoDescriptorBehind) {
    const std::size_t before = open_descriptors();
    { const system_call_counter counter; }
    EXPECT_EQ(open_descriptors(), before);
}

class SystemCalls : public testing::Test {
protected:
    report measure_with_calls(plan plan) {
        observer observer;
        plan.measure_clock = false;
        return measure(context_, std::move(plan), observer);
    }

    boost::asio::io_context context_{1};
};

TEST_F(SystemCalls, AreCountedForEveryContenderOrItIsSaidWhyNot) {
    const report report = measure_with_calls(plan({experiment(20, everybody())}));
    for (const cell_summary& each : report.summaries) {
        EXPECT_EQ(each.system_calls_per_exchange.has_value(),
                  !report.config.syscalls_unavailable.has_value());
        EXPECT_GE(each.system_calls_per_exchange.value_or(4), 4);  // two sends and two receives
    }
}

TEST_F(SystemCalls, AreCountedInABlockOfTheirOwn) {
    const report report = measure_with_calls(plan({experiment(20, everybody(), std::nullopt, 4)}));
    expect_consistent(report);
    for (const cell_summary& each : report.summaries)
        EXPECT_EQ(each.exchanges, 20 * each.trials);
}

TEST_F(SystemCalls, EndATrialThatFailsMeanwhile) {
    const scripted_peer peer(context_, std::vector<std::string>(15, "Pong\n"), afterwards::closes);
    const report report =
        measure_with_calls(plan({experiment(20, {{"tcp", peer.where("tcp")}, "unix"})}));
    EXPECT_TRUE(report.trials[0].failure || report.trials[1].failure);
    EXPECT_EQ(report.summaries[0].exchanges, 0U);
    EXPECT_EQ(report.summaries[1].exchanges, 20 * report.summaries[1].trials);
}

TEST_F(SystemCalls, AreNotCountedUnasked) {
    plan plan({experiment(20, {"unix"})});
    plan.count_system_calls = false;
    const report without = measure_with_calls(plan);
    EXPECT_FALSE(without.summaries[0].system_calls_per_exchange.has_value());
    EXPECT_FALSE(without.config.syscalls_unavailable.has_value());
}

}  // namespace
}  // namespace pingpong
