#include "pingpong/reporter/wording/diagnostic_text.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

/// What is said of a contender that reached 50 exchanges/s of 200.
std::string text_of_missed_rate(std::chrono::milliseconds service, std::uint64_t connections) {
    report made = report_of({"ws"});
    made.cells[0].connections = connections;
    made.cells[0].rate_per_s = 200;
    made.summaries[0].service.emplace().record(service);
    open_loop_problems problems;
    problems.contenders.push_back({0, {missed_rate{200, 50}}});
    return format_diagnostic(made, {diagnostic_kind::open_loop, 0, problems});
}

TEST(OpenLoopText, NamesConnectionsWhereOneExchangeInFlightIsTheCause) {
    const std::string text = text_of_missed_rate(std::chrono::milliseconds(20), 1);
    EXPECT_EQ(text, "WebSocket: 50 of 200/s, one exchange in flight: use --connections 5");
}

TEST(OpenLoopText, BlamesTheServerWhereConnectionsAreEnough) {
    EXPECT_NE(text_of_missed_rate(std::chrono::milliseconds(20), 8)
                  .find("the most that server or client can do"),
              std::string::npos);
    EXPECT_NE(text_of_missed_rate(std::chrono::milliseconds(1), 1)
                  .find("the most that server or client can do"),
              std::string::npos);
}

}  // namespace
}  // namespace pingpong
