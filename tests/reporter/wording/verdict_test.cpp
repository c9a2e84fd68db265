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

TEST(Answers, BeginWithYesOrNo) {
    EXPECT_TRUE(first_answer(0.80, 0.01)
                    .starts_with("Yes: WebSocket takes 20 % less time than HTTP keep-alive."));
    EXPECT_TRUE(first_answer(1.25, 0.01).starts_with("No: WebSocket takes 2"));
    EXPECT_TRUE(first_answer(1.00, 0.01).starts_with("Neither: "));
    EXPECT_TRUE(first_answer(1.035, 0.02).starts_with("Hardly: WebSocket takes "));
}

TEST(Answers, SayThatTheyCannotTellAndHowToFindOut) {
    const std::string text = first_answer(1.01, 0.2);
    EXPECT_TRUE(text.starts_with("Cannot tell: WebSocket takes ")) << text;
    EXPECT_NE(text.find("% would have been seen; to see one of 3 % takes about "),
              std::string::npos)
        << text;
}

TEST(Answers, AreProbableWhenACheckWarns) {
    report run_report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    run_report.generator.build_type = "Debug";
    analyze(run_report);
    EXPECT_TRUE(answers(run_report)[0].text.starts_with("Probably yes: "));
    EXPECT_NE(answers(run_report)[3].text.find("1 warning below."), std::string::npos);
}

TEST(Answers, HoldForLoopbackWhicheverProcessServes) {
    report run_report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    const auto has_loopback_note = [&run_report](const char* where) {
        for (cell& each : run_report.cells) {
            each.remote = true;
            each.endpoint = where;
        }
        const std::string text = answers(run_report)[3].text;
        const bool its_loopback = text.find("this machine, its loopback") != std::string::npos;
        EXPECT_EQ(text.find("a network (its round trip") != std::string::npos, its_loopback)
            << text;
        return its_loopback;
    };
    EXPECT_TRUE(has_loopback_note("ws://127.0.0.1:8080/"));
    EXPECT_FALSE(has_loopback_note("ws://192.0.2.1:8080/"));
}

TEST(Answers, AreWithheldFromAnInvalidRun) {
    report run_report = noisy_report({"ws", "http-keepalive"}, {8000, 10'000}, 0.01);
    for (block& each : run_report.blocks)
        each.usage.user = each.duration / 4;
    analyze(run_report);
    EXPECT_TRUE(answers(run_report)[0].text.starts_with("No answer: Half of the blocks waited"))
        << answers(run_report)[0].text;
}

TEST(Answers, NameTheImplementationWhereItDecides) {
    const report run_report = noisy_report({"ws", "http-keepalive", "ws-lean", "http-lean"},
                                           {12'000, 10'000, 7000, 8000}, 0.01);
    const std::string text = answers(run_report)[0].text;
    EXPECT_TRUE(text.starts_with("It depends on the implementation, not on the protocols: "))
        << text;
    EXPECT_NE(text.find("without a library, 0.8"), std::string::npos) << text;
}

TEST(Answers, DoNotCreditTheProtocolWithTheConnection) {
    const report run_report =
        noisy_report({"ws", "http-keepalive", "http-close"}, {8000, 10'000, 50'000}, 0.01);
    const std::string text = answers(run_report)[0].text;
    EXPECT_NE(text.find("WebSocket takes 0.16"), std::string::npos) << text;
    EXPECT_NE(text.find("keep-alive saves it too"), std::string::npos);
}

TEST(Answers, TellWhereASweepCrossesOver) {
    const report run_report = sweep({{16'384, 1.2}, {5, 0.8}, {1024, 1.0}, {125, 0.85}});
    EXPECT_EQ(
        answers(run_report)[0].text,
        "By message size, WebSocket wins from 5 bytes (0.80x) to 125 bytes (0.85x), ties at 1 "
        "KiB (1.00x) and loses at 16 KiB (1.20x).");
}

TEST(Answers, TellASweepOverConnections) {
    report run_report = sweep({{5, 0.8}, {5, 1.2}});
    for (cell& each : run_report.cells)
        each.connections = each.experiment == 0 ? 1 : 8;
    analyze(run_report);
    EXPECT_EQ(answers(run_report)[0].text,
              "By connections at once, WebSocket wins at 1 connection (0.80x) and loses at 8 "
              "connections (1.20x).");
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
    EXPECT_NE(text.find("wins at 5 bytes (0.80x), was not compared at 1 KiB and loses at 16 "
                        "KiB (1.20x). WebSocket takes 0.16x (1000 exchanges, echo of 5 bytes) to "
                        "0.24x"),
              std::string::npos)
        << text;
}

TEST(Answers, TellOfCountsThatDisagree) {
    report run_report = sweep({{5, 0.8}, {5, 1.2}});
    for (cell& each : run_report.cells)
        each.count = each.experiment == 0 ? 1000 : 5000;
    analyze(run_report);
    const std::string text = answers(run_report)[0].text;
    EXPECT_TRUE(text.starts_with("No: ")) << "by the most exchanges: " << text;
    EXPECT_NE(text.find("By count of exchanges: faster at 1000, slower at 5000."),
              std::string::npos)
        << text;
}

TEST(Answers, ToOtherQuestionsUseTheNamesOfTheProtocols) {
    const auto all = answers(noisy_report({"tcp", "unix"}, {5000, 3000}, 0.01));
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].question, "Does a Unix socket beat raw TCP?");
    EXPECT_TRUE(all[0].text.starts_with("Yes: a Unix socket takes 40 % less time than raw TCP."));
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
    EXPECT_EQ(all[0].text,
              "No answer: HTTP keep-alive failed (connect: Connection refused), so that the two "
              "were never compared.");
    EXPECT_EQ(all[1].question, "And the others?");
    EXPECT_TRUE(all[1].text.starts_with("WebSocket takes 1.25")) << all[1].text;
}

TEST(Answers, ToAnUnansweredQuestionAreThereWhereNothingElseWasCompared) {
    report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    std::erase_if(made.blocks, [](const block& block) { return block.cell == 1; });
    analyze(made);
    const auto all = answers(made);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].text, "No answer: the two never played a round together.");
}

TEST(Answers, AreNoneWhereNothingIsCompared) {
    EXPECT_TRUE(answers(noisy_report({"ws"}, {8000}, 0.01)).empty());
    EXPECT_TRUE(answers(report()).empty());
}

}  // namespace
}  // namespace pingpong
