#include "pingpong/process/affinity.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <vector>

#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"

namespace pingpong::command {
namespace {

TEST(UsableProcessors, AreThereAscendingAndOnce) {
    const auto processors = usable_processors();
    ASSERT_FALSE(processors.empty());
    EXPECT_TRUE(std::ranges::is_sorted(processors));
    EXPECT_EQ(std::ranges::adjacent_find(processors), processors.end());
}

/// Whether a process of its own does what `action` expects.
bool holds_elsewhere(const std::function<bool()>& action) {
    child_process other({.arguments = {}, .function = [&action] { return action() ? 0 : 1; }});
    return other.wait() == 0;
}

TEST(UseProcessors, LeavesThoseAlone) {
    for (const std::uint64_t processor : usable_processors())
        EXPECT_TRUE(holds_elsewhere([processor] {
            return use_processors({processor}) && usable_processors() == std::vector{processor};
        })) << processor;
}

TEST(UseProcessors, ChangesNothingWhenThereIsNoneOfThem) {
    EXPECT_TRUE(holds_elsewhere([] {
        const auto before = usable_processors();
        return !use_processors({}) && !use_processors({1'000'000}) && usable_processors() == before;
    }));
}

// As `taskset` or a container does it.
TEST(UsableProcessors, OfARunAreThoseThatItWasStartedOn) {
    const std::uint64_t processor = usable_processors().back();
    child_process run({.arguments = {}, .function = [processor] {
                           use_processors({processor});
                           ::unsetenv("GITHUB_STEP_SUMMARY");
                           ::execl(PINGPONG_COMMAND, "pingpong", "run", "--counts=20", "--rounds=6",
                                   "--protocols=tcp,ws", "--quiet", "--format=json", nullptr);
                           return 127;
                       }});
    const int status = run.wait();
    EXPECT_TRUE(status == 0 || status == 4) << status << run.errors();
    EXPECT_EQ(run.errors(), "");
    const auto parsed = from_json(run.output());
    ASSERT_TRUE(parsed.value) << parsed.error;
    EXPECT_EQ(parsed.value->environment.affinity, std::vector{processor});
    ASSERT_EQ(parsed.value->processes.size(), 6U);
    for (const process_facts& process : parsed.value->processes)
        EXPECT_EQ(process.processor, processor);
}

}  // namespace
}  // namespace pingpong::command
