#include "pingpong/reporter/wording/experiments.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "support/plain_text.hpp"
#include "support/reports/described.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

enum : std::size_t { ws, http_keepalive, ws_lean, http_lean };

/// Four contenders of those medians, compared over ten rounds.
report compared(double of_ws, double of_http, double of_ws_lean, double of_http_lean) {
    report made = report_of({"ws", "http-keepalive", "ws-lean", "http-lean"});
    const double medians[] = {of_ws, of_http, of_ws_lean, of_http_lean};
    const auto compare = [&](std::size_t a, std::size_t b) {
        made.comparisons.push_back(
            comparison_of(a, b, medians[a] / medians[b], medians[a] - medians[b]));
    };
    compare(ws, http_keepalive);
    compare(ws_lean, http_lean);
    compare(ws, ws_lean);
    compare(http_keepalive, http_lean);
    return made;
}

library_share share_of(const report& report) {
    return find_library_share(report, view_experiments(report).front()).value();
}

TEST(FormatContender, HasTheDisplayNameUnlessThereIsALabel) {
    cell contender;
    set_protocol(contender, "http-close");
    EXPECT_EQ(format_contender(contender, escape_terminal), "HTTP reconnect");
    contender.protocol = "mine\x1b";
    EXPECT_EQ(format_contender(contender, escape_terminal), "mine\uFFFD");
    set_protocol(contender, "unknown");
    EXPECT_EQ(format_contender(contender, escape_terminal), "unknown");
}

/// A contender of an experiment, by default as in a plain run.
cell cell_of(std::size_t experiment) {
    cell made;
    made.experiment = experiment;
    made.count = 1000;
    made.payload_request_bytes = 4;
    made.payload_reply_bytes = 5;
    return made;
}

/// A report of so many experiments of two contenders, each changed by `change`.
template <class Change>
report experiments_of(std::size_t experiments, Change change) {
    report made;
    for (std::size_t experiment = 0; experiment < experiments; ++experiment) {
        cell contender = cell_of(experiment);
        change(contender);
        made.cells.insert(made.cells.end(), {contender, contender});
    }
    return made;
}

using texts = std::vector<std::string>;

TEST(FormatDistinctions, NamesWhatDiffersAndNothingElse) {
    EXPECT_EQ(format_distinctions(
                  experiments_of(2, [](cell& cell) { cell.count = 1000 * (cell.experiment + 1); })),
              (texts{"1000 exchanges", "2000 exchanges"}));
    EXPECT_EQ(format_distinctions(experiments_of(
                  3, [](cell& cell) { cell.connections = cell.experiment * 8 + 1; })),
              (texts{"1 connection", "9 connections", "17 connections"}));
    EXPECT_EQ(format_distinctions(experiments_of(2,
                                                 [](cell& cell) {
                                                     if (cell.experiment == 1)
                                                         cell.rate_per_s = 200;
                                                 })),
              (texts{"closed loop", "200/s"}));
}

TEST(FormatDistinctions, ShowsMessagesBySize) {
    const auto made = experiments_of(3, [](cell& cell) {
        cell.echo = cell.experiment > 0;
        if (cell.echo)
            cell.payload_request_bytes = cell.payload_reply_bytes =
                cell.experiment == 1 ? 125 : 16384;
    });
    EXPECT_EQ(format_distinctions(made), (texts{"4 bytes -> 5 bytes", "125 bytes", "16 KiB"}));
}

TEST(FormatDistinctions, JoinsSeveralWithCommas) {
    const auto made = experiments_of(4, [](cell& cell) {
        cell.count = cell.experiment < 2 ? 1000 : 5000;
        cell.connections = cell.experiment % 2 == 0 ? 1 : 8;
    });
    EXPECT_EQ(format_distinctions(made),
              (texts{"1000 exchanges, 1 connection", "1000 exchanges, 8 connections",
                     "5000 exchanges, 1 connection", "5000 exchanges, 8 connections"}));
}

TEST(FormatDistinctions, OfOneExperimentAreItsCount) {
    EXPECT_EQ(format_distinctions(experiments_of(1, [](cell&) {})), (texts{"1000 exchanges"}));
    EXPECT_EQ(format_distinctions(experiments_of(2, [](cell&) {})),
              (texts{"1000 exchanges", "1000 exchanges"}));
    EXPECT_EQ(format_distinctions(report()), texts());
}

