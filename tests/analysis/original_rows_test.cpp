#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <chrono>
#include <string>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/core/local_time.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

constexpr auto may_day =
    std::chrono::system_clock::time_point(std::chrono::sys_days(std::chrono::year(2023) / 5 / 1));

/// In UTC, so that the times in a row can be read back.
class OriginalRows : public testing::Test {
protected:
    OriginalRows() {
        if (const char* zone = getenv("TZ"))
            before_ = zone;
        setenv("TZ", "UTC0", 1);
        tzset();
    }

    ~OriginalRows() override {
        before_.empty() ? unsetenv("TZ") : setenv("TZ", before_.c_str(), 1);
        tzset();
    }

private:
    std::string before_;
};

void expect_exact(const original_row& row) {
    const auto start = parse_rfc3339_utc(row.start + 'Z');
    const auto end = parse_rfc3339_utc(row.end + 'Z');
    ASSERT_TRUE(start && end) << row.start << ' ' << row.end;
    EXPECT_EQ(*end - *start, row.duration);
}

/// The durations of the rows: WS, then HTTP.
std::vector<std::chrono::microseconds> durations(const report& made) {
    std::vector<std::chrono::microseconds> found;
    for (const original_row& each : made.original_rows)
        found.push_back(each.duration);
    return found;
}

TEST_F(OriginalRows, EndExactlyTheirDurationAfterTheirStart) {
    for (const auto since : {0ns, 1ns, 999ns, 499'999'999ns, 999'999'999ns})
        for (const auto took : {0ns, 499ns, 500ns, 306'087'499ns, 306'087'500ns, 61'000'000'001ns})
            expect_exact(make_original_row("WS", 1000, may_day + since, took));
}

TEST_F(OriginalRows, AreRoundedToMicroseconds) {
    const original_row row = make_original_row("HTTP", 80, may_day + 1700ns, 306'087'600ns);
    EXPECT_EQ(row.server, "HTTP");
    EXPECT_EQ(row.qt_pings, 80U);
    EXPECT_EQ(row.start, "2023-05-01T00:00:00.000001");
    EXPECT_EQ(row.end, "2023-05-01T00:00:00.306089");
    EXPECT_EQ(row.duration, 306'088us);
}

TEST_F(OriginalRows, AreWebSocketThenHttpForEachExperiment) {
    report made = report_of({"http-close", "ws", "ws", "http-close"}, 80);
    made.cells[2].experiment = made.cells[3].experiment = 1;
    made.cells[2].count = made.cells[3].count = 100;
    for (std::size_t cell = 0; cell < 4; ++cell) {
        trial& trial = add_trial(made, cell, std::chrono::milliseconds(cell + 1));
        trial.start = may_day + std::chrono::hours(cell);
        trial.connect = 5us;
    }
    add_up(made);
    ASSERT_EQ(made.original_rows.size(), 4U);
    const char* const servers[] = {"WS", "HTTP", "WS", "HTTP"};
    const std::uint64_t counts[] = {80, 80, 100, 100};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(made.original_rows[i].server, servers[i]);
        EXPECT_EQ(made.original_rows[i].qt_pings, counts[i]);
        expect_exact(made.original_rows[i]);
    }
    EXPECT_EQ(durations(made), (std::vector{2005us, 1005us, 3005us, 4005us}));
    EXPECT_EQ(made.original_rows[0].start, "2023-05-01T01:00:00");
    EXPECT_EQ(made.original_rows[1].start, "2023-05-01T00:00:00");
}

TEST_F(OriginalRows, TellOfTheTrialOfMedianDuration) {
    report made = report_of({"ws", "http-close"});
    for (const auto took : {30us, 10us, 20us})
        add_trial(made, 0, took).start = may_day + took;
    for (const auto took : {4us, 1us, 3us, 2us})
        add_trial(made, 1, took);
    add_up(made);
    EXPECT_EQ(durations(made), (std::vector{20us, 2us}));
    EXPECT_EQ(made.original_rows[0].start, "2023-05-01T00:00:00.000020");
}

TEST_F(OriginalRows, LeaveOutTrialsThatFailed) {
    report made = report_of({"ws", "http-close"});
    add_trial(made, 0, 1us).failure = "reset";
    add_trial(made, 0, 2us).failure = "reset";
    add_trial(made, 0, 50us);
    add_trial(made, 1, 7us);
    add_up(made);
    EXPECT_EQ(durations(made), (std::vector{50us, 7us}));
}

// Such a trial carries no failure of its own when another contender was at play just then.
TEST_F(OriginalRows, LeaveOutTrialsThatWereInterrupted) {
    report made = report_of({"ws", "http-close"});
    add_trial(made, 0, 1us).close.reset();
    add_trial(made, 0, 50us);
    add_trial(made, 1, 7us);
    add_up(made);
    EXPECT_EQ(durations(made), (std::vector{50us, 7us}));
}

// As of a process that has no time for a whole repetition: the original played whole counts.
TEST_F(OriginalRows, LeaveOutTrialsThatPlayedAPart) {
    report made = report_of({"ws", "http-close"});
    add_trial(made, 0, 1us).exchanges = 400;
    add_trial(made, 0, 2us).exchanges = 999;
    add_trial(made, 1, 7us);
    add_up(made);
    EXPECT_TRUE(made.original_rows.empty());
    add_trial(made, 0, 50us);
    add_up(made);
    EXPECT_EQ(durations(made), (std::vector{50us, 7us}));
}

TEST_F(OriginalRows, TakeKeptConnectionsWhereNoFreshOnesWereMeasured) {
    report made = report_of({"ws", "http-keepalive", "http-close"});
    add_trial(made, 0, 1us);
    add_trial(made, 1, 2us);
    add_trial(made, 2, 3us);
    add_up(made);
    EXPECT_EQ(durations(made), (std::vector{1us, 3us}));
    made.trials[2].failure = "no local port";
    add_up(made);
    EXPECT_EQ(durations(made), (std::vector{1us, 2us}));
}

TEST_F(OriginalRows, NeedBothSides) {
    report made = report_of({"tcp", "ws", "http-close"});
    add_trial(made, 1, 1us);
    add_up(made);
    EXPECT_TRUE(made.original_rows.empty());
    made.trials[0].cell = 2;
    add_up(made);
    EXPECT_TRUE(made.original_rows.empty());
}

}  // namespace
}  // namespace pingpong
