#include "child.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <stdexcept>

#include "instruments/cpu_time.hpp"

namespace pingpong::benchmark {
namespace {

TEST(Child, SaysWhatItPrinted) {
    EXPECT_EQ(child({"echo", "Pong!"}).wait().output, "Pong!\n");
}

TEST(Child, IsAwaitedUntilItSaysSo) {
    child process({"sh", "-c", "echo begin; echo ready now; sleep 60"});
    EXPECT_EQ(process.await("ready"), "begin\nready now\n");
}

TEST(Child, ThatFailsThrows) {
    EXPECT_THROW(child({"false"}).wait(), std::runtime_error);
    EXPECT_THROW(child({"true"}).await("never"), std::runtime_error);
}

TEST(Child, CanBeAPieceOfThisProcess) {
    child process([] {
        std::puts("from within");
        std::fflush(stdout);
    });
    EXPECT_EQ(process.wait().output, "from within\n");
}

TEST(Child, SpendsCpuTimeOfItsOwn) {
    const auto spend = [] {
        for (const double begin = cpu_ns(); cpu_ns() - begin < 50e6;) {
        }
    };
    const double before = cpu_ns();
    child process(spend);
    EXPECT_GE(process.wait().cpu_ns, 40e6);
    EXPECT_LT(cpu_ns() - before, 40e6);
}

TEST(PeakMemory, IsThatOfTheProgramAlone) {
    const std::vector<char> ours(64 * 1024 * 1024, 'x');
    const auto peak = peak_bytes_of({"true"});
    EXPECT_GT(peak, 64 * 1024);
    EXPECT_LT(peak, 16 * 1024 * 1024) << ours.size();
}

TEST(PeakMemory, OfAFailedProgramThrows) {
    EXPECT_THROW(peak_bytes_of({"false"}), std::runtime_error);
}

}  // namespace
}  // namespace pingpong::benchmark
