#include "pingpong/process/process_schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <string>
#include <variant>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "support/child_process.hpp"

namespace pingpong::command {
namespace {

using namespace std::chrono_literals;

/// The schedule of `pingpong run` with these options.
process_schedule schedule_of(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    const auto line = parse_command_line(std::move(words), protocol_table());
    const auto& request = std::get<run_request>(line.request);
    return make_schedule(request, make_plan(request));
}

TEST(ProcessSchedule, HasTwelveProcessesInTheFirstTenSecondsAndMoreAfterThem) {
    const process_schedule schedule = schedule_of({});
    EXPECT_EQ(schedule.processes, 12U);
    EXPECT_EQ(schedule.share, std::chrono::nanoseconds(10s) / 12);
    EXPECT_TRUE(schedule.goes_on);
    EXPECT_FALSE(schedule.max_rounds);
}

TEST(ProcessSchedule, SpreadsTwelveOverAShorterTime) {
    for (const char* option : {"--quick", "--max-time=10s"}) {
        const process_schedule schedule = schedule_of({option});
        EXPECT_EQ(schedule.processes, 12U);
        EXPECT_EQ(schedule.share, std::chrono::nanoseconds(10s) / 12);
    }
    const process_schedule shorter = schedule_of({"--max-time=6s"});
    EXPECT_EQ(shorter.processes, 12U);
    EXPECT_EQ(shorter.share, 500ms);
    EXPECT_TRUE(shorter.goes_on);
}

TEST(ProcessSchedule, HasLongerProcessesAndNotManyMoreInALongTime) {
    const process_schedule thorough = schedule_of({"--thorough"});
    EXPECT_EQ(thorough.processes, 12U);
    EXPECT_EQ(thorough.share, 2500ms);
    EXPECT_TRUE(thorough.goes_on);
    EXPECT_EQ(schedule_of({"--max-time=2h"}).share, 30s);
}

TEST(ProcessSchedule, HasFewerProcessesWhereTheTimeIsTooShortForTwelve) {
    const process_schedule short_run = schedule_of({"--max-time=200ms"});
    EXPECT_EQ(short_run.processes, 5U);
    EXPECT_EQ(short_run.share, min_share);
    EXPECT_TRUE(short_run.goes_on);
    const process_schedule alone = schedule_of({"--max-time=79ms"});
    EXPECT_EQ(alone.processes, 1U);
    EXPECT_FALSE(alone.goes_on);
}

// 1000 exchanges are five rounds a repetition, 20 are one.
TEST(ProcessSchedule, DividesTheRoundsAmongNoMoreProcessesThanThereAreRepetitions) {
    const process_schedule few = schedule_of({"--counts=1000", "--rounds=17"});
    EXPECT_EQ(few.processes, 4U);
    EXPECT_EQ(few.max_rounds, 5U);
    EXPECT_EQ(few.share, 7500ms);
    EXPECT_FALSE(few.goes_on);
    const process_schedule many = schedule_of({"--counts=20", "--rounds=100"});
    EXPECT_EQ(many.processes, 12U);
    EXPECT_EQ(many.max_rounds, 9U);
    EXPECT_FALSE(many.goes_on);
    EXPECT_EQ(schedule_of({"--counts=1000,20", "--rounds=7"}).processes, 7U)
        << "as the experiment with the most repetitions";
}

TEST(ProcessSchedule, HasOneProcessForOneRepetition) {
    for (const char* rounds : {"--rounds=1", "--rounds=5"}) {
        const process_schedule schedule = schedule_of({"--counts=1000", rounds});
        EXPECT_EQ(schedule.processes, 1U) << rounds;
        EXPECT_FALSE(schedule.goes_on);
    }
}

TEST(ProcessSchedule, HasAsManyProcessesAsWereAskedFor) {
    const process_schedule four = schedule_of({"--processes=4"});
    EXPECT_EQ(four.processes, 4U);
    EXPECT_EQ(four.share, 7500ms);
    EXPECT_FALSE(four.goes_on);
    EXPECT_FALSE(four.max_rounds);
    const process_schedule limited = schedule_of({"--processes=4", "--rounds=9"});
    EXPECT_EQ(limited.processes, 4U) << "however few repetitions that are";
    EXPECT_EQ(limited.max_rounds, 3U);
    EXPECT_EQ(schedule_of({"--processes=1"}).processes, 1U);
}

TEST(ProcessSchedule, HasOneProcessWhereThisOneIsToPlay) {
    for (const std::string more : {"--thorough", "--rounds=1000", "--max-time=1ms"}) {
        const process_schedule schedule = schedule_of({"--in-process", more});
        EXPECT_EQ(schedule.processes, 1U) << more;
        EXPECT_FALSE(schedule.goes_on);
    }
}

TEST(ProcessSchedule, RefusesMoreProcessesThanTheTimeAllows) {
    try {
        schedule_of({"--processes=64", "--max-time=100ms"});
        ADD_FAILURE() << "no error";
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        EXPECT_STREQ(error.what(),
                     "--processes: 64 processes need 1280 ms or more, and --max-time is 100 ms");
    }
    EXPECT_EQ(schedule_of({"--processes=64", "--max-time=1280ms"}).processes, 64U);
    EXPECT_EQ(schedule_of({"--processes=1", "--max-time=1ms"}).processes, 1U);
}

TEST(ProcessSchedule, IsRefusedInOneLineBeforeAnythingIsMeasured) {
    const auto ended = run_command({{"run", "--processes", "64", "--max-time", "100ms"}});
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output, "");
    EXPECT_NE(ended.errors.find("--processes"), std::string::npos) << ended.errors;
    EXPECT_NE(ended.errors.find("--max-time"), std::string::npos) << ended.errors;
    EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
    const auto both = run_command({{"run", "--processes", "2", "--in-process"}});
    EXPECT_EQ(both.status, 2);
    EXPECT_EQ(std::ranges::count(both.errors, '\n'), 1) << both.errors;
}

TEST(NextLookAtProcesses, IsAfterHalfAsManyAgain) {
    std::uint64_t processes = 0;
    for (const std::uint64_t next : {12U, 18U, 27U, 41U, 62U, 93U}) {
        processes = next_look_at_processes(processes);
        EXPECT_EQ(processes, next);
    }
    EXPECT_EQ(next_look_at_processes(5), 12U);
}

std::vector<std::optional<std::uint64_t>> draw_processors(
    const std::vector<std::uint64_t>& processors, std::uint64_t seed, std::size_t count) {
    processor_order order(processors, seed);
    std::vector<std::optional<std::uint64_t>> drawn;
    for (std::size_t i = 0; i < count; ++i)
        drawn.push_back(order.next());
    return drawn;
}

TEST(ProcessorOrder, HasEachProcessorAsOftenAsAnyOtherAtAllTimes) {
    for (const std::vector<std::uint64_t>& processors :
         {std::vector<std::uint64_t>{3}, {0, 1}, {2, 5, 7}, {0, 1, 2, 3, 4, 5, 6, 7}}) {
        std::map<std::uint64_t, int> times;
        for (const std::uint64_t processor : processors)
            times[processor] = 0;
        for (const auto& processor : draw_processors(processors, 42, 100)) {
            ASSERT_TRUE(processor);
            ASSERT_TRUE(times.contains(*processor)) << *processor;
            ++times[*processor];
            const auto [least, greatest] = std::ranges::minmax(times | std::views::values);
            EXPECT_LE(greatest - least, 1);
        }
    }
}

TEST(ProcessorOrder, FollowsFromTheSeed) {
    const std::vector<std::uint64_t> processors{0, 1, 2, 3};
    EXPECT_EQ(draw_processors(processors, 7, 40), draw_processors(processors, 7, 40));
    EXPECT_NE(draw_processors(processors, 7, 40), draw_processors(processors, 8, 40));
}

TEST(ProcessorOrder, IsDrawnAnewEachTime) {
    const auto drawn = draw_processors({0, 1}, 1, 40);
    bool begins_with_first = false, begins_with_second = false;
    for (std::size_t i = 0; i < drawn.size(); i += 2)
        (drawn[i] == 0U ? begins_with_first : begins_with_second) = true;
    EXPECT_TRUE(begins_with_first && begins_with_second);
}

TEST(ProcessorOrder, PinsNothingWhereProcessorsAreNotKnown) {
    for (const auto& processor : draw_processors({}, 1, 3))
        EXPECT_EQ(processor, std::nullopt);
}

}  // namespace
}  // namespace pingpong::command
