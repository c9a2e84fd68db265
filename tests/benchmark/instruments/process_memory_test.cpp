#include "instruments/process_memory.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace pingpong::benchmark {
namespace {

TEST(ProcessMemory, IsReadFromStatus) {
    const process_memory read =
        parse_status("Name:\tVmRSS:\nVmHWM:\t    9000 kB\nVmRSS:\t    7340 kB\nRssAnon: 1 kB\n");
    EXPECT_EQ(read.bytes, 7340 * 1024);
    EXPECT_EQ(read.peak_bytes, 9000 * 1024);
}

TEST(ProcessMemory, OfAZombieIsNothing) {
    EXPECT_EQ(parse_status("Name:\tx\nState:\tZ (zombie)\n").bytes, 0);
    EXPECT_EQ(parse_status("").peak_bytes, 0);
}

TEST(ProcessMemory, OfThisProcessIsSomething) {
    const process_memory memory = memory_of(::getpid());
    EXPECT_GT(memory.bytes, 0);
    EXPECT_GE(memory.peak_bytes, memory.bytes);
}

}  // namespace
}  // namespace pingpong::benchmark
