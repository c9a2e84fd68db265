// An HTTP session against requests written by hand: what it answers, and what becomes of the
// connection.
#include <gtest/gtest.h>

#include <boost/beast/http/error.hpp>

#include "support/streams/raw_peer.hpp"

namespace pingpong {
namespace {

/// A POST to `target` with further header lines.
std::string post(std::string_view body, std::string_view target = "/", std::string_view more = {}) {
    std::string text("POST ");
    text.append(target).append(" HTTP/1.1\r\nHost: pong.test\r\n").append(more);
    text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n");
    return text.append(body);
}

/// The response to a request that is answered with `body` and kept.
std::string ok(std::string_view body) {
    std::string text("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ");
    return text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
}

class HttpSession : public testing::TestWithParam<memory_protocol> {};

TEST_P(HttpSession, AnswersAPostByTheRule) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say(post("Ping")), ok("Pong!"));
    EXPECT_EQ(peer.say(post("hey")), ok("Data hey received successfully."));
    EXPECT_EQ(peer.say(post("")), ok("Data  received successfully."));
    peer.hang_up();
    EXPECT_EQ(peer.outcome().value(), 3);
}

TEST_P(HttpSession, EchoesAnyBytes) {
    raw_peer peer(GetParam());
    const std::string bytes("\0\r\n\xff\x80ping", 9);
    EXPECT_EQ(peer.say(post(bytes, "/echo")), ok(bytes));
    EXPECT_EQ(peer.say(post("", "/echo")), ok(""));
}

TEST_P(HttpSession, AQueryDoesNotChangeThePath) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say(post("x", "/echo?y=/")), ok("x"));
    EXPECT_EQ(peer.say(post("ping", "/?")), ok("Pong!"));
}

TEST_P(HttpSession, GreetsAGet) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), ok("Hello, HTTP!"));
}

TEST_P(HttpSession, AnswersAHeadAsAGetWithoutItsBody) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"),
              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\n");
    EXPECT_EQ(peer.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), ok("Hello, HTTP!"));
}

TEST_P(HttpSession, JoinsAChunkedBody) {
    raw_peer peer(GetParam());
    const std::string head = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(peer.say(head + "5\r\nHello\r\n7;name=value\r\n, chunk\r\n0\r\nX-Trailer: 1\r\n\r\n"),
              ok("Hello, chunk"));
    EXPECT_EQ(peer.say(head), "");
    EXPECT_EQ(peer.say("1\r\nx\r\n"), "");
    EXPECT_EQ(peer.say("0\r\n\r\n"), ok("x"));
}

TEST_P(HttpSession, AnswersPipelinedRequestsInOrder) {
    raw_peer peer(GetParam());
    const std::string last = post("3", "/echo");
    EXPECT_EQ(peer.say(post("1", "/echo") + post("2", "/echo") + last.substr(0, last.size() - 1)),
              ok("1") + ok("2"));
    EXPECT_EQ(peer.say("3"), ok("3"));
}

TEST_P(HttpSession, ARequestCutAnywhereIsWaitedFor) {
    const std::string request = post("Ping");
    for (std::size_t cut = 1; cut < request.size(); ++cut) {
        SCOPED_TRACE(cut);
        raw_peer peer(GetParam());
        EXPECT_EQ(peer.say(std::string_view(request).substr(0, cut)), "");
        EXPECT_EQ(peer.say(std::string_view(request).substr(cut)), ok("Pong!"));
    }
}

TEST_P(HttpSession, ARequestCutAnywhereAndNeverEndedIsAFailure) {
    const std::string request = post("Ping");
    for (std::size_t cut = 1; cut < request.size(); ++cut) {
        SCOPED_TRACE(cut);
        raw_peer peer(GetParam());
        peer.say(std::string_view(request).substr(0, cut));
        EXPECT_TRUE(peer.end_sending().starts_with("HTTP/1.1 400 "));
        EXPECT_EQ(cause_of(peer.outcome()),
                  cause(boost::beast::http::error::partial_message, "http read"));
    }
}

TEST_P(HttpSession, ClosesFirstWhenAskedTo) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say(post("Ping", "/", "Connection: close\r\n")),
              "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n"
              "Content-Length: 5\r\n\r\nPong!");
    EXPECT_TRUE(peer.sees_the_end());
    EXPECT_EQ(peer.outcome().value(), 1);
}

