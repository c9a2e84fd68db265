#include "pingpong/reporter/wording/library_share.hpp"

#include <gtest/gtest.h>

#include <string>

#include "pingpong/reporter/markdown/markdown.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/wording/wording.hpp"
#include "support/hand_made_report.hpp"

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

std::optional<library_share> share_of(const report& what) {
    return library_share_of(what, experiments_of(what).front());
}

std::string one_line(std::string text) {
    for (std::size_t at = text.find("\n  "); at != std::string::npos; at = text.find("\n  "))
        text.replace(at, 3, " ");
    return text;
}

TEST(LibraryShare, AddsUpAndMultipliesToTheWhole) {
    const double cases[][4] = {{7600, 6500, 5800, 6000}, {6000, 6500, 5800, 5000},
                               {5000, 6500, 5000, 6500}, {9000, 6500, 6500, 4000},
                               {6500, 6500, 6100, 5900}, {100, 9000, 9000, 100}};
    for (const auto& [a, b, c, d] : cases) {
        const auto share = share_of(compared(a, b, c, d));
        ASSERT_TRUE(share);
        EXPECT_DOUBLE_EQ(share->whole.difference_ns, a - b);
        EXPECT_DOUBLE_EQ(share->by_protocol.difference_ns, c - d);
        EXPECT_NEAR(share->by_protocol.difference_ns + share->by_library.difference_ns,
                    share->whole.difference_ns, 1e-9);
        EXPECT_NEAR(share->by_protocol.ratio * share->by_library.ratio, share->whole.ratio, 1e-12);
    }
}

TEST(LibraryShare, IsUnknownUnlessAllFourWereCompared) {
    for (std::size_t i = 0; i < 4; ++i) {
        report what = compared(7600, 6500, 5800, 6000);
        what.comparisons.erase(what.comparisons.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(share_of(what)) << i;
        EXPECT_EQ(to_table(what).find("by the library"), std::string::npos);
        EXPECT_EQ(to_markdown(what).find("by the library"), std::string::npos);
    }
}

// One of them failed in the middle: the differences are of different rounds.
TEST(LibraryShare, IsUnknownWhereTheRoundsAreNotTheSame) {
    for (std::size_t i = 0; i < 4; ++i) {
        report what = compared(7600, 6500, 5800, 6000);
        what.comparisons[i].figures.rounds = 9;
        EXPECT_FALSE(share_of(what)) << i;
    }
}

// A round trip includes waiting for the other connections: it is no time per exchange.
TEST(LibraryShare, IsUnknownWithSeveralConnections) {
    report what = compared(7600, 6500, 5800, 6000);
    for (cell& one : what.cells)
        one.connections = 2;
    EXPECT_FALSE(share_of(what));
}

TEST(LibraryShare, IsToldWithItsSigns) {
    EXPECT_EQ(library_share_words(*share_of(compared(7600, 6500, 5800, 6000))),
              "From http-keepalive to ws it is +1.10 us per exchange: -0.20 us by the protocol, as "
              "between http-lean and ws-lean, and +1.30 us by the library "
              "(1.17x = 0.97x times 1.21x)");
    EXPECT_EQ(library_share_words(*share_of(compared(6000, 6500, 5800, 5000))),
              "From http-keepalive to ws it is -0.50 us per exchange: +0.80 us by the protocol, as "
              "between http-lean and ws-lean, and -1.30 us by the library "
              "(0.92x = 1.16x times 0.80x)");
}

TEST(LibraryShare, IsAmongTheReasonsInEveryText) {
    const report what = compared(7600, 6500, 5800, 6000);
    for (const std::string& text : {one_line(to_table(what)), to_markdown(what)}) {
        const std::size_t why = text.find("Why?");
        const std::size_t share = text.find("From http-keepalive to ws it is +1.10 us");
        EXPECT_LT(why, share) << text;
        EXPECT_NE(share, std::string::npos) << text;
    }
}

}  // namespace
}  // namespace pingpong
