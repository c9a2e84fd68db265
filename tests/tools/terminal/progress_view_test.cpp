#include "pingpong/terminal/progress_view.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/plain_text.hpp"

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
    progress.fraction_done = 0.25;
    progress.precision = 0.01;
    progress.elapsed = std::chrono::seconds(30);
    return progress;
}

/// Three experiments that differ in their counts.
const run_names& names() {
    static const run_names made{plan({experiment(1000, {"ws", "http-keepalive"}),
                                      experiment(5000, {"ws", "http-keepalive"}),
                                      experiment(10000, {"ws", "http-keepalive"})})};
    return made;
}

run_progress with_ratio() {
    run_progress progress = halfway();
    progress.ratio = running_ratio{"ws", "http-keepalive", {1.0531, 1.01, 1.098}};
    return progress;
}

text_style ascii_of(std::size_t columns) {
    text_style style;
    style.columns = columns;
    style.drawn_in = charset::ascii;
    return style;
}

using lines = std::vector<std::string>;

TEST(ProgressView, SaysWhatIsPlayedAndHowLongItTakesAtMost) {
    EXPECT_EQ(progress_view(halfway(), names(), "", ascii_of(45)),
              (lines{"#####...............  25 %, at most 1:30 left",
                     "Experiment 2/3: 5000 exchanges; repetition 2,", "No ratio yet"}));
}

TEST(ProgressView, SaysHowThePrimaryComparisonStands) {
    EXPECT_EQ(progress_view(with_ratio(), names(), "", ascii_of(80)).at(2),
              "WebSocket / HTTP keep-alive 1.053 [1.010, 1.098], +-4.27 %; goal +-1 %");
    run_progress one_round = with_ratio();
    one_round.ratio->ratio = {1.0531, {}, {}};
    EXPECT_EQ(progress_view(one_round, names(), "", ascii_of(80)).at(2),
              "WebSocket / HTTP keep-alive 1.053; goal +-1 %");
}

TEST(ProgressView, HasTwoLinesForWhatIsTheMatter) {
    const lines view = progress_view(halfway(), names(),
                                     "WARNING: one two three four five six seven eight "
                                     "nine ten eleven twelve thirteen",
                                     ascii_of(40));
    ASSERT_EQ(view.size(), 5U);
    EXPECT_EQ(view[3], "WARNING: one two three four five six");
    EXPECT_EQ(view[4], "  seven eight nine ten eleven twelve...");
}

TEST(ProgressView, LeavesOutTheGoalWhereItDoesNotFit) {
    EXPECT_EQ(progress_view(with_ratio(), names(), "", ascii_of(60)).at(2),
              "WebSocket / HTTP keep-alive 1.053 [1.010, 1.098], +-4.27 %");
}

TEST(ProgressView, EndsAWarningAfterAWord) {
    for (std::size_t columns = 30; columns <= 120; ++columns) {
        const lines view = progress_view(
            halfway(), names(),
            "WARNING so far: the machine changed its speed, during the run; raw TCP was 20 % "
            "slower at one time than at another, and so on, and so forth, until the end of the "
            "second line is reached even where the terminal is wide: ends here",
            ascii_of(columns));
        ASSERT_EQ(view.size(), 5U);
        EXPECT_LE(view[4].size(), columns);
        if (!view[4].ends_with("ends here")) {
            EXPECT_TRUE(view[4].ends_with("...")) << view[4];
            const char last = view[4][view[4].size() - 4];
            EXPECT_TRUE(last != ' ' && last != ',' && last != ';') << view[4];
        }
    }
}

TEST(ProgressView, TellsWhatIsDoneByShape) {
    text_style style;
    style.columns = 60;
    EXPECT_TRUE(progress_view(halfway(), names(), "", style).front().starts_with("━━━━━━━━─────"));
    style.coloured = true;
    const std::string painted_bar = progress_view(halfway(), names(), "", style).front();
    EXPECT_TRUE(painted_bar.starts_with("\x1b[1m━")) << painted_bar;
    style.coloured = false;
    EXPECT_EQ(unpainted(painted_bar), progress_view(halfway(), names(), "", style).front());
}

TEST(ProgressView, IsNoWiderThanTheTerminal) {
    run_progress progress = with_ratio();
    progress.ratio->numerator = std::string(150, 'x');
    progress.ratio->denominator = "卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球";
    const std::string trouble =
        "FAILED: 卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球: " + std::string(200, 'y');
    for (std::size_t columns = 1; columns <= 120; ++columns)
        for (const charset drawn_in : {charset::ascii, charset::unicode})
            for (const bool coloured : {false, true}) {
                text_style style = ascii_of(columns);
                style.drawn_in = drawn_in;
                style.coloured = coloured;
                const lines view = progress_view(progress, names(), trouble, style);
                EXPECT_LE(widest_of(view), columns);
                EXPECT_LE(view.size(), 5U);
            }
}

TEST(ProgressView, IsAsciiWhereNothingElseCanBeShown) {
    run_progress progress = with_ratio();
    progress.ratio->numerator = "卓球";
    for (const std::string& line : progress_view(progress, names(), "WARNING: 卓球", ascii_of(80)))
        EXPECT_TRUE(is_ascii(line)) << line;
}

TEST(ProgressView, IsNotActedOnByForeignText) {
    run_progress progress = with_ratio();
    progress.ratio->numerator = "a\x1b[2J\x07";
    progress.ratio->denominator = "b\nc\r";
    for (const std::string& line :
         progress_view(progress, names(), "FAILED: \x1b]0;x\x07\n", ascii_of(120)))
        EXPECT_EQ(line.find_first_of("\x1b\x07\n\r"), std::string::npos) << line;
}

TEST(TimeLeft, IsInHoursOfLongRuns) {
    auto progress = halfway();
    progress.elapsed = std::chrono::hours(1);
    EXPECT_EQ(format_time_left(progress), "at most 3:00:00 left");
}

TEST(TimeLeft, IsNotPromisedBeforeTheBeginning) {
    auto progress = halfway();
    progress.fraction_done = 0;
    EXPECT_EQ(format_time_left(progress), "");
}

TEST(TimeLeft, OfTheLongestRunIsNotTold) {
    auto progress = halfway();
    progress.fraction_done = 1e-18;
    EXPECT_EQ(format_time_left(progress), "");
}

TEST(TimeLeft, IsNotPromisedOfARepetitionThatOutlastsTheLimit) {
    run_progress progress;
    progress.fraction_done = 1;
    progress.elapsed = std::chrono::seconds(30);
    EXPECT_EQ(format_time_left(progress), "finishing this repetition");
    const auto view = progress_view(progress, names(), "", text_style());
    EXPECT_NE(view.front().find(" 99 %"), std::string::npos) << view.front();
}

}  // namespace
}  // namespace pingpong::command
