#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "pingpong/reporter/html/charts/charts.hpp"
#include "pingpong/reporter/html/charts/forest_panel.hpp"
#include "pingpong/reporter/html/charts/forest_rows.hpp"
#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/drawing/style.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "support/reports/described.hpp"
#include "support/reports/hand_made_report.hpp"
#include "support/reports/noisy_report.hpp"
#include "support/reports/sample_report.hpp"
#include "support/well_formed_markup.hpp"

namespace pingpong::html {
namespace {

using std::chrono::nanoseconds;

/// All pictures of a chart as text.
std::string pictures_of(const chart& chart) {
    std::string text;
    for (const markup& picture : chart.pictures)
        text += picture.bytes();
    return text;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

report conversations(const std::vector<std::uint64_t>& counts) {
    report made;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (const char* protocol : {"ws", "http-keepalive"}) {
            cell& added = made.cells.emplace_back();
            added.experiment = i;
            set_protocol(added, protocol);
            added.count = counts[i];
            const auto ns = static_cast<std::int64_t>(100'000 + 5000 * counts[i]);
            for (std::size_t repetition = 0; repetition < 3; ++repetition) {
                trial& trial = add_trial(made, made.cells.size() - 1, nanoseconds(ns));
                trial.repetition = repetition;
                trial.exchanges = counts[i];
            }
        }
    analyze(made);
    return made;
}

TEST(RatioForest, MarksEachClaimWithItsFigures) {
    const report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    const std::string picture = pictures_of(ratio_forest(subject(made)));
    const estimate& claim = made.comparisons.front().figures.claim;
    EXPECT_TRUE(has(picture, attribute("data-x", claim.value).value));
    EXPECT_TRUE(has(picture, "data-low=\"" + attribute("", *claim.low).value));
    EXPECT_TRUE(has(picture, "data-x-scale=\"log\""));
}

TEST(RatioForest, PutsTheQuestionFirstAndLeavesTheFloorToTheLadder) {
    const report made = noisy_report({"tcp", "ws", "http-keepalive", "http-close"},
                                     {4000, 5000, 6000, 30'000}, 0.01);
    const subject subject(made);
    const auto groups = question_groups(subject), others = other_groups(subject);
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].title, "WebSocket / HTTP keep-alive");
    ASSERT_EQ(others.size(), 2U);
    for (const forest_group& group : others)
        EXPECT_FALSE(has(group.title, "TCP"));
}

TEST(RatioForest, AnswersAnotherQuestionWhenTheOneAskedWasNotPlayed) {
    const report made = noisy_report({"tcp", "unix"}, {5000, 4000}, 0.01);
    const auto groups = question_groups(subject(made));
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_TRUE(groups[0].title.starts_with("Unix socket / raw TCP"));
}

TEST(RatioForest, NamesAContenderThatFailedBeforeItCouldBeCompared) {
    report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    cell& added = made.cells.emplace_back(made.cells.front());
    set_protocol(added, "http-close");
    made.summaries.emplace_back().cell = 2;
    add_trial(made, 2, nanoseconds(0)).failure = "connect: Connection refused";
    const subject subject(made);
    const auto others = other_groups(subject);
    ASSERT_EQ(others.size(), 1U);
    EXPECT_EQ(others[0].rows.front().comparison, nullptr);
    EXPECT_TRUE(has(pictures_of(other_ratios(subject)), "HTTP reconnect failed"));
}

TEST(RatioForest, NamesItsAxisAfterTheTwoThatItCompares) {
    const report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    const std::string picture = pictures_of(ratio_forest(subject(made)));
    EXPECT_TRUE(has(picture, ">WebSocket / HTTP keep-alive<"));
    EXPECT_TRUE(has(picture, ">← WebSocket faster<"));
    EXPECT_TRUE(has(picture, ">WebSocket slower →<"));
}

TEST(RatioForest, LeavesOtherImplementationsToAFurtherFigureWhereThereAreSeveralSettings) {
    report made = noisy_report({"ws", "http-keepalive", "ws-lean", "http-lean"},
                               {5000, 6000, 4000, 4500}, 0.01);
    EXPECT_EQ(question_groups(subject(made)).size(), 2U);
    const std::vector<cell> first = made.cells;
    for (std::size_t experiment = 1; experiment < 3; ++experiment)
        for (cell cell : first) {
            cell.experiment = experiment;
            cell.payload_request_bytes = 1024 * experiment;
            made.cells.push_back(cell);
            made.summaries.emplace_back().cell = made.cells.size() - 1;
        }
    const subject several(made);
    ASSERT_EQ(question_groups(several).size(), 1U);
    EXPECT_EQ(question_groups(several).front().rows.size(), 3U);
    ASSERT_FALSE(other_groups(several).empty());
    EXPECT_TRUE(other_groups(several).front().title.starts_with("ws-lean / http-lean"));
}

TEST(RatioForest, KeepsManyRatiosToOneScreen) {
    std::vector<forest_block> blocks(1);
    blocks[0].title = "WebSocket / HTTP keep-alive";
    for (std::size_t i = 0; i < 2 * max_forest_marks; ++i)
        blocks[0].marks.push_back(
            {"16 KiB", estimate{1.1, 1.05, 1.15}, "1.1x", "slower", "", false, {}});
    for (const auto& [page, height] :
         {std::pair{page_width::wide, 720.0}, std::pair{page_width::narrow, 1160.0}}) {
        const std::string picture =
            forest_panel(page, blocks, {"", "", "", 0.03}, "ratios", "").bytes();
        const std::string box = "viewBox=\"0 0 " + format_coordinate(drawing_width(page)) + ' ';
        const std::size_t place = picture.find(box);
        ASSERT_NE(place, std::string::npos);
        EXPECT_LT(std::stod(picture.substr(place + box.size())), height);
    }
}

TEST(DurationByCount, FitsALineToSeveralCounts) {
    const report made = conversations({100, 1000, 10'000});
    const chart shown = duration_by_count(subject(made));
    EXPECT_TRUE(has(pictures_of(shown), "class=\"fit blue\""));
    EXPECT_TRUE(has(shown.caption, "fitted"));
}

TEST(DurationByCount, IsLeftOutForOneCountWhichIsAColumnOfDots) {
    const report made = conversations({1000});
    EXPECT_TRUE(duration_by_count(subject(made)).pictures.empty());
}

TEST(DurationByCount, LeavesOutTrialsThatFailed) {
    report made = conversations({100, 1000});
    for (trial& trial : made.trials)
        if (trial.cell % 2 == 1)
            trial.failure = "read: end of file";
    const std::string picture = pictures_of(duration_by_count(subject(made)));
    EXPECT_FALSE(has(picture, "class=\"mark orange\""));
    EXPECT_TRUE(has(picture, "HTTP keep-alive failed"));
}

TEST(PercentilesByNines, EndWhereTooFewExchangesLieBeyond) {
    report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    for (std::uint64_t i = 0; i < 1000; ++i)
        made.summaries[0].round_trips.record(nanoseconds(5000 + 10 * i));
    for (std::uint64_t i = 0; i < 19; ++i)
        made.summaries[1].round_trips.record(nanoseconds(6000));
    const std::string picture = pictures_of(percentiles_by_nines(subject(made)));
    EXPECT_TRUE(has(picture, "data-x-max=\"2\"")) << "a thousand reach to 99 %";
    EXPECT_TRUE(has(picture, "HTTP keep-alive: none"));
}

TEST(MediansOverTime, MarkEveryBlock) {
    const report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    const std::string picture = pictures_of(medians_over_time(subject(made)));
    const std::size_t begin = picture.find("class=\"marks blue\"");
    const std::string path = picture.substr(begin, picture.find("/>", begin) - begin);
    EXPECT_EQ(std::ranges::count(path, 'M'), 40);
}

TEST(MediansOverTime, ShowWhereAContenderFailed) {
    const report made = sample_report();
    const std::string picture = pictures_of(medians_over_time(subject(made)));
    EXPECT_TRUE(has(picture, "HTTP reconnect failed"));
}

TEST(LadderBars, AddUpToTheContenderOnTop) {
    const report made = sample_report();
    const chart shown = ladder_bars(subject(made));
    EXPECT_TRUE(
        has(pictures_of(shown), "WebSocket: 14.4 µs = raw TCP 9.4 + WebSocket framing 5.0"));
}

TEST(LadderBars, EndAtTheContendersOwnMeanWhereTheMachineChangedItsSpeed) {
    report made = noisy_report({"tcp", "ws"}, {5000, 8000}, 0.001);
    double sum = 0, blocks = 0;
    for (block& block : made.blocks) {
        if (block.round % 3 == 0)
            block.round_trips.p50 *= 2;
        if (block.cell == 1) {
            sum += static_cast<double>(block.round_trips.p50.count()) / 1000;
            ++blocks;
        }
    }
    analyze(made);
    EXPECT_TRUE(has(pictures_of(ladder_bars(subject(made))),
                    fmt::format("WebSocket: {:.1f} µs", sum / blocks)));
}

TEST(LadderBars, OutlineAStepThatTakesAway) {
    const report made = noisy_report({"tcp", "ws"}, {6000, 5000}, 0.01);
    EXPECT_TRUE(has(pictures_of(ladder_bars(subject(made))), "bar negative blue"));
}

TEST(LadderBars, AreLeftOutWithoutRawTcp) {
    const report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    EXPECT_TRUE(ladder_bars(subject(made)).pictures.empty());
}

TEST(RatioBySetting, IsThereOnlyWhereSomethingVaried) {
    const report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    EXPECT_TRUE(ratio_by_setting(subject(made)).pictures.empty());
}

TEST(RatioBySetting, DoesNotMixDifferentRatios) {
    const report made = sample_report();  // in its second setting ws was not compared
    EXPECT_TRUE(ratio_by_setting(subject(made)).pictures.empty());
}

TEST(ExchangeBytes, AreShownSideBySideAndAreNoMarkup) {
    report made = noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01);
    EXPECT_TRUE(exchange_section(subject(made)).empty());
    wire_sample& sample = made.wire.emplace_back();
    sample.cell = 1;
    sample.exchange.sent.append("POST /<script> HTTP/1.1\r\n\r\nPing");
    sample.exchange.received.append(std::string(700, 'x'));
    const std::string bytes = exchange_section(subject(made)).bytes();
    EXPECT_TRUE(has(bytes, "POST /&lt;script&gt; HTTP/1.1↵<br>"));
    EXPECT_TRUE(has(bytes, "700 bytes"));
    EXPECT_FALSE(has(bytes, "Before it"));
    EXPECT_EQ(fault_in_markup(bytes), "");
}

TEST(RatioForest, PutsOtherImplementationsOfTheTwoBesideTheQuestion) {
    const report made =
        noisy_report({"ws", "http-keepalive", "ws-lean", "http-lean", "ws-default", "http-default"},
                     {5000, 6000, 4000, 4500, 7000, 8000}, 0.01);
    const auto groups = question_groups(subject(made));
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_TRUE(groups[1].title.starts_with("ws-lean / http-lean (no library in them)"));
    EXPECT_TRUE(has(groups[2].title, "(the library's default settings)"));
}

TEST(RatioForest, LooksAsTheDescriptionOfAnUnknownProtocolSays) {
    report made = noisy_report({"toy", "tcp"}, {5000, 6000}, 0.01);
    protocol_traits& traits = made.cells[0].description.traits;
    traits.colour = protocol_colour::vermilion;
    traits.mark = protocol_mark::plus;
    const std::string picture = pictures_of(ratio_forest(subject(made)));
    EXPECT_TRUE(has(picture, "class=\"mark vermilion\"")) << picture;
    EXPECT_TRUE(has(picture, ">toy / raw TCP")) << picture;
}

TEST(ChangeForest, LooksAsTheSidesSay) {
    run_changes changes;
    change& added = changes.changes.emplace_back();
    added.protocol = "ws";
    added.factor = estimate{1.2, 1.1, 1.3};
    const std::vector<named_report> sides{
        {"new", noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01)}};
    EXPECT_TRUE(has(pictures_of(change_forest(changes, sides)), "class=\"mark blue\""));
    EXPECT_TRUE(has(pictures_of(change_forest(changes, {})), "class=\"mark none\""));
}

TEST(ProtocolLook, TellsEveryProtocolApart) {
    std::vector<std::string> looks;
    for (const protocol_info& protocol : protocol_table().infos()) {
        cell cell;
        set_protocol(cell, protocol.name);
        const protocol_look look = look_of(cell);
        looks.push_back(look.classes() + mark_path(look.mark, 0, 0, 5));
    }
    std::ranges::sort(looks);
    EXPECT_EQ(std::ranges::adjacent_find(looks), looks.end());
}

TEST(ProtocolLook, HasAColourInTheStyleSheetForEveryProtocol) {
    for (const protocol_info& protocol : protocol_table().infos())
        EXPECT_TRUE(has(std::string(style_sheet()),
                        ".chart ." + std::string(name_of(protocol.traits.colour)) + " {"))
            << protocol.name;
}

TEST(ProtocolLook, KeepsLabelsShort) {
    cell cell;
    set_protocol(cell, "unix");
    EXPECT_EQ(label_of(cell), "Unix socket");
    set_protocol(cell, "a protocol with a very long name");
    EXPECT_EQ(label_of(cell), "a protocol with a v…");
}

}  // namespace
}  // namespace pingpong::html
