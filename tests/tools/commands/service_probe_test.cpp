#include "pingpong/commands/service_probe.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>

#include "pingpong/options/command_line.hpp"

namespace pingpong::command {
namespace {

using namespace std::chrono_literals;

/// A run of 10 seconds against a service, with further options.
run_request service_run(std::vector<std::string> options) {
    options.insert(options.begin(), {"run", "--quick", "--ws", "ws://127.0.0.1:1/"});
    return std::get<run_request>(parse_command_line(std::move(options), protocol_table()).request);
}

run_request fitted(run_request request, std::chrono::nanoseconds exchange_time) {
    fit_to_time(request, make_plan(request), exchange_time);
    return request;
}

bool passes_on(const run_request& request, const std::string& argument) {
    return std::ranges::find(request.shared_arguments, argument) != request.shared_arguments.end();
}

TEST(FitToTime, LeavesTheDefaultsOfAFastService) {
    const run_request fast = fitted(service_run({}), 100us);
    EXPECT_EQ(fast.counts, (std::vector<std::uint64_t>{1000, 5000, 10000}));
    EXPECT_EQ(fast.warm_up.exchanges, plan().warm_up_exchanges);
    EXPECT_EQ(fast.settings.openings, plan().openings);
}

TEST(FitToTime, GivesASlowServiceACountThatTakesASixthOfTheTime) {
    const run_request slow = fitted(service_run({}), 80ms);
    EXPECT_EQ(slow.counts, std::vector<std::uint64_t>{20});
    EXPECT_EQ(slow.warm_up.exchanges, 2U);
    EXPECT_EQ(slow.settings.openings, 2U);
    EXPECT_TRUE(passes_on(slow, "--counts=20"));
    EXPECT_TRUE(passes_on(slow, "--openings=2"));
}

TEST(FitToTime, KeepsWhatTheUserGave) {
    const run_request kept = fitted(service_run({"--counts=500", "--warmup=7"}), 80ms);
    EXPECT_EQ(kept.counts, std::vector<std::uint64_t>{500});
    EXPECT_EQ(kept.warm_up.exchanges, 7U);
}

TEST(NeedsProbe, WhereItsResultIsUsed) {
    const auto needs = [](std::vector<std::string> options) {
        const run_request request = service_run(std::move(options));
        return needs_probe(request, make_plan(request));
    };
    EXPECT_TRUE(needs({}));
    EXPECT_TRUE(needs({"--counts=20"})) << "it may be that every exchange fails";
    EXPECT_TRUE(needs({"--counts=20", "--dry-run"})) << "it tells what that takes";
    EXPECT_FALSE(needs({"--counts=20", "--dry-run", "--rate=100", "--protocols=ws"}))
        << "which the rate says";
}

}  // namespace
}  // namespace pingpong::command
