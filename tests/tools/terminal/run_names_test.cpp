#include "pingpong/terminal/run_names.hpp"

#include <gtest/gtest.h>

namespace pingpong::command {
namespace {

plan plan_with(std::size_t experiments) {
    plan made;
    for (std::size_t i = 0; i < experiments; ++i)
        made.experiments.emplace_back(1000, std::vector<contender_spec>{{"ws"}, {"http-close"}});
    return made;
}

TEST(RunNames, OfExperimentsSayWhatDiffers) {
    plan by_connections = plan_with(3);
    for (std::size_t i = 0; i < 3; ++i)
        by_connections.experiments[i].connections = 1U << i;
    EXPECT_EQ(run_names(by_connections).name_experiment(2), "Experiment 3/3: 4 connections");
    plan by_size = plan_with(2);
    by_size.experiments[1].payload_bytes = 16384;
    by_size.experiments[1].count = 2000;
    EXPECT_EQ(run_names(by_size).name_experiment(1), "Experiment 2/2: 2000 exchanges, 16 KiB");
}

TEST(RunNames, OfTheOnlyExperimentIsItsCount) {
    EXPECT_EQ(run_names(plan_with(1)).name_experiment(0), "Experiment: 1000 exchanges");
}

TEST(RunNames, OfContendersAreThoseThatPeopleUse) {
    plan planned = plan_with(1);
    planned.experiments[0].contenders.emplace_back("unix");
    const run_names names(planned);
    EXPECT_EQ(names.name_contender("ws"), "WebSocket");
    EXPECT_EQ(names.name_contender("unix"), "Unix socket");
    EXPECT_EQ(names.name_contender("http-close"), "HTTP reconnect");
    EXPECT_EQ(names.name_contender("my\x1bservice"), "my\uFFFDservice");
}

}  // namespace
}  // namespace pingpong::command
