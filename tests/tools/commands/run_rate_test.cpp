// `pingpong run --rate` as a process, with servers in another.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"

namespace pingpong {
namespace {

TEST(RunRate, PlaysAnOpenLoopAgainstServersOfItsOwn) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "1", "--rate", "2000", "--protocols",
                      "tcp,unix,ws,http-close,ws-lean", "--payload", "64", "--format", "json"}});
    // Whether a machine keeps the rate is not what is tested.
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    const report& report = *parsed.value;
    EXPECT_TRUE(report.config.open_loop);
    EXPECT_EQ(report.config.rate_per_s, 2000);
    ASSERT_EQ(report.cells.size(), 5U);
    for (const cell& cell : report.cells)
        EXPECT_TRUE(cell.remote) << cell.protocol;
    for (const trial& trial : report.trials)
        EXPECT_EQ(trial.failure.value_or("none"), "none");
    for (const cell_summary& summary : report.summaries) {
        EXPECT_EQ(summary.exchanges, 20U);
        ASSERT_TRUE(summary.lag);
        EXPECT_EQ(summary.lag->count(), 20U);
    }
}

TEST(RunRate, HasServersOfItsOwnInEachProcess) {
    const auto ended = run_command({{"run", "--counts", "20", "--rounds", "3", "--rate", "2000",
                                     "--protocols", "tcp,unix,ws", "--format", "json"}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    EXPECT_EQ(parsed.value->config.processes, 3U);
    for (const trial& trial : parsed.value->trials)
        EXPECT_EQ(trial.failure.value_or("none"), "none");
    for (const cell_summary& summary : parsed.value->summaries) {
        EXPECT_EQ(summary.exchanges, 60U);
        ASSERT_TRUE(summary.service);
        EXPECT_EQ(summary.service->count(), 60U);
    }
}

TEST(RunRate, ServesEachImplementationByItself) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "1", "--rate", "2000", "--protocols",
                      "ws,http-keepalive,http-close,ws-lean,http-lean,ws-default,http-default",
                      "--format", "json"}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    std::set<std::string> servers;
    for (const cell& cell : parsed.value->cells)
        servers.insert(cell.endpoint.value_or("none"));
    EXPECT_EQ(servers.size(), 6U) << "only the two of http share one";
}

TEST(RunRate, PlaysDefaultsAgainstServersWithDefaults) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "1", "--rate", "2000", "--protocols",
                      "ws,ws-default", "--payload", "16384", "--format", "json"}});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    const auto& summaries = parsed.value->summaries;
    ASSERT_EQ(summaries.size(), 2U);
    ASSERT_TRUE(summaries[0].bytes_received_per_exchange);
    ASSERT_TRUE(summaries[1].bytes_received_per_exchange);
    // By default Beast divides a reply of this size into four frames, each with four bytes of
    // header.
    EXPECT_EQ(*summaries[0].bytes_received_per_exchange, 16384 + 4);
    EXPECT_EQ(*summaries[1].bytes_received_per_exchange, 16384 + 4 * 4);
}

TEST(RunRate, SaysInTextWhatTheTimesAre) {
    const auto ended = run_command(
        {{"run", "--counts", "20", "--rounds", "1", "--rate", "2000", "--protocols", "tcp"}});
    EXPECT_NE(ended.output.find("2000 per second (response times)"), std::string::npos)
        << ended.output << ended.errors;
}

TEST(RunRate, IsInvalidWhereTheRateIsNotKept) {
    // No machine makes a thousand million exchanges in a second.
    const auto ended = run_command({{"run", "--counts", "20", "--rounds", "1", "--rate",
                                     "1000000000", "--protocols", "ws,tcp"}});
    EXPECT_EQ(ended.status, 4) << ended.errors;
    EXPECT_NE(ended.output.find("INVALID"), std::string::npos) << ended.output;
    EXPECT_NE(ended.output.find("No valid answer"), std::string::npos) << ended.output;
}

TEST(RunRate, SaysWhyARateIsWrong) {
    for (const char* rate : {"0", "-1", "x", "", "1e3", "1000/s", "inf", "nan"}) {
        const auto ended = run_command({{"run", "--rate", rate}});
        EXPECT_EQ(ended.status, 2) << rate;
        EXPECT_NE(ended.errors.find("--rate"), std::string::npos) << ended.errors;
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
    }
    const auto endless = run_command({{"run", "--rate", "0.0001", "--counts", "100000"}});
    EXPECT_EQ(endless.status, 2);
    EXPECT_NE(endless.errors.find("more than a year"), std::string::npos) << endless.errors;
}

TEST(RunRate, TellsOfServersThatCannotListen) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--rate", "100", "--host", "192.0.2.1"}});
    EXPECT_EQ(ended.status, 5) << ended.errors;
    EXPECT_NE(ended.errors.find("cannot listen on"), std::string::npos) << ended.errors;
    EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
}

}  // namespace
}  // namespace pingpong