TEST(FormatDistinctions, HasNoTextForAnExperimentWithoutContenders) {
    report made;
    made.cells.push_back(cell_of(1));
    EXPECT_EQ(format_distinctions(made), (texts{"", "1000 exchanges"}));
}

std::string exchanges_of(const report& made) {
    return format_exchanges(view_experiments(made).at(0).contenders.at(0));
}

TEST(FormatExchanges, CountsRepetitionsOrWhatWasPlayedOfThem) {
    report made = report_of({"ws"});
    add_trial(made, 0, std::chrono::milliseconds(1));
    EXPECT_EQ(exchanges_of(made), "1000");
    add_trial(made, 0, std::chrono::milliseconds(1));
    EXPECT_EQ(exchanges_of(made), "1000 x 2");
    made.trials[1].exchanges = 400;
    made.summaries[0].exchanges = 1400;
    EXPECT_EQ(exchanges_of(made), "1400") << "it was to play a part";
    made.trials[1].close.reset();
    EXPECT_EQ(exchanges_of(made), "1400/2000") << "it was interrupted";
    made.trials[0].failure = "read: end of file";
    EXPECT_EQ(exchanges_of(made), "FAILED");
}

TEST(FormatFailedTrials, HasALineForAllThatFailedInTheSameWay) {
    report made = report_of({"ws", "tcp"});
    for (std::size_t repetition = 0; repetition < 12; ++repetition)
        for (const std::size_t cell : {0U, 1U}) {
            trial& trial = add_trial(made, cell, std::chrono::milliseconds(1));
            trial.repetition = repetition;
            if (cell == 1 && repetition > 3)
                trial.failure = repetition == 6 ? "read: end of file" : "connect: refused";
        }
    EXPECT_EQ(
        format_failed_trials(view_experiments(made).at(0), escape_terminal),
        (std::vector<std::string>{"raw TCP FAILED in repetition 5 and 6 others: connect: refused",
                                  "raw TCP FAILED in repetition 7: read: end of file"}));
    made.trials.resize(12);  // the first six repetitions
    EXPECT_EQ(
        format_failed_trials(view_experiments(made).at(0), escape_terminal),
        std::vector<std::string>{"raw TCP FAILED in repetition 5 and 1 other: connect: refused"});
}

TEST(FormatLibraryShare, IsLeftOutWhereItIsUnknown) {
    report run_report = compared(7600, 6500, 5800, 6000);
    run_report.comparisons.pop_back();
    EXPECT_EQ(to_table(run_report).find("by the library"), std::string::npos);
    EXPECT_EQ(to_markdown(run_report).find("by the library"), std::string::npos);
}

TEST(FormatLibraryShare, HasSigns) {
    const report slower = compared(7600, 6500, 5800, 6000);
    EXPECT_EQ(format_library_share(share_of(slower), escape_terminal),
              "From HTTP keep-alive to WebSocket: +1.10 us per exchange, of which -0.20 us is the "
              "protocol (http-lean to ws-lean) and +1.30 us the library (1.17 = 0.97 x 1.21)");
    const report faster = compared(6000, 6500, 5800, 5000);
    EXPECT_EQ(format_library_share(share_of(faster), escape_terminal),
              "From HTTP keep-alive to WebSocket: -0.50 us per exchange, of which +0.80 us is the "
              "protocol (http-lean to ws-lean) and -1.30 us the library (0.92 = 1.16 x 0.80)");
}

TEST(FormatLibraryShare, IsAmongTheReasonsInEveryText) {
    const report run_report = compared(7600, 6500, 5800, 6000);
    for (const std::string& text : {one_line(to_table(run_report)), to_markdown(run_report)}) {
        const std::size_t why = text.find("Why?");
        const std::size_t share = text.find("From HTTP keep-alive to WebSocket: +1.10 us");
        EXPECT_LT(why, share) << text;
        EXPECT_NE(share, std::string::npos) << text;
    }
}

}  // namespace
}  // namespace pingpong
