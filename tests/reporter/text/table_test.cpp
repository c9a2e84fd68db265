#include "pingpong/reporter/text/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <sstream>
#include <string>

#include "pingpong/reporter/markdown/markdown.hpp"
#include "support/plain_text.hpp"
#include "support/reports/hostile_report.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

/// The line of `text` that begins with `start`; empty when there is none.
std::string line_with(const std::string& text, const std::string& start) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(start))
            return line;
    return {};
}

/// With figures as large as can be, and long names.
report wide_report() {
    report slow = sample_report();
    slow.cells[0].protocol = std::string(150, 'x');
    slow.cells[1].protocol =
        "卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球";
    for (cell& cell : slow.cells)
        cell.count = 200'000;
    for (cell_summary& summary : slow.summaries) {
        summary.round_trips = histogram();
        summary.round_trips.add(histogram::index_of(2'345'678'901), 2000);
        summary.max.reset();
        summary.mean_ns = summary.cpu_ns_per_exchange = 2'345'678'901.5;
        summary.bytes_sent_per_exchange = 16'777'216;
    }
    for (cell_cost& cost : slow.costs)
        if (cost.set_up_ns)
            cost.set_up_ns->value = 2'345'678'901.5;
    slow.interrupted = true;
    return slow;
}

TEST(Table, FitsIntoItsPlace) {
    for (const report& report : {sample_report(), wide_report(), hostile_report()})
        for (const std::size_t columns : {40, 41, 53, 66, 79, 80, 97, 120}) {
            text_style style;
            style.columns = columns;
            const std::string text = to_table(report, style);
            for (const std::string& line : lines_of(text))
                EXPECT_LE(display_width(line), columns) << line;
        }
}

TEST(Table, HasMoreColumnsWhereThereIsRoom) {
    text_style style;
    EXPECT_EQ(to_table(sample_report(), style).find("p99.9"), std::string::npos);
    style.columns = 120;
    EXPECT_NE(to_table(sample_report(), style).find("  p99.9 "), std::string::npos);
    style.columns = 40;
    const std::string narrow = to_table(sample_report(), style);
    const std::size_t heading = narrow.find("p50");
    EXPECT_LT(narrow.find('\n', heading), narrow.find("bytes", heading));
}

TEST(Table, IsTheSameInColours) {
    text_style style;
    style.coloured = true;
    const std::string text = to_table(sample_report(), style);
    EXPECT_NE(text.find("\x1b[1;33mCAUTION\x1b[0m: "), std::string::npos);
    EXPECT_EQ(unpainted(text), to_table(sample_report()));
}

TEST(Table, IsAsciiWhereNothingElseCanBeShown) {
    text_style style;
    style.drawn_in = charset::ascii;
    EXPECT_TRUE(is_ascii(to_table(sample_report(), style)));
    EXPECT_TRUE(is_ascii(to_table(hostile_report(), style)));
}

TEST(Table, LetsForeignTextPaintNothing) {
    text_style style;
    style.coloured = true;
    EXPECT_EQ(unpainted(to_table(hostile_report(), style)), to_table(hostile_report()));
}

TEST(Table, HasUnitsThatSuitTheTimes) {
    report slow = sample_report();
    for (cell_summary& summary : slow.summaries)
        *summary.mean_ns *= 1000;
    const std::vector<std::string> lines = lines_of(to_table(slow));
    const auto units = std::ranges::find_if(
        lines, [](const std::string& line) { return line.ends_with(" to tcp"); });
    ASSERT_NE(units, lines.end());
    std::istringstream words(*units);
    std::string p50_unit, p99_unit, mean_unit;
    words >> p50_unit >> p99_unit >> mean_unit;
    EXPECT_EQ(p50_unit, "us");
    EXPECT_EQ(mean_unit, "ms");
    EXPECT_NE(line_with(to_table(slow), "raw TCP ").find("  9.71 "), std::string::npos);
}

TEST(Table, AlignsTheDecimalPointsOfAColumn) {
    report sample = sample_report();
    sample.summaries[0].mean_ns = 1'234'500;
    const std::string text = to_table(sample);
    EXPECT_EQ(line_with(text, "raw TCP ").find("1234.5 "),
              line_with(text, "WebSocket ").find("  14.9 "));
}

/// Where the points of a line of figures are.
std::vector<std::size_t> points_in(const std::string& line) {
    std::vector<std::size_t> places;
    for (std::size_t i = line.find('.'); i != std::string::npos; i = line.find('.', i + 1))
        places.push_back(i);
    return places;
}

TEST(Table, AlignsPointsWhateverTheSizeOfTimes) {
    for (double factor = 1e-4; factor < 1e7; factor *= 7) {
        report sample = sample_report();
        for (cell_summary& summary : sample.summaries) {
            *summary.mean_ns *= factor;
            *summary.cpu_ns_per_exchange *= factor * static_cast<double>(summary.cell + 1);
        }
        const std::string text = to_table(sample);
        const auto points = points_in(line_with(text, "raw TCP "));
        EXPECT_EQ(points_in(line_with(text, "Unix socket ")), points) << text;
        EXPECT_EQ(points_in(line_with(text, "WebSocket ")), points) << text;
        EXPECT_EQ(points_in(line_with(text, "HTTP keep-alive ")), points) << text;
    }
}

TEST(Table, BeginsWithTheAnswers) {
    const std::string text = to_table(sample_report());
    EXPECT_TRUE(text.starts_with("Does WebSocket beat HTTP keep-alive? ")) << text;
    std::size_t last = 0;
    for (const char* question :
         {"\nBy how much? ", "\nWhy? ", "\nHow sure? ", "\n1000 exchanges"}) {
        const std::size_t place = text.find(question);
        ASSERT_NE(place, std::string::npos) << question << '\n' << text;
        EXPECT_GT(place, last);
        last = place;
    }
}

TEST(Table, KeepsTwoDecimalsOfASmallDifference) {
    report sample = sample_report();
    sample.comparisons[0].figures.difference_claim = {42, 31, 53};
    EXPECT_NE(to_table(sample).find(" +0.04 us [+0.03, +0.05] per"), std::string::npos)
        << to_table(sample);
}

TEST(Table, MarksWhatIsNotAdjustedForManyAndSaysOnceWhatThatMeans) {
    report sample = sample_report();
    for (comparison& each : sample.comparisons)
        each.p_holm = 0.01;
    EXPECT_EQ(to_table(sample).find("xploratory"), std::string::npos) << to_table(sample);
    sample.comparisons[0].p_holm.reset();
    std::string text = to_table(sample);
    EXPECT_NE(text.find(" Exploratory.\n"), std::string::npos) << text;
    std::ranges::replace(text, '\n', ' ');
    const std::size_t explained = text.find("Exploratory: no multiple-comparison correction.");
    ASSERT_NE(explained, std::string::npos) << text;
    EXPECT_EQ(text.find("Exploratory: ", explained + 1), std::string::npos) << text;
}

TEST(Table, ShowsRatesWhereThereAreSeveralConnections) {
    std::string text = to_table(sample_report());
    const std::size_t second = text.find("5000 exchanges, echo of 4096 bytes, 8 connections (");
    ASSERT_NE(second, std::string::npos) << text;
    EXPECT_EQ(text.substr(0, second).find("k/s"), std::string::npos);
    EXPECT_NE(text.find("k/s", second), std::string::npos);
    EXPECT_NE(line_with(text.substr(second), "raw TCP ").find("  525.3 "), std::string::npos)
        << text;
    text = one_line(text);
    EXPECT_NE(text.find(" us per round trip."), std::string::npos) << text;
    EXPECT_NE(text.find("times as many exchanges per second"), std::string::npos) << text;
    EXPECT_NE(text.find("Rates are exchanges on all connections"), std::string::npos);
}

TEST(Table, ShowsTheRateOfAServerThatIsSlow) {
    report sample = sample_report();
    const std::pair<double, const char*> cases[] = {{1234, "1.2 "},     {999, "1.00 "},
                                                    {42, "0.042 "},     {1.5, "0.0015 "},
                                                    {0.25, "0.00025 "}, {0.001, "0.00000 "}};
    for (const auto& [per_second, shown] : cases) {
        for (cell_summary& summary : sample.summaries)
            summary.throughput_per_s = per_second;
        const std::string text = to_table(sample);
        const std::string line = line_with(text.substr(text.find("8 connections (")), "raw TCP ");
        EXPECT_NE(line.find(std::string(" ") + shown), std::string::npos) << line;
    }
}

TEST(Table, SpeaksOfNoRatesWhereThereIsOneConnection) {
    report sample = sample_report();
    for (cell& cell : sample.cells)
        cell.connections = 1;
    const std::string text = to_table(sample);
    for (const char* part : {"k/s", "Rates", "per second", "8 connections"})
        EXPECT_EQ(text.find(part), std::string::npos) << part << text;
}

TEST(Table, SaysHowFarAnInterruptedRunGot) {
    report sample = sample_report();
    sample.interrupted = true;
    sample.trials[0].exchanges = 500;
    sample.trials[0].close.reset();
    sample.summaries[0].exchanges = 1500;
    const std::string text = to_table(sample);
    EXPECT_NE(line_with(text, "raw TCP ").find("1500/2000"), std::string::npos) << text;
    EXPECT_NE(text.find("Interrupted: "), std::string::npos);
    EXPECT_EQ(to_table(sample_report()).find("Interrupted"), std::string::npos);
}

TEST(Table, ShowsAContenderThatNeverBegan) {
    report sample = sample_report();
    std::erase_if(sample.trials, [](const trial& trial) { return trial.cell == 1; });
    std::erase_if(sample.summaries, [](const cell_summary& summary) { return summary.cell == 1; });
    std::erase_if(sample.comparisons,
                  [](const comparison& comparison) { return comparison.numerator == 1; });
    std::erase_if(sample.costs, [](const cell_cost& cost) { return cost.cell == 1; });
    std::istringstream words(line_with(to_table(sample), "Unix socket "));
    std::string name, figure;
    words >> name >> name;
    for (int i = 0; i < 8; ++i) {
        words >> figure;
        EXPECT_EQ(figure, "-") << i;
    }
}

TEST(Table, HasNoRatioWithoutTheFloor) {
    report sample = sample_report();
    std::erase_if(sample.comparisons, [](const comparison& comparison) {
        return comparison.denominator == 0 || comparison.denominator == 5;
    });
    EXPECT_TRUE(line_with(to_table(sample), "WebSocket ").ends_with("  -"));
}

TEST(Table, OfNothingSaysSo) {
    EXPECT_TRUE(to_table(report()).starts_with("Nothing was measured."));
}

TEST(Markdown, HasThroughputInEveryTable) {
    const std::string text = to_markdown(sample_report());
    EXPECT_NE(text.find("| mean us | exchanges/s |"), std::string::npos);
    EXPECT_NE(text.find("| 9.71 | 102955 |"), std::string::npos) << text;
    EXPECT_NE(text.find("| ratio of exchanges/s |"), std::string::npos);
}

TEST(Markdown, SaysThatTheRunWasInterrupted) {
    report sample = sample_report();
    EXPECT_EQ(to_markdown(sample).find("Interrupted"), std::string::npos);
    sample.interrupted = true;
    EXPECT_NE(to_markdown(sample).find("\n\nInterrupted: "), std::string::npos);
}

TEST(Markdown, LeavesOutTheOriginalTablesWithoutRows) {
    report sample = sample_report();
    sample.original_rows.clear();
    EXPECT_EQ(to_markdown(sample).find("|Server"), std::string::npos);
}

TEST(Markdown, OfAnEmptyReportHasTheEnvironmentAlone) {
    const std::string text = to_markdown(report());
    EXPECT_EQ(text.find("## "), std::string::npos);
    EXPECT_NE(text.find("| processor | unknown |"), std::string::npos);
}

}  // namespace
}  // namespace pingpong
