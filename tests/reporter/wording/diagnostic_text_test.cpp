#include "pingpong/reporter/wording/diagnostic_text.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>

#include "pingpong/reporter/wording/failure/failure_remedy.hpp"
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

TEST(ReconnectionText, CountsAsAPersonDoes) {
    const report made = report_of({"ws", "http-keepalive"});
    const auto text_of = [&made](std::uint64_t count) {
        reconnections all;
        all.contenders.push_back({1, count, 5000});
        return format_diagnostic(made, {diagnostic_kind::reconnected, 0, all});
    };
    EXPECT_EQ(text_of(1), "HTTP keep-alive reconnected once in 5000 exchanges");
    EXPECT_EQ(text_of(2), "HTTP keep-alive reconnected twice in 5000 exchanges");
    EXPECT_EQ(text_of(5), "HTTP keep-alive reconnected 5 times in 5000 exchanges");
}

TEST(FailureRemedy, NamesWhatToDo) {
    for (const auto& [failure, remedy] : {
             std::pair("tls handshake: self-signed certificate",
                       "trust its authority with --ca FILE, or use --insecure"),
             std::pair("tls handshake: unable to get local issuer certificate",
                       "trust its authority with --ca FILE, or use --insecure"),
             std::pair("tls handshake: certificate has expired",
                       "renew the certificate, or use --insecure"),
             std::pair("tls handshake: hostname mismatch",
                       "use the name that is in its certificate"),
             std::pair("tls handshake: wrong version number (the peer does not speak TLS)",
                       "use ws:// or http://"),
             std::pair("http read: the peer closed the connection before its reply was complete: "
                       "the peer speaks TLS",
                       "use wss:// or https://"),
             std::pair("http reply: the HTTP status is not the expected one: expected 2xx, got "
                       "HTTP status 400 Bad Request, body 'The plain HTTP request was sent to "
                       "HTTPS port'",
                       "use wss:// or https://"),
             std::pair("ws handshake: tlsv13 alert certificate required (the server asks for one "
                       "of the client)",
                       "give a certificate with --cert FILE and --key FILE"),
             std::pair("tls handshake: tlsv1 alert protocol version (the peers have no version of "
                       "TLS in common)",
                       "it takes TLS 1.2 or 1.3; see --tls-version"),
             std::pair("connect: Connection refused", "nothing listens there: check host and port"),
             std::pair("ws handshake: bad version",
                       "what listens there does not speak HTTP: check the port"),
             std::pair("http read: no progress within the deadline",
                       "check the port, or give the service more time with --deadline"),
             std::pair("http reply: the reply is not the expected one: expected 'a', got "
                       "'hostname mismatch'",
                       ""),
             std::pair("", ""),
         })
        EXPECT_EQ(remedy_of_failure(failure), remedy) << failure;
}

TEST(FailureRemedy, TakesThePlaceOfTheGeneralOneWhereAllHaveIt) {
    report made = report_of({"ws", "http-keepalive"});
    failed_contenders failed;
    for (const std::size_t cell : {0U, 1U}) {
        trial& each = made.trials.emplace_back();
        each.cell = cell;
        each.failure = "tls handshake: hostname mismatch (after 0 of 10 exchanges)";
        failed.contenders.push_back({cell, 1});
    }
    const diagnostic found{diagnostic_kind::failed, 0, failed};
    EXPECT_EQ(format_with_remedy(made, found),
              "WebSocket, HTTP keep-alive failed: tls handshake: hostname mismatch: use the name "
              "that is in its certificate");
    made.trials.back().failure = "connect: Connection refused (after 0 of 10 exchanges)";
    EXPECT_TRUE(format_with_remedy(made, found).ends_with(": fix that, then run again"));
}

}  // namespace
}  // namespace pingpong
