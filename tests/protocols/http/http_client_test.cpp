// HTTP clients: the bytes of their requests, and servers that do not behave.
#include <gtest/gtest.h>

#include <boost/beast/http/error.hpp>

#include "support/streams/raw_peer.hpp"

namespace pingpong {
namespace {

using http_error = boost::beast::http::error;

constexpr const memory_protocol& kept = every_protocol[1];
constexpr const memory_protocol& per_request = every_protocol[2];
constexpr const memory_protocol& original = every_protocol[3];
constexpr const memory_protocol& lean = every_protocol[5];

constexpr std::string_view pong = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPong!";

/// What one exchange fails with when the server says `text` and ends; "" when it does not.
std::string cause_of_reply(const memory_protocol& protocol, std::string_view text) {
    match both(protocol);
    both.network.accept = reciting(std::string(text));
    EXPECT_EQ(cause_of(both.open()), "");
    return cause_of(both.play(1));
}

/// All that arrived at the server of the `nth` connection, which answered `response`.
std::string request_to(match& both, std::size_t nth = 0) {
    return std::string(both.network.server_ends.at(nth).unread());
}

class KeptHttpClient : public testing::TestWithParam<memory_protocol> {};

TEST_P(KeptHttpClient, PostsOneRequestAfterTheOther) {
    client_settings says;
    says.target = "/?x";
    match both(GetParam(), says);
    both.network.accept = reciting_and_staying(std::string(pong));
    ASSERT_EQ(cause_of(both.play_whole(1)), "");
    EXPECT_EQ(request_to(both),
              "POST /?x HTTP/1.1\r\nHost: pong.test\r\nContent-Type: text/plain\r\n"
              "Content-Length: 4\r\n\r\nPing");
    EXPECT_FALSE(both.network.client_ends[0].is_open());
}

INSTANTIATE_TEST_SUITE_P(InMemory, KeptHttpClient,
                         testing::ValuesIn(in_both_modes(every_kept_http)), by_name());

TEST(HttpClient, AsksForTheCloseOfAConnectionOfItsOwn) {
    match both(per_request);
    both.network.accept = reciting(std::string(pong));
    ASSERT_EQ(cause_of(both.play_whole(2)), "");
    ASSERT_EQ(both.network.server_ends.size(), 2);
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_EQ(request_to(both, i),
                  "POST / HTTP/1.1\r\nHost: pong.test\r\nConnection: close\r\n"
                  "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\nPing");
}

TEST(HttpClient, ByTheOriginalsRulesItSpeaksHttp10AndGetsFirst) {
    match both(original);
    both.network.accept = [&both](mock_stream end) {
        const bool first = both.network.server_ends.size() == 1;
        reciting(std::string("HTTP/1.0 200 OK\r\n\r\n") + (first ? "Hello, HTTP!" : "Pong!"))(end);
    };
    ASSERT_EQ(cause_of(both.play_whole(1)), "");
    ASSERT_EQ(both.network.server_ends.size(), 2);
    EXPECT_EQ(request_to(both, 0), "GET / HTTP/1.0\r\nHost: pong.test\r\n\r\n");
    EXPECT_EQ(request_to(both, 1),
              "POST / HTTP/1.0\r\nHost: pong.test\r\nContent-Type: text/plain\r\n"
              "Content-Length: 4\r\n\r\nPing");
}

TEST(HttpClient, AServerThatDoesNotGreetIsNotTheOriginal) {
    match both(original);
    both.network.accept = reciting("HTTP/1.0 200 OK\r\n\r\nHello!");
    EXPECT_EQ(cause_of(both.open()), cause(errc::wrong_reply, "http reply"));
}

class HttpReply : public testing::TestWithParam<memory_protocol> {};

TEST_P(HttpReply, UnderstandsWhatOtherServersSay) {
    for (const std::string_view response : {
             pong,
             std::string_view(
                 "HTTP/1.1 200 Fine\r\nServer: x\r\nDate: today\r\nContent-Type: a/b\r\n"
                 "content-length:5\r\n\r\nPong!"),
             std::string_view("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "2\r\nPo\r\n3\r\nng!\r\n0\r\n\r\n"),
             std::string_view("HTTP/1.0 200 OK\r\n\r\nPong!"),
             std::string_view("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n"
                              "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPong!"),
         }) {
        SCOPED_TRACE(response);
        EXPECT_EQ(cause_of_reply(GetParam(), response), "");
    }
}

TEST_P(HttpReply, AnyOtherTextIsAWrongReply) {
    for (const std::string_view response : {
             "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\npong!",
             "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nPong!!",
             "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nPong",
             "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.0 200 OK\r\n\r\n",
         })
        EXPECT_EQ(cause_of_reply(GetParam(), response), cause(errc::wrong_reply, "http reply"))
            << response;
}

TEST_P(HttpReply, TheRightTextWithMoreBehindItIsAWrongReply) {
    EXPECT_EQ(cause_of_reply(GetParam(), std::string(pong) + "!"),
              cause(errc::wrong_reply, "http reply"));
    EXPECT_EQ(cause_of_reply(GetParam(), std::string(pong) + std::string(pong)),
              cause(errc::wrong_reply, "http reply"));
}

TEST_P(HttpReply, TheRightTextWithAnotherStatusIsAFailure) {
    for (const char* status : {"201 Created", "404 Not Found", "500 Oops"}) {
        const auto response =
            std::string("HTTP/1.1 ") + status + "\r\nContent-Length: 5\r\n\r\nPong!";
        EXPECT_EQ(cause_of_reply(GetParam(), response),
                  cause(errc::unexpected_status, "http reply"));
    }
}

TEST_P(HttpReply, AResponseCutAnywhereIsClosedEarly) {
    for (std::size_t cut = 0; cut < pong.size(); ++cut)
        EXPECT_EQ(cause_of_reply(GetParam(), pong.substr(0, cut)),
                  cause(errc::closed_early, "http read"))
            << cut;
}

TEST_P(HttpReply, WhatIsNotHttpIsAFailure) {
    EXPECT_EQ(cause_of_reply(GetParam(), "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
              cause(http_error::bad_version, "http read"));
}

TEST_P(HttpReply, ReadsNoMoreThanTheLimits) {
    const auto cause_within = [](std::uint32_t header, std::uint64_t body) {
        client_settings says;
        says.limits.max_header_bytes = header;
        says.limits.max_message_bytes = body;
        match both(GetParam(), says);
        both.network.accept = reciting(std::string(pong));
        EXPECT_EQ(cause_of(both.open()), "");
        return cause_of(both.play(1));
    };
    EXPECT_EQ(cause_within(100, 5), "");
    EXPECT_EQ(cause_within(100, 4), cause(http_error::body_limit, "http read"));
    EXPECT_EQ(cause_within(20, 5), cause(http_error::header_limit, "http read"));
}

INSTANTIATE_TEST_SUITE_P(Uses, HttpReply, testing::Values(kept, per_request, lean), by_name());

TEST(HttpClient, AServerThatStaysIsWaitedForUntilTheMoveIsCancelled) {
    match both(per_request);
    both.network.accept = reciting_and_staying(std::string(pong));
    both.storage().prepare(1);
    started<result<>> playing(both.context, both.client().play(both.storage()));
    run_ready(both.context);
    ASSERT_FALSE(playing.done()) << "the server is to close first";
    playing.cancel();
    run_ready(both.context);
    EXPECT_EQ(cause_of(playing.value()), cause(asio::error::operation_aborted, "http close"));
}

TEST(HttpClient, AServerThatSaysMoreInPlaceOfClosingIsAFailure) {
    match both(per_request);
    both.network.accept = reciting_and_staying(std::string(pong));
    both.storage().prepare(1);
    started<result<>> playing(both.context, both.client().play(both.storage()));
    run_ready(both.context);
    both.network.server_ends[0].write("x");
    run_ready(both.context);
    EXPECT_EQ(cause_of(playing.value()), cause(errc::not_closed_by_peer, "http close"));
}

TEST(HttpClient, HasClosedEachConnectionBeforeTheNext) {
    match both(per_request);
    both.network.accept = [&both](mock_stream end) {
        for (std::size_t i = 0; i + 1 < both.network.client_ends.size(); ++i)
            EXPECT_FALSE(both.network.client_ends[i].is_open()) << i;
        reciting(std::string(pong))(std::move(end));
    };
    EXPECT_EQ(cause_of(both.play_whole(3)), "");
    EXPECT_EQ(both.client().moved().connections, 3);
}

TEST(HttpClient, ExhaustedPortsAreCalledWhatTheyAre) {
    match both(per_request);
    both.network.refusal = make_error_code(boost::system::errc::address_not_available);
    const auto cause = cause_of(both.play_whole(1));
    EXPECT_TRUE(cause.starts_with("connect: ")) << cause;
    EXPECT_NE(cause.find("EADDRNOTAVAIL"), std::string::npos) << cause;
}

}  // namespace
}  // namespace pingpong
