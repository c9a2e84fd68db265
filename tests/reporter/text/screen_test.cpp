#include "pingpong/reporter/text/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/analysis/report_views.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "support/plain_text.hpp"
#include "support/reports/gated_report.hpp"
#include "support/reports/hostile_report.hpp"
#include "support/reports/noisy_report.hpp"
#include "support/reports/played_report.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

/// Five contenders and several conditions that call for caution.
report usual_report() {
    report made = played_report({{"tcp", nanoseconds(9400)},
                                 {"unix", nanoseconds(6200)},
                                 {"ws", nanoseconds(14'400)},
                                 {"http-keepalive", nanoseconds(12'300)},
                                 {"http-close", nanoseconds(66'700)}},
                                30);
    made.generator.build_type = "Debug";
    made.environment.clocksource = "hpet";
    made.interrupted = true;
    analyze(made);
    stopping_outcome& outcome = made.stopping.emplace_back();
    outcome.rounds = 30;
    outcome.half_width = 0.024;
    outcome.rounds_needed = 60;
    return made;
}

std::size_t place_of(const std::string& text, const std::string& part) {
    const std::size_t place = text.find(part);
    EXPECT_NE(place, std::string::npos) << part << " in\n" << text;
    return place;
}

TEST(Screen, HasTwentyFourLinesOfEightyColumnsForOneExperiment) {
    const std::vector<std::string> lines = lines_of(to_screen(usual_report(), {}, "--full"));
    EXPECT_LE(lines.size(), 24U);
    for (const std::string& line : lines)
        EXPECT_LE(display_width(line), 80U) << line;
}

TEST(Screen, HasALineMoreForEachFurtherExperiment) {
    for (const report& report : {sample_report(), hostile_report(), gated_report()})
        for (const std::size_t columns : {40, 60, 80, 120}) {
            text_style style;
            style.columns = columns;
            const auto lines = lines_of(to_screen(report, style, "--full"));
            const std::size_t experiments = view_experiments(report).size();
            if (columns >= 80) {
                EXPECT_LE(lines.size(), 23 + std::max<std::size_t>(experiments, 1));
            }
            for (const std::string& line : lines)
                EXPECT_LE(display_width(line), columns) << line;
        }
}

TEST(Screen, BeginsWithTheAnswerAndEndsWithWhatToTypeNext) {
    const std::string text = to_screen(usual_report(), {}, "--full; charts: -o run.html");
    EXPECT_TRUE(text.starts_with("WebSocket is probably ")) << text;
    std::size_t last = 0;
    for (const char* part : {"\nThat is ", "vs HTTP keep-alive", "\n  faster ", "\nWhy ",
                             "\nCAUTION ", "\nPrecision ", "\nSetting ", "\nMore       --full"}) {
        const std::size_t place = place_of(text, part);
        EXPECT_GT(place, last) << part << " in\n" << text;
        last = place;
    }
}

TEST(Screen, HasAWholeLineForEachFurtherCount) {
    report made;
    const medians contenders{{"ws", nanoseconds(14'400)}, {"http-keepalive", nanoseconds(12'300)}};
    add_played_experiment(made, contenders, 30, 1000);
    add_played_experiment(made, contenders, 30, 5000);
    made.generator.build_type = "Debug";
    analyze(made);
    const std::string text = to_screen(made);
    const std::size_t place = place_of(text, "\nAt 1000 exchanges: 17");
    const std::string line = text.substr(place + 1, text.find('\n', place + 1) - place - 1);
    EXPECT_NE(line.find(" % slower ["), std::string::npos) << line;
    EXPECT_TRUE(line.ends_with(']')) << line;
}

TEST(Screen, NamesEachCautionWithItsRemedyOnOneLine) {
    const std::string text = to_screen(usual_report());
    place_of(text, "\nCAUTION    Built without optimization: measure with a release build\n");
    place_of(text, "\nCAUTION    Slow clock source hpet: switch the kernel to tsc\n");
    place_of(text, "\nCAUTION    Interrupted: partial report\n");
}

/// A third contender failed before its first exchange.
report refused_report(const std::string& protocol, const std::string& failure) {
    report made = played_report({{"tcp", nanoseconds(9400)}, {"ws", nanoseconds(14'400)}});
    cell& refused = made.cells.emplace_back(made.cells.front());
    set_protocol(refused, protocol);
    made.summaries.emplace_back().cell = made.cells.size() - 1;
    trial& failed = made.trials.emplace_back();
    failed.cell = made.cells.size() - 1;
    failed.failure = failure + " (after 0 of 1000 exchanges)";
    analyze(made);
    return made;
}

const std::string declined =
    "ws handshake: The WebSocket handshake was declined by the remote peer: HTTP status 401 "
    "Unauthorized, body 'no valid token'; server ws://127.0.0.1:8080/ws";

TEST(Screen, DropsClausesOfACautionAndNoLetters) {
    const std::string text = to_screen(refused_report("ws-lean", declined));
    place_of(text, "\nCAUTION    ws-lean failed: ws handshake: HTTP status 401 Unauthorized\n");
}

TEST(Screen, DoesNotRepeatTheFailureThatLeavesTheQuestionOpen) {
    const std::string text = to_screen(refused_report("http-keepalive", declined));
    EXPECT_TRUE(text.starts_with("No valid answer: HTTP keep-alive failed: ws handshake: "))
        << text;
    EXPECT_EQ(text.find("CAUTION    HTTP keep-alive failed"), std::string::npos) << text;
}

TEST(Screen, NamesTheTimeThatANarrowerIntervalTakes) {
    report made = usual_report();
    made.duration = std::chrono::seconds(10);
    place_of(to_screen(made),
             "\nPrecision  +-2.4 % (30 rounds, 10 s); +-2 % needs --max-time 25s\n");
}

TEST(Screen, HasARowForEachSettingOfASweep) {
    const std::string text = to_screen(sample_report());
    EXPECT_TRUE(text.starts_with("Compared with HTTP keep-alive, WebSocket is ")) << text;
    place_of(text, "  vs HTTP keep-alive\n");
    place_of(text, "\n  1000 exchanges, 4 bytes");
}

TEST(Screen, SaysTheSameInColours) {
    text_style style;
    style.coloured = true;
    const std::string text = to_screen(usual_report(), style);
    EXPECT_NE(text.find("\x1b[1;33mCAUTION"), std::string::npos);
    EXPECT_EQ(unpainted(text), to_screen(usual_report()));
}

TEST(Screen, LetsForeignTextPaintNothing) {
    text_style style;
    style.coloured = true;
    EXPECT_EQ(unpainted(to_screen(hostile_report(), style)), to_screen(hostile_report()));
    style.drawn_in = charset::ascii;
    EXPECT_TRUE(is_ascii(unpainted(to_screen(hostile_report(), style))));
}

TEST(Screen, HasTheTimeOfAContenderThatPlaysAlone) {
    const std::string text = to_screen(played_report({{"ws", nanoseconds(14'400)}}, 10));
    EXPECT_TRUE(text.starts_with("WebSocket takes 14.4")) << text;
}

TEST(Screen, SaysThatNothingWasMeasured) {
    EXPECT_TRUE(to_screen(report()).starts_with("Nothing was measured.\n"));
}

TEST(Screen, EndsWithTheGatesThatFail) {
    const report gated = gated_report();
    const std::vector<std::string> failed = failed_gate_lines(gated);
    ASSERT_FALSE(failed.empty());
    const auto lines = lines_of(to_screen(gated, {}, "--full"));
    EXPECT_EQ(lines.back().substr(0, 20), failed.back().substr(0, 20));
    EXPECT_NE(failed.front().find('['), std::string::npos) << failed.front();
}

TEST(Screen, LeavesOutContendersBeforeItGrowsTooLong) {
    report many;
    medians contenders{
        {"tcp", nanoseconds(9000)},           {"unix", nanoseconds(6000)},
        {"ws", nanoseconds(14'000)},          {"http-keepalive", nanoseconds(12'000)},
        {"http-close", nanoseconds(60'000)},  {"ws-lean", nanoseconds(11'000)},
        {"http-lean", nanoseconds(10'500)},   {"ws-default", nanoseconds(15'000)},
        {"http-default", nanoseconds(13'000)}};
    const report made = played_report(contenders, 30);
    const std::string text = to_screen(made, {}, "--full");
    EXPECT_LE(lines_of(text).size(), 24U) << text;
    place_of(text, "  3 more contenders: --full\n");
}

TEST(Screen, HasOneUnitForTheTimesOfItsAnswer) {
    const std::string text = to_screen(played_report(
        {{"ws", nanoseconds(41'800'000)}, {"http-keepalive", nanoseconds(83'500'000)}}, 30));
    const std::size_t place = place_of(text, "\nThat is -");
    const std::string line = text.substr(place + 1, text.find('\n', place + 1) - place - 1);
    EXPECT_NE(line.find(" ms ["), std::string::npos) << line;
    EXPECT_EQ(line.find(" us"), std::string::npos) << line;
}

TEST(Screen, NamesServicesWithAndWithoutTls) {
    report made =
        played_report({{"ws", nanoseconds(14'400)}, {"http-keepalive", nanoseconds(12'300)}}, 30);
    for (cell& each : made.cells) {
        each.remote = true;
        each.endpoint = each.protocol == "ws" ? "ws://a.example/" : "http://b.example/";
    }
    place_of(to_screen(made), "\nServices   ws://a.example/, http://b.example/\n");
    made.cells.front().endpoint = "wss://a.example/";
    made.cells.front().tls.emplace().version = "TLSv1.3";
    const std::string text = to_screen(made);
    place_of(text, "\nServices   wss://a.example/ over TLSv1.3, http://b.example/\n");
    place_of(text, ", seed ");
}

TEST(Screen, CutsNoBreakEven) {
    report made =
        played_report({{"ws", nanoseconds(14'400)}, {"http-keepalive", nanoseconds(12'300)}}, 30);
    made.cells[0].description.display_name = "WebSocket over TLS";
    made.break_evens = {{0, 1, {break_even_kind::from_n, estimate{96, 72, 143}}}};
    place_of(to_screen(made),
             "\nBreak-even WebSocket over TLS is ahead of HTTP keep-alive after 96 exchanges\n");
    made.cells[1].description.display_name = "HTTP keep-alive over TLS of a service";
    place_of(to_screen(made), "\nBreak-even ahead after 96 exchanges\n");
}

TEST(Screen, AnswersByTheExperimentsBeforeAFailure) {
    report made;
    const medians contenders{{"ws", nanoseconds(14'400)},
                             {"http-keepalive", nanoseconds(12'300)},
                             {"http-close", nanoseconds(66'700)}};
    add_played_experiment(made, contenders, 30, 1000);
    add_played_experiment(made, contenders, 30, 5000);
    std::erase_if(made.blocks, [](const block& block) { return block.cell == 3; });
    trial& failed = made.trials.emplace_back();
    failed.cell = 3;
    failed.failure =
        "ws read: the peer closed the connection before its reply was complete "
        "(after 7 of 5000 exchanges)";
    analyze(made);
    const std::string text = to_screen(made);
    EXPECT_TRUE(text.starts_with("WebSocket is ")) << text;
    EXPECT_EQ(text.find("\nAt 5000 exchanges"), std::string::npos) << text;
    place_of(text, "\nCAUTION    WebSocket failed\n");
}

}  // namespace
}  // namespace pingpong
