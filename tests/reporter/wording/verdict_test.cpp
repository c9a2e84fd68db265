#include "pingpong/reporter/wording/verdict.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pingpong/reporter/wording/escape.hpp"
#include "support/reports/noisy_report.hpp"

namespace pingpong {
namespace {

std::vector<worded_answer> answers(const report& report) {
    return format_answers(report, escape_terminal);
}

std::string first_answer(double ratio, double spread) {
    return answers(noisy_report({"ws", "http-keepalive"}, {10'000 * ratio, 10'000}, spread))[0]
        .text;
}

/// The same contenders again with other sizes of messages, and the first one's medians scaled.
report sweep(const std::vector<std::pair<std::uint64_t, double>>& points, bool of_three = false) {
    report made;
    std::vector<std::string> names{"ws", "http-keepalive"};
    std::vector<double> medians{10'000, 10'000};
    if (of_three) {
        names.emplace_back("http-close");
        medians.push_back(50'000);
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& [bytes, ratio] = points[i];
        medians[0] = 10'000 * ratio;
        report run_report = noisy_report(names, medians, 0.005);
        for (cell each : run_report.cells) {
            each.experiment = i;
            each.payload_request_bytes = each.payload_reply_bytes = bytes;
            each.echo = true;
            made.cells.push_back(each);
        }
        for (cell_summary each : run_report.summaries) {
            each.cell += names.size() * i;
            made.summaries.push_back(each);
        }
        for (block each : run_report.blocks) {
            each.cell += names.size() * i;
            made.blocks.push_back(each);
        }
    }
    analyze(made);
    return made;
}

TEST(Answers, AreFour) {
    const auto all =
        answers(noisy_report({"tcp", "ws", "http-keepalive"}, {5000, 8000, 10'000}, 0.01));
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].question, "Does WebSocket beat HTTP keep-alive?");
    EXPECT_EQ(all[1].question, "By how much?");
    EXPECT_EQ(all[2].question, "Why?");
    EXPECT_EQ(all[3].question, "How sure?");
}

TEST(Answers, BeginWithTheFinding) {
    EXPECT_TRUE(first_answer(0.80, 0.01).starts_with("WebSocket is 2")) << first_answer(0.80, 0.01);
    EXPECT_NE(first_answer(1.25, 0.01).find(" % slower than HTTP keep-alive ["), std::string::npos);
    EXPECT_TRUE(first_answer(1.01, 0.2).starts_with("Cannot tell yet whether "));
}

TEST(Answers, HoldForLoopbackWhicheverProcessServes) {
    report run_report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    const auto has_loopback_note = [&run_report](const char* where) {
        for (cell& each : run_report.cells) {
            each.remote = true;
            each.endpoint = where;
        }
        const std::string text = answers(run_report)[3].text;
        const bool its_loopback = text.find("this machine over loopback") != std::string::npos;
        EXPECT_EQ(text.find("a network (it adds") != std::string::npos, its_loopback) << text;
        return its_loopback;
    };
    EXPECT_TRUE(has_loopback_note("ws://127.0.0.1:8080/"));
    EXPECT_FALSE(has_loopback_note("ws://192.0.2.1:8080/"));
}

TEST(Answers, SayHowManyRunsOfAServiceTheyRestOn) {
    report run_report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    const auto says = [&run_report](std::string_view text) {
        return answers(run_report)[3].text.find(text) != std::string::npos;
    };
    EXPECT_FALSE(says("--runs")) << "of servers of its own";
    for (cell& each : run_report.cells)
        each.remote = true;
    EXPECT_TRUE(says("1 run of these services; --runs 5 tells how much runs differ."));
    for (comparison& each : run_report.comparisons) {
        each.runs = 3;
        each.run_sd = 0.027;
    }
    EXPECT_TRUE(says("; 3 runs, which differ by 2.7 % (standard deviation)."));
    EXPECT_FALSE(says("assumed")) << "since it was measured";
}

TEST(Answers, DoNotCreditTheProtocolWithTheConnection) {
    const report run_report =
        noisy_report({"ws", "http-keepalive", "http-close"}, {8000, 10'000, 50'000}, 0.01);
    const std::string text = answers(run_report)[0].text;
    EXPECT_NE(text.find("WebSocket is 6.25 times as fast as HTTP reconnect ["), std::string::npos)
        << text;
    EXPECT_NE(
        text.find(": the gain comes from reusing the connection, which HTTP keep-alive also does."),
        std::string::npos);
}

TEST(Answers, TellWhereASweepCrossesOver) {
    const report run_report = sweep({{16'384, 1.2}, {5, 0.8}, {1024, 1.0}, {125, 0.85}});
    EXPECT_EQ(
        answers(run_report)[0].text,
        "Compared with HTTP keep-alive, WebSocket is faster from 5 bytes (-20 %) to 125 bytes "
        "(-15 %), same at 1 KiB and slower at 16 KiB (+20 %).");
}

TEST(Answers, TellASweepOverConnections) {
    report run_report = sweep({{5, 0.8}, {5, 1.2}});
    for (cell& each : run_report.cells)
        each.connections = each.experiment == 0 ? 1 : 8;
    analyze(run_report);
    EXPECT_EQ(answers(run_report)[0].text,
              "Compared with HTTP keep-alive, WebSocket is faster at 1 connection (-20 %) and "
              "slower at 8 connections (+20 %).");
}

TEST(Answers, SayWhereASweepComparedNothing) {
    report run_report = sweep({{5, 0.8}, {1024, 1.2}, {16'384, 1.2}}, true);
    for (trial& each : run_report.trials)
        if (run_report.cells[each.cell].experiment == 1 &&
            run_report.cells[each.cell].protocol == "ws")
            each.failure = "ws read: end of file";
    std::erase_if(run_report.blocks, [&run_report](const block& each) {
        return run_report.cells[each.cell].experiment == 1 &&
               run_report.cells[each.cell].protocol == "ws";
    });
    analyze(run_report);
    const std::string text = answers(run_report)[0].text;
    EXPECT_TRUE(text.starts_with(
        "Compared with HTTP keep-alive, WebSocket is faster at 5 bytes (-20 %), not "
        "compared at 1 KiB and slower at 16 KiB (+20 %)"))
        << text;
    EXPECT_NE(text.find(" WebSocket is 4.2 to 6.3 times as fast as HTTP reconnect: "),
              std::string::npos)
        << text;
}

TEST(Answers, TellOfCountsThatDisagree) {
    report run_report = sweep({{5, 0.8}, {5, 1.2}});
    for (cell& each : run_report.cells)
        each.count = each.experiment == 0 ? 1000 : 5000;
    analyze(run_report);
    const std::string text = answers(run_report)[0].text;
    EXPECT_TRUE(text.starts_with("WebSocket is 19.9 % slower"))
        << "by the most exchanges: " << text;
    EXPECT_NE(text.find("By count: faster at 1000 exchanges, slower at 5000 exchanges."),
              std::string::npos)
        << text;
}

TEST(Answers, ToOtherQuestionsUseTheNamesOfTheProtocols) {
    const auto all = answers(noisy_report({"tcp", "unix"}, {5000, 3000}, 0.01));
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].question, "Does Unix socket beat raw TCP?");
    EXPECT_TRUE(all[0].text.starts_with("Unix socket is 39.9")) << all[0].text;
    EXPECT_TRUE(all[0].text.find(" % faster than raw TCP [") != std::string::npos);
}

TEST(Answers, SayWhoFailedWhereTheTwoWereNeverCompared) {
    report made = noisy_report({"tcp", "ws", "http-keepalive"}, {4000, 5000, 6000}, 0.01);
    std::erase_if(made.blocks, [](const block& block) { return block.cell == 2; });
    trial& failed = made.trials.emplace_back();
    failed.cell = 2;
    failed.failure = "connect: Connection refused";
    analyze(made);
    const auto all = answers(made);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].question, "Does WebSocket beat HTTP keep-alive?");
    EXPECT_EQ(all[0].text, "No valid answer: HTTP keep-alive failed: connect: Connection refused.");
    EXPECT_EQ(all[1].question, "What was compared instead?");
    EXPECT_TRUE(all[1].text.starts_with("WebSocket / raw TCP is 1.25 [")) << all[1].text;
}

TEST(Answers, ToAnUnansweredQuestionAreThereWhereNothingElseWasCompared) {
    report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    std::erase_if(made.blocks, [](const block& block) { return block.cell == 1; });
    analyze(made);
    const auto all = answers(made);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].text, "No valid answer: the two never completed a round together.");
}

TEST(Answers, AreNoneWhereNothingIsCompared) {
    EXPECT_TRUE(answers(noisy_report({"ws"}, {8000}, 0.01)).empty());
    EXPECT_TRUE(answers(report()).empty());
}

TEST(BreakEvenForms, TellLessAndLess) {
    const report made = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    cell_break_even found{0, 1, {break_even_kind::from_n, estimate{96, 72, 143}}};
    EXPECT_EQ(format_break_even_forms(made, found, verbatim),
              (std::vector<std::string>{
                  "WebSocket is ahead of HTTP keep-alive after 96 exchanges [72, 143]",
                  "WebSocket is ahead of HTTP keep-alive after 96 exchanges",
                  "ahead after 96 exchanges"}));
    found.count.exchanges = estimate{0.4, {}, {}};
    EXPECT_EQ(format_break_even(made, found, verbatim),
              "WebSocket is ahead of HTTP keep-alive after 1 exchange");
    found.count = {break_even_kind::never, {}};
    EXPECT_EQ(format_break_even_forms(made, found, verbatim).size(), 1U);
}

}  // namespace
}  // namespace pingpong
