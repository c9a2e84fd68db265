#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "support/reports/described.hpp"
#include "support/reports/hand_made_report.hpp"
#include "support/reports/hostile_report.hpp"
#include "support/reports/noisy_report.hpp"
#include "support/well_formed_markup.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// The text before the first figure: what a reader sees at the top.
std::string top_of(const std::string& page) {
    return page.substr(0, page.find("<main>"));
}

/// What every page promises, whatever it is about.
void expect_a_page(const report& report) {
    const std::string page = to_html(report);
    EXPECT_EQ(fault_in_markup(page), "");
    EXPECT_LE(page.size(), max_html_bytes);
    EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    EXPECT_EQ(count_of(page, "<script"), 1U) << "its own";
    EXPECT_FALSE(has(page, "http://"));
    EXPECT_FALSE(has(page, "nan"));
    EXPECT_FALSE(has(page, "inf\""));
    EXPECT_EQ(well_formed(page), page);
    EXPECT_EQ(to_html(report), page) << "the same report gives the same page";
}

/// Thirty cells in six experiments, and 200,000 blocks.
report huge_report() {
    report made;
    for (std::size_t experiment = 0; experiment < 6; ++experiment)
        for (const char* protocol : {"tcp", "unix", "ws", "http-keepalive", "http-close"}) {
            cell& added = made.cells.emplace_back();
            added.experiment = experiment;
            set_protocol(added, protocol);
            added.count = 1000;
            added.payload_request_bytes = added.payload_reply_bytes = 64U << (2 * experiment);
            added.echo = true;
            made.summaries.emplace_back().cell = made.cells.size() - 1;
        }
    for (std::size_t i = 0; i < 200'000; ++i) {
        const std::size_t cell = i % 30, turn = i / 30;
        const auto noise = static_cast<std::int64_t>((i * 7919) % 499);
        const auto level = static_cast<std::int64_t>(5000 + 900 * (cell % 5));
        block& block = add_block(made, cell, turn / 2, 1 + static_cast<unsigned>(turn % 2),
                                 nanoseconds(level + noise));
        block.round_trips.p99 = 2 * block.round_trips.p50;
        block.start_offset = nanoseconds(123'457) * static_cast<std::int64_t>(i);
        block.repetition = turn / 20;
        made.summaries[cell].round_trips.add(
            histogram::index_of(static_cast<std::uint64_t>(level + noise)), 10);
        made.summaries[cell].median_ns = static_cast<double>(level);
        if (turn % 20 == 0)
            add_trial(made, cell, nanoseconds(1000 * level)).repetition = block.repetition;
    }
    for (trial& trial : made.trials)
        trial.exchanges = 1000;
    analyze(made);
    return made;
}

TEST(Html, IsAPageOfItsOwn) {
    expect_a_page(sample_report());
    expect_a_page(noisy_report({"tcp", "unix", "ws", "http-keepalive", "http-close", "ws-lean",
                                "http-lean", "ws-default", "http-default"},
                               {9000, 6000, 14'000, 15'800, 65'000, 11'000, 12'000, 20'000, 21'000},
                               0.01));
}

TEST(Html, HasOnlyIdsThatAreUnique) {
    const std::string page = to_html(sample_report());
    std::set<std::string> ids;
    for (std::size_t at = page.find(" id=\""); at != std::string::npos;
         at = page.find(" id=\"", at + 1)) {
        const std::size_t begin = at + 5;
        EXPECT_TRUE(ids.insert(page.substr(begin, page.find('"', begin) - begin)).second)
            << page.substr(begin, 30);
    }
    EXPECT_GT(ids.size(), 12U);
}

TEST(Html, HasEveryChart) {
    const std::string page = to_html(sample_report());
    for (const char* id : {"ratios", "other-ratios", "ladder", "percentiles", "medians"})
        EXPECT_TRUE(has(page, " id=\"" + std::string(id) + "\"")) << id;
    EXPECT_EQ(count_of(page, "<svg "), count_of(page, "role=\"img\""));
}

TEST(Html, StaysInItsSizeWhateverWasMeasured) {
    const report huge = huge_report();
    expect_a_page(huge);
    const std::string page = to_html(huge);
    EXPECT_TRUE(has(page, "One round in"));
    EXPECT_TRUE(has(page, "Machine, program and settings")) << "nothing had to be left out";
    EXPECT_TRUE(has(page, "ratio-by-setting"));
}

TEST(Html, StaysInItsSizeWhateverIsWrittenInIt) {
    report made = sample_report();
    made.command_line.assign(5000, std::string(100, '"'));
    for (std::size_t i = 0; i < 200; ++i)
        made.diagnostics.push_back({diagnostic_kind::delayed_replies, 0, reply_delay{}});
    for (cell& cell : made.cells)
        cell.protocol = std::string(20'000, '&');
    for (trial& trial : made.trials)
        trial.failure = std::string(20'000, '>');
    expect_a_page(made);
}

TEST(Html, NeverExecutesWhatItShows) {
    report made = hostile_report();
    analyze(made);
    expect_a_page(made);
    const std::string page = to_html(made);
    EXPECT_TRUE(has(page, "&lt;script&gt;"));
    EXPECT_EQ(page.find_first_of("\x1b\x07\r"), std::string::npos);
    EXPECT_EQ(count_of(page, "</details>"), count_of(page, "<details>"));
    EXPECT_TRUE(has(page, "default-src &#39;none&#39;"));
}

TEST(Html, OfNothingSaysThatNothingWasMeasured) {
    const report nothing;
    expect_a_page(nothing);
    const std::string page = to_html(nothing);
    EXPECT_TRUE(has(top_of(page), "Nothing was measured."));
    EXPECT_EQ(count_of(page, "<svg "), 0U);
    EXPECT_EQ(count_of(page, "<figure"), 0U) << "a chart with nothing to show is left out";
}

TEST(Html, OfOneContenderSaysThatNothingWasCompared) {
    report alone = report_of({"ws"});
    add_block(alone, 0, 0, 1, nanoseconds(5000));
    analyze(alone);
    expect_a_page(alone);
    EXPECT_TRUE(has(top_of(to_html(alone)), "nothing was compared"));
}

TEST(Html, OfOneRoundHasNoIntervalsAndNoConclusion) {
    report run_report = report_of({"ws", "http-keepalive"});
    for (std::size_t cell = 0; cell < 2; ++cell)
        for (unsigned visit = 1; visit <= 2; ++visit)
            add_block(run_report, cell, 0, visit, nanoseconds(5000 + 100 * cell));
    analyze(run_report);
    expect_a_page(run_report);
    const std::string page = to_html(run_report);
    EXPECT_TRUE(has(top_of(page), "Cannot tell"));
    EXPECT_FALSE(has(page, "class=\"interval"));
}

TEST(Html, SaysAtTheTopThatAContenderFailed) {
    report made = noisy_report({"ws", "http-keepalive", "http-close"}, {5000, 6000, 30'000}, 0.01);
    std::erase_if(made.blocks, [](const block& block) { return block.cell == 1; });
    made.summaries[1] = {};
    made.summaries[1].cell = 1;
    add_trial(made, 1, nanoseconds(0)).failure = "connect: Connection refused";
    analyze(made);
    expect_a_page(made);
    const std::string page = to_html(made);
    EXPECT_TRUE(has(top_of(page), "Connection refused"));
    const std::string forest = page.substr(page.find("id=\"ratios\""));
    EXPECT_TRUE(has(forest.substr(0, forest.find("</svg>")), ">HTTP keep-alive failed<"));
}

TEST(Html, SaysAtTheTopThatTheQuestionHasNoAnswer) {
    report made = noisy_report({"tcp", "ws", "http-keepalive"}, {4000, 5000, 6000}, 0.01);
    EXPECT_FALSE(has(top_of(to_html(made)), "No valid answer"));
    std::erase_if(made.blocks, [](const block& block) { return block.cell == 2; });
    analyze(made);
    EXPECT_TRUE(has(top_of(to_html(made)), "<h1>Does WebSocket beat HTTP keep-alive?</h1>"));
    EXPECT_TRUE(
        has(top_of(to_html(made)), "No valid answer: the two never completed a round together."));
    EXPECT_TRUE(has(to_html(made), "WebSocket / raw TCP")) << "it is shown all the same";
}

TEST(Html, SaysAtTheTopThatItWasInterrupted) {
    report made = sample_report();
    EXPECT_FALSE(has(top_of(to_html(made)), "Interrupted."));
    made.interrupted = true;
    EXPECT_TRUE(has(top_of(to_html(made)), "Interrupted."));
    expect_a_page(made);
}

TEST(Html, SaysAtTheTopThatItIsInconclusive) {
    const report made = noisy_report({"ws", "http-keepalive"}, {5000, 5050}, 0.2);
    EXPECT_TRUE(has(top_of(to_html(made)), "Cannot tell"));
}

TEST(Html, DrawsWhatIsWithheldInGreyAndHollow) {
    report made = noisy_report({"ws", "http-keepalive"}, {5000, 8000}, 0.01);
    EXPECT_FALSE(has(to_html(made), "withheld\""));
    for (comparison& comparison : made.comparisons)
        comparison.verdict.certainty = certainty::withheld;
    made.diagnostics.push_back({diagnostic_kind::overloaded, 0, processor_contention{4, 4}});
    EXPECT_TRUE(has(to_html(made), "class=\"mark blue withheld\""));
    EXPECT_TRUE(has(top_of(to_html(made)), "Not a valid measurement."));
}

TEST(Html, ShowsAnswerRatioAndTableBeforeTheReasons) {
    const std::string page = to_html(noisy_report({"ws", "http-keepalive"}, {5000, 8000}, 0.01));
    std::size_t last = 0;
    for (const char* part : {"class=\"answer\"", "id=\"ratios\"", "id=\"ratios-narrow\"",
                             "Summary of the contenders", "How sure?"}) {
        const std::size_t place = page.find(part);
        ASSERT_NE(place, std::string::npos) << part;
        EXPECT_GT(place, last) << part;
        last = place;
    }
}

TEST(Html, HasATableOfContentsThatLinksToSectionsAndFigures) {
    const std::string page = to_html(sample_report());
    const std::size_t begin = page.find("<nav ");
    const std::string contents = page.substr(begin, page.find("</nav>") - begin);
    std::size_t links = 0;
    for (std::size_t at = contents.find("href=\"#"); at != std::string::npos;
         at = contents.find("href=\"#", at + 1)) {
        const std::string id = contents.substr(at + 7, contents.find('"', at + 7) - at - 7);
        EXPECT_TRUE(has(page, " id=\"" + id + "\"")) << id;
        ++links;
    }
    EXPECT_GE(links, 12U);
    EXPECT_EQ(count_of(contents, "-figure\""), count_of(page, "<figure "));
}

TEST(Html, SummarizesSeveralSettingsInOneTableAndFoldsTheirContenders) {
    const std::string page = to_html(huge_report());
    EXPECT_EQ(count_of(page, "Summary of the settings"), 1U);
    EXPECT_TRUE(has(page, "<details><summary>64 B</summary>"));
    EXPECT_LT(page.find("Summary of the settings"), page.find("<h2>"));
}

TEST(Html, MarksAnInvalidSettingAndNotThePage) {
    report made = huge_report();
    made.diagnostics.push_back({diagnostic_kind::overloaded, 2, processor_contention{4, 4}});
    const std::string page = to_html(made);
    EXPECT_FALSE(has(page, "Not a valid measurement."));
    EXPECT_TRUE(has(top_of(page), "1 of 6 settings: 1 KiB."));
    EXPECT_EQ(count_of(page, "<tr class=\"invalid\">"), 1U);
    EXPECT_TRUE(has(page, "<summary>1 KiB: invalid</summary>"));
    expect_a_page(made);
}

TEST(Html, NamesEachFigureOfATableWhereRowsAreStacked) {
    const std::string page = to_html(noisy_report({"ws", "http-keepalive"}, {5000, 8000}, 0.01));
    EXPECT_TRUE(has(page, "data-label=\"p50 µs\""));
    EXPECT_EQ(count_of(page, "<td class="), count_of(page, "data-label="));
}

TEST(Html, NumbersFiguresInTheOrderOfThePage) {
    const std::string page = to_html(sample_report());
    std::size_t at = 0;
    for (int number = 1; number <= 5; ++number) {
        at = page.find(">Figure " + std::to_string(number) + "</a>. ", at);
        ASSERT_NE(at, std::string::npos) << number;
    }
}

TEST(Html, QuotesTheCommandLineForAShell) {
    report made = sample_report();
    made.command_line = {"pingpong", "run", "--assert", "ws.p99_us < 60", "it's"};
    EXPECT_TRUE(has(to_html(made),
                    "pingpong run --assert &#39;ws.p99_us &lt; 60&#39; "
                    "&#39;it&#39;\\&#39;&#39;s&#39; --seed 9007199254740991"));
}

}  // namespace
}  // namespace pingpong
