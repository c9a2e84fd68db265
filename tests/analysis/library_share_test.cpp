#include "pingpong/analysis/report_views.hpp"

#include <gtest/gtest.h>

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

std::optional<library_share> share_of(const report& report) {
    return find_library_share(report, view_experiments(report).front());
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
        report report = compared(7600, 6500, 5800, 6000);
        report.comparisons.erase(report.comparisons.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(share_of(report)) << i;
    }
}

// One of them failed in the middle: the differences are of different rounds.
TEST(LibraryShare, IsUnknownWhereTheRoundsAreNotTheSame) {
    for (std::size_t i = 0; i < 4; ++i) {
        report report = compared(7600, 6500, 5800, 6000);
        report.comparisons[i].figures.rounds = 9;
        EXPECT_FALSE(share_of(report)) << i;
    }
}

// A round trip includes waiting for the other connections: it is no time per exchange.
TEST(LibraryShare, IsUnknownWithSeveralConnections) {
    report report = compared(7600, 6500, 5800, 6000);
    for (cell& cell : report.cells)
        cell.connections = 2;
    EXPECT_FALSE(share_of(report));
}

}  // namespace
}  // namespace pingpong
