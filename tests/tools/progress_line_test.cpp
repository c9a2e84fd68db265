#include "pingpong/progress_line.hpp"

#include <gtest/gtest.h>

namespace pingpong::command {
namespace {

run_progress halfway() {
    run_progress progress;
    progress.experiment = 1;
    progress.experiments = 3;
    progress.count = 5000;
    progress.repetition = 1;
    progress.round = 2;
    progress.rounds = 5;
    progress.part_done = 0.25;
    progress.elapsed = std::chrono::seconds(30);
    return progress;
}

TEST(ProgressLine, SaysWhatIsPlayedAndHowLongItTakesAtMost) {
    EXPECT_EQ(progress_words(halfway()),
              "2/3: 5000 exchanges, repetition 2, round 2/5, 1:30 left at most");
}

TEST(ProgressLine, SaysHowPreciseTheAnswerIs) {
    auto progress = halfway();
    progress.half_width = 0.0144;
    EXPECT_EQ(progress_words(progress),
              "2/3: 5000 exchanges, repetition 2, round 2/5, +-1.4 %, 1:30 left at most");
}

TEST(ProgressLine, CountsHoursOfLongRuns) {
    auto progress = halfway();
    progress.elapsed = std::chrono::hours(1);
    EXPECT_EQ(progress_words(progress),
              "2/3: 5000 exchanges, repetition 2, round 2/5, 3:00:00 left at most");
}

TEST(ProgressLine, PromisesNothingBeforeTheBeginning) {
    auto progress = halfway();
    progress.part_done = 0;
    EXPECT_EQ(progress_words(progress), "2/3: 5000 exchanges, repetition 2, round 2/5");
}

TEST(ProgressLine, HoldsTheLongestRun) {
    auto progress = halfway();
    progress.part_done = 1e-18;
    EXPECT_EQ(progress_words(progress), "2/3: 5000 exchanges, repetition 2, round 2/5");
}

}  // namespace
}  // namespace pingpong::command
