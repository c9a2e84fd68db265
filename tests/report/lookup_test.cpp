#include "pingpong/report/lookup.hpp"

#include <gtest/gtest.h>

#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

/// Two experiments of the same two protocols, compared by median and by mean.
report two_experiments() {
    report made = report_of({"ws", "tcp", "ws", "tcp"});
    made.cells[2].experiment = made.cells[3].experiment = 1;
    for (const statistic which : {statistic::mean, statistic::median})
        for (const std::size_t first : {0U, 2U}) {
            made.comparisons.push_back(comparison_of(first, first + 1, 1.5, 100));
            made.comparisons.back().statistic = which;
        }
    return made;
}

TEST(FindCell, IsOfTheExperimentAndTheProtocol) {
    const report made = two_experiments();
    EXPECT_EQ(find_cell(made.cells, 0, "tcp"), 1U);
    EXPECT_EQ(find_cell(made.cells, 1, "ws"), 2U);
    EXPECT_EQ(find_cell(made.cells, 1, "unix"), std::nullopt);
    EXPECT_EQ(find_cell(made.cells, 2, "ws"), std::nullopt);
}

/// An encrypted protocol beside the plain one of the same role, and before it.
report secured_beside_plain() {
    report made = report_of({"ws", "http-keepalive", "ws", "http-keepalive"});
    for (const std::size_t encrypted : {0U, 1U}) {
        made.cells[encrypted].protocol += "-tls";
        made.cells[encrypted].description.traits.secured = security::tls;
    }
    made.comparisons.push_back(comparison_of(0, 1, 1.5, 100));
    made.comparisons.push_back(comparison_of(2, 3, 1.5, 100));
    return made;
}

TEST(FindCell, IsOfTheRoleThatIsPlain) {
    const report made = secured_beside_plain();
    EXPECT_EQ(find_cell(made.cells, 0, roles::websocket), 2U);
    EXPECT_EQ(find_cell(made.cells, 0, roles::http_kept), 3U);
    EXPECT_EQ(find_cell(made.cells, 0, roles::http_kept.secured_by(security::tls)), 1U);
}

TEST(FindComparison, IsOfTheRolesThatArePlain) {
    const report made = secured_beside_plain();
    EXPECT_EQ(find_comparison(made, 0, roles::websocket, roles::http_kept), &made.comparisons[1]);
}

TEST(FindComparison, IsThatOfTheMediansInThatDirection) {
    const report made = two_experiments();
    EXPECT_EQ(find_comparison(made, 0, "ws", "tcp"), &made.comparisons[2]);
    EXPECT_EQ(find_comparison(made, 1, "ws", "tcp"), &made.comparisons[3]);
    EXPECT_EQ(find_comparison(made, 1, "tcp", "ws"), nullptr);
    EXPECT_EQ(find_comparison(made, 2, "ws", "tcp"), nullptr);
}

TEST(HasFailed, LooksAtTheTrialsOfThatCell) {
    report made = two_experiments();
    add_trial(made, 0, std::chrono::milliseconds(1));
    add_trial(made, 2, std::chrono::milliseconds(1)).failure = "ws read: end of file";
    EXPECT_FALSE(has_failed(made, 0));
    EXPECT_TRUE(has_failed(made, 2));
}

}  // namespace
}  // namespace pingpong
