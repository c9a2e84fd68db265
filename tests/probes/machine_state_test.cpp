#include "pingpong/probes/machine_state.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

machine_state made(double load, std::uint64_t steal, nanoseconds delay) {
    machine_state state;
    state.load1 = load;
    state.psi_cpu_some_avg10 = 2 * load;
    state.steal_ticks = steal;
    state.run_delay = delay;
    return state;
}

TEST(MachineState, IsReadFromProcOnLinux) {
    const machine_state now = read_machine_state();
    EXPECT_GE(now.load1.value_or(-1), 0);
    EXPECT_TRUE(now.steal_ticks.has_value());
    EXPECT_GE(now.psi_cpu_some_avg10.value_or(0), 0);
    EXPECT_LE(now.psi_cpu_some_avg10.value_or(0), 100);
}

TEST(MachineState, IsNotedAtBothEndsOrByItsGrowth) {
    environment_info info;
    record_states(info, made(0.5, 7, nanoseconds(100)), made(1.5, 9, nanoseconds(350)));
    EXPECT_EQ(info.load1_start, 0.5);
    EXPECT_EQ(info.load1_end, 1.5);
    EXPECT_EQ(info.psi_cpu_some_avg10_start, 1.0);
    EXPECT_EQ(info.psi_cpu_some_avg10_end, 3.0);
    EXPECT_EQ(info.steal_ticks, 2U);
    EXPECT_EQ(info.run_delay, nanoseconds(250));
}

TEST(MachineState, GrewByAnUnknownAmountWhenAnEndIsUnknown) {
    environment_info info;
    record_states(info, machine_state(), made(1, 9, nanoseconds(350)));
    EXPECT_FALSE(info.steal_ticks || info.run_delay || info.load1_start);
    EXPECT_EQ(info.load1_end, 1.0);
}

// Then another thread took over, whose delays began elsewhere.
TEST(MachineState, DoesNotGrowBackwards) {
    environment_info info;
    record_states(info, made(1, 9, nanoseconds(350)), made(1, 9, nanoseconds(349)));
    EXPECT_EQ(info.steal_ticks, 0U);
    EXPECT_FALSE(info.run_delay.has_value());
}

}  // namespace
}  // namespace pingpong
