#include "pingpong/probes/environment.hpp"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/utsname.h>

#include <boost/version.hpp>
#include <regex>
#include <string>

namespace pingpong {
namespace {

TEST(Environment, NamesTheProgramThatMeasured) {
    const generator_info info = describe_generator();
    EXPECT_EQ(info.name, "pingpong");
    EXPECT_TRUE(std::regex_match(info.version, std::regex(R"(\d+\.\d+\.\d+)"))) << info.version;
    EXPECT_TRUE(std::regex_match(info.commit, std::regex("unknown|[0-9a-f]{12}"))) << info.commit;
    EXPECT_FALSE(info.build_type.empty());
    EXPECT_NE(info.compiler.find(__VERSION__), std::string::npos) << info.compiler;
}

// BOOST_LIB_VERSION is written by hand in Boost, apart from the number: "1_81" for 1.81.0.
TEST(Environment, WritesTheVersionOfBoostAsPeopleDo) {
    std::string expected = BOOST_LIB_VERSION;
    expected[expected.find('_')] = '.';
    EXPECT_TRUE(describe_generator().boost_version.starts_with(expected + '.'))
        << describe_generator().boost_version;
}

TEST(Environment, NamesTheMachine) {
    utsname name{};
    ASSERT_EQ(uname(&name), 0);
    const environment_info info = describe_environment();
    EXPECT_EQ(info.kernel, std::string(name.sysname) + ' ' + name.release);
    EXPECT_EQ(info.arch, name.machine);
    EXPECT_EQ(info.host, name.nodename);
    EXPECT_GE(info.cpus_online.value_or(0), 1U);
    EXPECT_GT(info.mem_bytes.value_or(0), 16U << 20);
}

// Files that a system may not have: a value that is there must make sense.
TEST(Environment, TellsNothingRatherThanNonsense) {
    const environment_info info = describe_environment();
    for (const auto& text : {info.cpu_model, info.clocksource, info.tcp_congestion, info.governor,
                             info.lo_qdisc, info.mitigations})
        if (text) {
            EXPECT_FALSE(text->empty());
            EXPECT_EQ(text->find('\n'), std::string::npos) << *text;
        }
    EXPECT_EQ(info.port_low.has_value(), info.port_high.has_value());
    if (info.port_low) {
        EXPECT_GE(*info.port_low, 1U);
        EXPECT_LE(*info.port_low, *info.port_high);
        EXPECT_LE(*info.port_high, 65535U);
    }
    EXPECT_LE(info.tcp_tw_reuse.value_or(0), 2U);
    EXPECT_LE(info.aslr.value_or(0), 2U);
    EXPECT_LE(info.mhz_min.value_or(0), info.mhz_max.value_or(~0U));
}

TEST(Environment, IsReadFromProcOnLinux) {
    const environment_info info = describe_environment();
    EXPECT_TRUE(info.tcp_congestion && info.port_low && info.aslr && info.lo_mtu_bytes);
}

TEST(Environment, NamesTheProcessorsThatItMayUse) {
    cpu_set_t set;
    ASSERT_EQ(sched_getaffinity(0, sizeof set, &set), 0);
    const auto affinity = describe_environment().affinity;
    ASSERT_TRUE(affinity.has_value());
    EXPECT_EQ(affinity->size(), static_cast<std::size_t>(CPU_COUNT(&set)));
    for (const std::uint64_t cpu : *affinity)
        EXPECT_TRUE(CPU_ISSET(cpu, &set)) << cpu;
}

TEST(Environment, TellsHowTheProgramWasChecked) {
    const generator_info info = describe_generator();
#ifdef __SANITIZE_ADDRESS__
    EXPECT_NE(info.sanitizers.value_or("").find("address"), std::string::npos);
#else
    EXPECT_FALSE(info.sanitizers.has_value());
#endif
#ifndef NDEBUG
    EXPECT_EQ(info.assertions, true);
#endif
}

}  // namespace
}  // namespace pingpong
