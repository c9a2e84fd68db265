#include "pingpong/probes/process_usage.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <thread>

namespace pingpong {
namespace {

TEST(ProcessUsage, GrowsWithTheWorkDone) {
    const process_usage before = read_process_usage();
    EXPECT_GE(before.user.count(), 0);
    EXPECT_GE(before.system.count(), 0);
    process_usage after = before;
    std::uint64_t work = 1;
    // The clock of some kernels ticks every 10 ms only.
    for (int i = 0; i < 100000 && after.user <= before.user; ++i) {
        for (int k = 0; k < 10000; ++k)
            work = work * 6364136223846793005U + 1;
        after = read_process_usage();
    }
    EXPECT_GT(after.user, before.user) << work;
    EXPECT_GE(after.system, before.system);
    EXPECT_GE(after.involuntary_switches, before.involuntary_switches);
}

TEST(ProcessUsage, CountsTheSwitchesOfAllThreads) {
    const process_usage before = read_process_usage();
    process_usage after = before;
    for (int i = 0; i < 1000 && after.voluntary_switches == before.voluntary_switches; ++i) {
        std::thread([] { std::this_thread::yield(); }).join();
        after = read_process_usage();
    }
    EXPECT_GT(after.voluntary_switches, before.voluntary_switches);
}

}  // namespace
}  // namespace pingpong