TEST_P(HttpSession, WhatComesAfterTheLastRequestIsNotAnswered) {
    raw_peer peer(GetParam());
    const std::string response =
        peer.say(post("1", "/echo", "Connection: close\r\n") + post("2", "/echo"));
    EXPECT_TRUE(response.ends_with("\r\n\r\n1")) << response;
    EXPECT_EQ(peer.outcome().value(), 1);
}

TEST_P(HttpSession, Http10EndsWithItsBody) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say("POST / HTTP/1.0\r\nContent-Length: 4\r\n\r\nPing"),
              "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nPong!");
    EXPECT_TRUE(peer.sees_the_end());
    EXPECT_EQ(peer.outcome().value(), 1);
}

TEST_P(HttpSession, Http10IsKeptWhenItAsks) {
    raw_peer peer(GetParam());
    const std::string_view request =
        "POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 4\r\n\r\nPing";
    const std::string_view response =
        "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Type: text/plain\r\n"
        "Content-Length: 5\r\n\r\nPong!";
    EXPECT_EQ(peer.say(request), response);
    EXPECT_EQ(peer.say(request), response);
    EXPECT_FALSE(peer.session_ended());
}

TEST_P(HttpSession, ResponsesFollowTheRequestNotTheOneBefore) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say(post("ab", "/echo")), ok("ab"));
    EXPECT_EQ(peer.say(post("cde", "/echo")), ok("cde"));
    EXPECT_EQ(peer.say("GET / HTTP/1.0\r\n\r\n"),
              "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nHello, HTTP!");
}

TEST_P(HttpSession, TellsAClientThatWaitsToGoOn) {
    raw_peer peer(GetParam());
    const std::string request = post("Ping", "/", "Expect: 100-Continue\r\n");
    const auto head = request.size() - 4;
    EXPECT_EQ(peer.say(request.substr(0, head)), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(peer.say("Pi"), "") << "once is enough";
    EXPECT_EQ(peer.say("ng"), ok("Pong!"));
    EXPECT_EQ(peer.say(request.substr(0, head)), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(peer.say("Ping"), ok("Pong!"));
}

TEST_P(HttpSession, TellsNobodyToGoOnWhoHasDoneSo) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say(post("Ping", "/", "Expect: 100-continue\r\n")), ok("Pong!"));
}

TEST_P(HttpSession, AnExpectationMeansNothingInHttp10) {
    // RFC 9110, 10.1.1: it must be ignored.
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"), "");
    EXPECT_TRUE(peer.say("Ping").ends_with("\r\n\r\nPong!"));
}

TEST_P(HttpSession, TheWatcherHearsHeadsAndMessages) {
    struct : session_watcher {
        std::string heard;
        void head(std::string_view method, std::string_view target,
                  std::string_view fields) override {
            heard.append(method).append(" ").append(target).append(" [").append(fields).append("]");
        }
        void message(std::string_view text) override {
            heard.append(" ").append(text).append("\n");
        }
    } watcher;
    raw_peer peer(GetParam(), session_settings(limits(), reply_mode::answer, &watcher));
    peer.say("POST /?q HTTP/1.1\r\nHost:  x \r\nX-A: 1\r\nContent-Length: 4\r\n\r\nPing");
    peer.say("GET / HTTP/1.1\r\nHost: y\r\n\r\n");
    EXPECT_EQ(watcher.heard,
              "POST /?q [Host: x; X-A: 1; Content-Length: 4] Ping\nGET / [Host: y] \n");
}

TEST_P(HttpSession, WaitsForTheNextRequestAndCanBeCancelled) {
    asio::io_context context(1);
    auto [peer, own] = mock_stream::connect(context.get_executor());
    const auto session = GetParam().session(own, session_settings());
    started<result<std::uint64_t>> serving(context, session->serve());
    peer.write(post("Ping") + "POST");
    run_ready(context);
    EXPECT_EQ(take(context, peer), ok("Pong!"));
    serving.cancel();
    run_ready(context);
    EXPECT_EQ(cause_of(serving.value()), cause(asio::error::operation_aborted, "http read"));
}

INSTANTIATE_TEST_SUITE_P(InMemory, HttpSession, testing::ValuesIn(in_both_modes(every_kept_http)),
                         by_name());

}  // namespace
}  // namespace pingpong
