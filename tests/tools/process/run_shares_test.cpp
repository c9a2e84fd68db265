#include "pingpong/process/run_shares.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace pingpong::command {
namespace {

std::vector<std::vector<std::string>> shares(run_words words) {
    return check(words).shares;
}

bool has(const std::vector<std::string>& line, const std::string& word) {
    return std::ranges::find(line, word) != line.end();
}

TEST(RunShares, OneProcessNeedsNone) {
    EXPECT_TRUE(shares(run_words()).empty());
    run_words one;
    one.processes = "1";
    one.thorough = true;
    EXPECT_TRUE(shares(one).empty());
}

TEST(RunShares, ThoroughHasThree) {
    run_words words;
    words.thorough = true;
    const auto all = shares(words);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_TRUE(has(all[0], "--thorough"));
    EXPECT_TRUE(has(all[0], "--max-time=200000ms"));
    EXPECT_TRUE(has(all[0], "--processes=1"));
}

TEST(RunShares, EachHasItsShareAndASeedOfItsOwn) {
    run_words words;
    words.processes = "4";
    words.max_time = "10s";
    words.rounds = "9";
    words.seed = "7";
    const auto all = shares(words);
    ASSERT_EQ(all.size(), 4U);
    for (const auto& each : all) {
        EXPECT_EQ(each[0], "/proc/self/exe");
        EXPECT_EQ(each[1], "run");
        EXPECT_TRUE(has(each, "--max-time=2500ms"));
        EXPECT_TRUE(has(each, "--rounds=3"));
        EXPECT_TRUE(has(each, "--format=json"));
    }
    EXPECT_TRUE(has(all[0], "--seed=7"));
    EXPECT_TRUE(has(all[3], "--seed=10"));
}

TEST(RunShares, RunTheSamePlan) {
    run_words words;
    words.processes = "2";
    words.counts = "40,80";
    words.payload = "64";
    words.protocols = "ws,tcp";
    words.lean = true;
    words.connections = "1,2";
    words.warm_up = "3";
    words.deadline = "2s";
    words.margin = "2%";
    words.precision = "0.5%";
    words.servers.ws_port = "0";
    words.outputs = {"x.json"};
    words.shown.quiet = true;
    const auto line = shares(words).front();
    for (const char* word : {"--counts=40,80", "--payload=64", "--protocols=ws,tcp", "--lean",
                             "--connections=1,2", "--warmup=3", "--deadline=2s", "--margin=2%",
                             "--precision=0.5%", "--ws-port=0", "--quiet"})
        EXPECT_TRUE(has(line, word)) << word;
    EXPECT_FALSE(has(line, "--output=x.json"));
    EXPECT_FALSE(has(line, "--sensitivity"));
}

}  // namespace
}  // namespace pingpong::command
