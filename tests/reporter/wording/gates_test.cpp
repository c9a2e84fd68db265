#include "pingpong/reporter/wording/gates.hpp"

#include <gtest/gtest.h>

#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "support/plain_text.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

change change_to(change_kind kind, estimate factor) {
    change made;
    made.protocol = "ws";
    made.reference = "tcp";
    made.count = 1000;
    made.before = 1.5;
    made.after = 1.5 * factor.value;
    made.factor = factor;
    made.kind = kind;
    return made;
}

run_changes sample_changes() {
    run_changes all;
    all.old_name = "the-old-run";
    all.rules.between_runs = 0.01;
    all.changes.push_back(change_to(change_kind::within, {1, 0.95, 1.04}));
    change& lost = all.changes.emplace_back();
    lost.protocol = "unix";
    lost.reference = "tcp";
    lost.count = 5000;
    lost.connections = 64;
    lost.echo = true;
    lost.payload_bytes = 4096;
    lost.reason = "not measured in the new run";
    return all;
}

text_style wide() {
    text_style style;
    style.columns = 140;
    return style;
}

TEST(ChangeTable, HasARowForEachChangeBelowItsSetting) {
    const std::string text =
        "No regression beyond 5 %.\n"
        "\n"
        "                old    new  new / old\n"
        "1000 exchanges\n"
        "  ws / tcp    1.500  1.500  1.00 [0.95, 1.04]  within 5 %\n"
        "5000 exchanges, echo of 4096 bytes, 64 connections\n"
        "  unix / tcp      -      -  -                  not compared\n"
        "    not measured in the new run\n"
        "\n"
        "Compared with run the-old-run.\n"
        "Assumed variation between runs: 1 %.\n";
    EXPECT_EQ(to_table(sample_changes(), wide()), text);
    EXPECT_EQ(to_table(sample_changes()), text) << "the same at 80 columns";
}

TEST(ChangeTable, IsNoWiderThanItsPlace) {
    run_changes all = sample_changes();
    all.changes[0].protocol = std::string(70, 'w');
    all.changes[0].reason = std::string(30, 'a') + ' ' + std::string(60, 'b');
    text_style style;
    for (style.columns = 40; style.columns <= 120; ++style.columns)
        EXPECT_LE(widest_of(lines_of(to_table(all, style))), style.columns);
}

TEST(ChangeTable, SaysThatARunIsItself) {
    run_changes all = sample_changes();
    all.changes.pop_back();
    EXPECT_TRUE(to_table(all).starts_with("No change: both reports have the same figures.\n"));
    all.changes[0].after = 1.51;
    EXPECT_TRUE(to_table(all).starts_with("No regression beyond 5 %.\n"));
}

TEST(ChangeTable, SaysWhatIsProven) {
    run_changes all = sample_changes();
    all.changes.push_back(change_to(change_kind::inconclusive, {1.03, 0.95, 1.11}));
    EXPECT_NE(to_table(all, wide())
                  .find("Inconclusive: a regression beyond 5 % is neither proven nor "
                        "excluded."),
              std::string::npos);
    all.changes.push_back(change_to(change_kind::regression, {1.2, 1.1, 1.3}));
    EXPECT_NE(to_table(all, wide()).find("A regression beyond 5 % is proven."), std::string::npos);
}

TEST(ChangeTable, TellsWhatDiffers) {
    run_changes all = sample_changes();
    difference& kernel = all.differences.emplace_back();
    kernel.name = "kernel";
    kernel.before = "Linux 6.1";
    kernel.after = "Linux 6.12";
    const char* line = "Absolute times are not comparable: kernel differs (Linux 6.1, Linux 6.12).";
    EXPECT_NE(to_table(all, wide()).find(line), std::string::npos);
    EXPECT_NE(to_markdown(all).find("kernel differs"), std::string::npos);
}

TEST(ChangeTable, HasMicrosecondsWhereNothingDividesThem) {
    run_changes all = sample_changes();
    all.changes[0].reference.reset();
    EXPECT_NE(to_table(all, wide()).find("ws, us "), std::string::npos);
}

TEST(ChangesInMarkdown, AreATable) {
    const std::string text = to_markdown(sample_changes());
    EXPECT_TRUE(text.starts_with("- No regression beyond 5 %.\n"));
    EXPECT_NE(text.find("| ws / tcp | 1000 exchanges | within 5 % | 1.500 | 1.500 | 1.00 [0.95, "
                        "1.04] |\n"),
              std::string::npos)
        << text;
}

TEST(ChangesInJson, SayWhatTheyAddUpTo) {
    const std::string text = to_json(sample_changes());
    for (const char* part : {"\"schema\": \"pingpong.changes\"", "\"result\": \"within\"",
                             "\"result\": \"not compared\"", "\"threshold_ratio\": 0.05"})
        EXPECT_NE(text.find(part), std::string::npos) << part << '\n' << text;
}

TEST(FormatAssertions, TellsResultTextAndFigures) {
    report made = report_of({"ws"});
    checked_assertion& assertion = made.assertions.emplace_back();
    assertion.text = "ws/http-keepalive.median < 0.95";
    assertion.result = assertion_result::pass;
    assertion_outcome& outcome = assertion.outcomes.emplace_back();
    outcome.result = assertion_result::pass;
    outcome.figure = estimate{0.9, 0.88, 0.92};
    EXPECT_EQ(format_assertions(made, escape_terminal).at(0),
              "PASS ws/http-keepalive.median < 0.95: 0.90 [0.88, 0.92] at 1000 exchanges");
    outcome.result = assertion_result::inconclusive;
    outcome.reason = "the bound is within the interval";
    assertion.result = assertion_result::inconclusive;
    EXPECT_EQ(format_assertions(made, escape_terminal).at(0),
              "INCONCLUSIVE ws/http-keepalive.median < 0.95: 0.90 [0.88, 0.92] at 1000 exchanges "
              "(the bound is within the interval)");
}

TEST(FormatAssertions, TellsWhichExperimentDiffers) {
    report made = report_of({"ws"});
    cell second = made.cells[0];
    second.experiment = 1;
    second.count = 5000;
    made.cells.push_back(second);
    checked_assertion& assertion = made.assertions.emplace_back();
    assertion.text = "ws.median_us < 20";
    assertion.result = assertion_result::fail;
    for (const std::size_t experiment : {std::size_t{0}, std::size_t{1}}) {
        assertion_outcome& outcome = assertion.outcomes.emplace_back();
        outcome.experiment = experiment;
        outcome.result = experiment == 0 ? assertion_result::fail : assertion_result::pass;
        outcome.figure = estimate{21, 20.5, 21.5};
    }
    EXPECT_EQ(format_assertions(made, escape_terminal).at(0),
              "FAIL ws.median_us < 20: 21.00 [20.50, 21.50] at 1000 exchanges; 21.00 [20.50, "
              "21.50] at 5000 exchanges (pass)");
}

}  // namespace
}  // namespace pingpong
