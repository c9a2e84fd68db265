#include "pingpong/process/share.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "pingpong/process/affinity.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"

namespace pingpong::command {
namespace {

run_share make_share(std::uint64_t number, std::uint64_t processes,
                     std::optional<std::uint64_t> processor = std::nullopt,
                     double of_repetition = 1) {
    run_share share;
    share.number = number;
    share.processes = processes;
    share.processor = processor;
    share.of_repetition = of_repetition;
    return share;
}

TEST(FormatShare, HasNoMoreThanItNeeds) {
    EXPECT_EQ(format_share(make_share(3, 12)), "3/12");
    EXPECT_EQ(format_share(make_share(3, 12, 1)), "3/12@1");
    EXPECT_EQ(format_share(make_share(3, 12, 1, 0.4)), "3/12@1:0.4");
    EXPECT_EQ(format_share(make_share(3, 12, std::nullopt, 0.4)), "3/12:0.4");
}

TEST(ParseShare, ReadsWhatFormatShareWrites) {
    for (const run_share& share :
         {make_share(0, 1), make_share(40, 12, 0), make_share(1, 2, 1023, 1.0 / 3),
          make_share(999, 1000, 7, 1e-12), make_share(5, 6, std::nullopt, 0.1 + 0.2)}) {
        const auto parsed = parse_share(format_share(share));
        ASSERT_TRUE(parsed) << format_share(share);
        EXPECT_EQ(parsed->number, share.number);
        EXPECT_EQ(parsed->processes, share.processes);
        EXPECT_EQ(parsed->processor, share.processor);
        EXPECT_EQ(parsed->of_repetition, share.of_repetition);
    }
}

TEST(ParseShare, RefusesEverythingElse) {
    for (const char* word : {"",           "nonsense",
                             "1",          "1/",
                             "/2",         "1/0",
                             "-1/2",       " 1/2",
                             "1/2 ",       "1/2@",
                             "1/2@x",      "1/2@-1",
                             "1/2:",       "1/2:0",
                             "1/2:1.5",    "1/2:-0.5",
                             "1/2:nan",    "1/2:inf",
                             "1/2:0.5x",   "1/2:0.5@1",
                             "1/2@1@1",    "1,2",
                             "1/2@1:0.5:", "0x1/2",
                             "1e3/2",      "1/18446744073709551616"})
        EXPECT_FALSE(parse_share(word)) << word;
}

finished_command run_share_command(std::vector<std::string> words) {
    words.insert(words.begin(), "run-share");
    return run_command({std::move(words)});
}

TEST(RunShare, PlaysOnItsProcessorAndPrintsAReport) {
    for (const std::uint64_t processor : usable_processors()) {
        const auto ended =
            run_share_command({format_share(make_share(0, 12, processor)), "--counts=20",
                               "--rounds=3", "--protocols=tcp,ws", "--max-time=1m", "--seed=9"});
        EXPECT_EQ(ended.status, 0);
        EXPECT_EQ(ended.errors, "");
        const auto parsed = from_json(ended.output);
        ASSERT_TRUE(parsed.value) << parsed.error;
        ASSERT_EQ(parsed.value->processes.size(), 1U);
        EXPECT_EQ(parsed.value->processes[0].processor, processor);
        EXPECT_EQ(parsed.value->environment.affinity, std::vector{processor}) << "really";
        EXPECT_EQ(parsed.value->config.seed, 9U);
        EXPECT_EQ(parsed.value->stopping.at(0).rounds, 3U);
    }
}

TEST(RunShare, WithoutAProcessorPlaysOnAny) {
    const auto ended = run_share_command({"0/1", "--counts=20", "--rounds=1", "--protocols=tcp"});
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error << ended.errors;
    EXPECT_EQ(parsed.value->processes.at(0).processor, std::nullopt);
    EXPECT_EQ(parsed.value->environment.affinity, usable_processors());
}

TEST(RunShare, MeasuresWhatIsTheSameInAllInTheFirstOneOnly) {
    for (const std::uint64_t number : {0U, 1U}) {
        const auto ended = run_share_command(
            {format_share(make_share(number, 4)), "--counts=20", "--rounds=1", "--protocols=tcp"});
        const auto parsed = from_json(ended.output);
        ASSERT_TRUE(parsed.value) << parsed.error << ended.errors;
        EXPECT_EQ(parsed.value->clock.has_value(), number == 0);
        EXPECT_EQ(parsed.value->wire.empty(), number != 0);
        EXPECT_FALSE(parsed.value->openings.empty()) << "each process opens connections anew";
    }
}

TEST(RunShare, PlaysItsPartOfEachRepetition) {
    const auto ended =
        run_share_command({"1/2:0.4", "--counts=1000", "--rounds=2", "--protocols=tcp,ws"});
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error << ended.errors;
    ASSERT_EQ(parsed.value->trials.size(), 2U);
    for (const trial& trial : parsed.value->trials)
        EXPECT_EQ(trial.exchanges, 400U) << "two rounds of five";
    EXPECT_EQ(parsed.value->stopping.at(0).rounds, 2U);
}

TEST(RunShare, GoesOnHoweverPreciseItIs) {
    const auto ended = run_share_command({"1/2", "--counts=20", "--rounds=40", "--precision=100%",
                                          "--protocols=tcp,ws", "--max-time=10m"});
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error << ended.errors;
    EXPECT_EQ(parsed.value->stopping.at(0).rounds, 40U);
}

TEST(RunShare, TellsOfFailuresInItsReport) {
    // Nobody listens on port 1 of this machine, or this test would not pass anywhere.
    const auto ended = run_share_command(
        {"0/1", "--counts=20", "--rounds=1", "--protocols=tcp", "--tcp=tcp://127.0.0.1:1"});
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(ended.errors, "");
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    EXPECT_TRUE(parsed.value->trials.at(0).failure);
}

TEST(RunShare, SaysInALineWhatItExpects) {
    for (const std::string word : {"nonsense", "1/0", "0/1@"}) {
        const auto ended = run_share_command({word, "--counts=20"});
        EXPECT_EQ(ended.status, 2);
        EXPECT_EQ(ended.output, "");
        EXPECT_EQ(ended.errors,
                  "pingpong: run-share: expected NUMBER/PROCESSES[@PROCESSOR][:PART]\n");
    }
    const auto alone = run_command({{"run-share"}});
    EXPECT_EQ(alone.status, 2);
    EXPECT_EQ(std::ranges::count(alone.errors, '\n'), 1) << alone.errors;
}

TEST(RunShare, IsNoCommandForUsers) {
    EXPECT_EQ(run_command({{"--help"}}).output.find("run-share"), std::string::npos);
}

}  // namespace
}  // namespace pingpong::command
