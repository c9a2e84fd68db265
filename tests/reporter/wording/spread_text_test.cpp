#include "pingpong/reporter/wording/spread/spread_text.hpp"

#include <gtest/gtest.h>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/analysis/merge.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "support/reports/process_report.hpp"

namespace pingpong {
namespace {

/// A report of machines whose ratios are those; the first has the name host-a.
report replicated(const std::vector<double>& ratios) {
    std::vector<report> parts;
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        parts.push_back(
            rank_with(ratios[i], 20, std::string("host-") + static_cast<char>('a' + i), i));
        parts.back().config.ranks = ratios.size();
    }
    return merge(std::move(parts), merge_level::processes).value.value_or(report());
}

std::string sentence_of(report whole, verdict_kind kind) {
    comparison& first = whole.comparisons.front();
    first.verdict.kind = kind;
    first.verdict.certainty = certainty::firm;
    return format_spread_sentence(whole, first, escape_terminal);
}

TEST(SpreadText, SaysHowARunWasSpread) {
    report whole;
    EXPECT_EQ(format_spread(whole), "");
    whole.config.ranks = 3;
    whole.config.processes = 3;
    whole.config.spread = spread::replicate;
    EXPECT_EQ(format_spread(whole), "3 processes of one machine");
    whole.config.spread = spread::load;
    EXPECT_EQ(format_spread(whole), "Load from 3 ranks");
    whole.config.missing_ranks.push_back({2, "", ""});
    EXPECT_EQ(format_spread(whole), "Load from 2 ranks");
    whole.config.missing_ranks.clear();
    whole.config.spread = spread::experiments;
    EXPECT_EQ(format_spread(whole), "Experiments dealt out to 3 ranks");
    whole.machines.resize(4);
    EXPECT_EQ(format_spread(whole), "Experiments dealt out to 3 ranks on 4 machines");
    whole.config.spread = spread::none;
    EXPECT_EQ(format_spread(whole), "Replicated on 4 machines");
}

TEST(SpreadText, NamesTheMachineOnWhichItIsTheOtherWayRound) {
    EXPECT_EQ(sentence_of(replicated({1.2, 1.2, 0.8, 1.2}), verdict_kind::slower),
              " Replicated on 4 machines: holds on 3 of 4 machines; on host-c it is the other way "
              "round.");
    EXPECT_EQ(sentence_of(replicated({1.2, 0.8}), verdict_kind::faster),
              " Replicated on 2 machines: holds on 1 of 2 machines; on host-a it is the other way "
              "round.");
}

TEST(SpreadText, SaysThatAllMachinesAgree) {
    EXPECT_EQ(sentence_of(replicated({1.2, 1.3, 1.2}), verdict_kind::slower),
              " Replicated on 3 machines: holds on all 3.");
    EXPECT_EQ(sentence_of(replicated({1.0, 1.001}), verdict_kind::equivalent),
              " Replicated on 2 machines: holds on both.");
}

TEST(SpreadText, SaysWhatMachinesFindWhereTheRunIsUndecided) {
    EXPECT_EQ(sentence_of(replicated({1.2, 0.8, 1.2}), verdict_kind::undecided),
              " Replicated on 3 machines: on host-b it is faster; on host-a and host-c it is "
              "slower.");
    EXPECT_EQ(sentence_of(replicated({1.0, 1.2, 1.2}), verdict_kind::slower),
              " Replicated on 3 machines: holds on 2 of 3 machines; on host-a there is no "
              "practical difference.");
}

TEST(SpreadText, StandsInTheFirstLinesOfEveryFormat) {
    const report whole = replicated({1.2, 1.2, 0.8, 1.2});
    for (const format how : {format::table, format::markdown, format::html, format::json}) {
        std::string text = render(whole, how);
        for (std::size_t at = 0; (at = text.find_first_of("\n", at)) != std::string::npos;) {
            const std::size_t end = text.find_first_not_of("\n ", at);
            text.replace(at, end == std::string::npos ? 1 : end - at, " ");
        }
        EXPECT_NE(text.find("Replicated on 4 machines"), std::string::npos) << name_of(how);
        EXPECT_NE(text.find("host-c"), std::string::npos) << name_of(how);
    }
}

// A host's name comes from the machine, and a report from anywhere.
TEST(SpreadText, EscapesTheNamesOfHosts) {
    report whole = replicated({1.2, 1.2, 0.8, 1.2});
    const std::string evil = "<b>\x1b[31m|x";
    whole.machines[2].host = evil;
    whole.machines[2].environment.host = evil;
    whole.config.missing_ranks = {{1, evil, evil}};
    analyze(whole);
    for (const format how : {format::table, format::markdown, format::html})
        EXPECT_EQ(render(whole, how).find('\x1b'), std::string::npos) << name_of(how);
    EXPECT_EQ(render(whole, format::html).find("<b>\x1b"), std::string::npos);
    EXPECT_EQ(render(whole, format::html).find("<b>"), std::string::npos);
    EXPECT_EQ(render(whole, format::markdown).find("on <b>"), std::string::npos);
    const auto again = from_json(to_json(whole));
    ASSERT_TRUE(again.value) << again.error;
    EXPECT_EQ(again.value->machines[2].host, evil);
    EXPECT_EQ(to_json(*again.value), to_json(whole));
}

}  // namespace
}  // namespace pingpong
