#include "pingpong/reporter/text/clauses.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pingpong {
namespace {

const std::string declined_upgrade =
    "WebSocket failed: ws handshake: The WebSocket handshake was declined by the remote peer: HTTP "
    "status 401 Unauthorized, body 'no, not: you'";
const std::string refused_request =
    "HTTP keep-alive failed: http reply: the HTTP status is not the expected one: expected 2xx, "
    "got HTTP status 401 Unauthorized, body 'no; never'; server http://127.0.0.1/";

TEST(FitClauses, LeavesWhatFits) {
    EXPECT_EQ(fit_clauses("one, two", 8), "one, two");
}

TEST(FitClauses, DropsWholeClausesFromTheEnd) {
    EXPECT_EQ(fit_clauses("one, two; three: four (five)", 27), "one, two; three: four");
    EXPECT_EQ(fit_clauses("one, two; three: four", 20), "one, two; three");
    EXPECT_EQ(fit_clauses("one, two; three: four", 12), "one, two");
    EXPECT_EQ(fit_clauses("one, two; three: four", 7), "one");
}

TEST(FitClauses, KeepsQuotesBracketsAndTimesWhole) {
    EXPECT_EQ(fit_clauses("faster [1, 2], sure", 15), "faster [1, 2]");
    EXPECT_EQ(fit_clauses("faster [1, 2]", 12), "faster [1, 2") << "not one clause fits";
    EXPECT_EQ(fit_clauses("got 'a, b', the server's, end", 12), "got 'a, b'");
    EXPECT_EQ(fit_clauses("the server's a, b", 16), "the server's a");
    EXPECT_EQ(fit_clauses("at 12:30, ws://a:1/, end", 20), "at 12:30, ws://a:1/");
}

TEST(FitClauses, CutsWhereNoClauseFits) {
    EXPECT_EQ(fit_clauses("abcdef", 4), "abcd");
    EXPECT_EQ(fit_clauses("", 4), "");
}

TEST(FitFailures, NameWhatCameBackBeforeTheReason) {
    EXPECT_EQ(fit_failures(declined_upgrade, 200), declined_upgrade);
    EXPECT_EQ(fit_failures(declined_upgrade, 85),
              "WebSocket failed: ws handshake: HTTP status 401 Unauthorized, body 'no, not: you'");
    EXPECT_EQ(fit_failures(declined_upgrade, 69),
              "WebSocket failed: ws handshake: HTTP status 401 Unauthorized");
    EXPECT_EQ(fit_failures(declined_upgrade, 50), "WebSocket failed: HTTP status 401 Unauthorized");
}

TEST(FitFailures, NameTheStatusThatCameRatherThanTheExpectedOne) {
    EXPECT_EQ(fit_failures(refused_request, 69),
              "HTTP keep-alive failed: got HTTP status 401 Unauthorized");
}

TEST(FitFailures, NameTheFirstOfSeveralWhereNotAllFit) {
    EXPECT_EQ(fit_failures(declined_upgrade + "; " + refused_request, 110),
              "WebSocket failed: HTTP status 401 Unauthorized; HTTP keep-alive failed: got HTTP "
              "status 401 Unauthorized");
    EXPECT_EQ(fit_failures(declined_upgrade + "; " + refused_request, 69),
              "WebSocket failed: ws handshake: HTTP status 401 Unauthorized");
    EXPECT_EQ(fit_failures("WebSocket failed: connect: Connection refused", 30),
              "WebSocket failed");
}

}  // namespace
}  // namespace pingpong
