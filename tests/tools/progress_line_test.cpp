#include "pingpong/progress_line.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace pingpong::command {
namespace {

run_progress halfway() {
    run_progress progress;
    progress.experiment = 1;
    progress.experiments = 3;
    progress.count = 5000;
    progress.repetition = 1;
    progress.repetitions = 2;
    progress.round = 2;
    progress.rounds = 5;
    progress.exchanges_done = 25'000;
    progress.exchanges_total = 100'000;
    progress.elapsed = std::chrono::seconds(30);
    return progress;
}

TEST(ProgressLine, SaysWhatIsPlayedAndHowLongItTakes) {
    EXPECT_EQ(progress_words(halfway()),
              "experiment 2/3: 5000 exchanges, round 7/10, 25 %, 1:30 left");
}

TEST(ProgressLine, CountsHoursOfLongRuns) {
    auto progress = halfway();
    progress.elapsed = std::chrono::hours(1);
    EXPECT_EQ(progress_words(progress),
              "experiment 2/3: 5000 exchanges, round 7/10, 25 %, 3:00:00 left");
}

TEST(ProgressLine, PromisesNothingBeforeTheFirstExchange) {
    auto progress = halfway();
    progress.exchanges_done = 0;
    EXPECT_EQ(progress_words(progress), "experiment 2/3: 5000 exchanges, round 7/10");
}

TEST(ProgressLine, HoldsTheLargestRun) {
    auto progress = halfway();
    progress.exchanges_done = 1;
    progress.exchanges_total = std::numeric_limits<std::uint64_t>::max();
    EXPECT_EQ(progress_words(progress), "experiment 2/3: 5000 exchanges, round 7/10, 0 %");
}

}  // namespace
}  // namespace pingpong::command
