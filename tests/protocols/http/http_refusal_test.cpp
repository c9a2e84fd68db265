// How an HTTP session answers what it cannot answer with 200.
#include <gtest/gtest.h>

#include <boost/beast/http/error.hpp>

#include "support/streams/raw_peer.hpp"

namespace pingpong {
namespace {

using http_error = boost::beast::http::error;

std::string status_of(std::string_view response) {
    return std::string(response.substr(0, response.find("\r\n")));
}

/// A session whose limits are 200 bytes of header and 10 of body.
session_settings strict() {
    limits limits;
    limits.max_header_bytes = 200;
    limits.max_message_bytes = 10;
    return session_settings(limits, reply_mode::answer);
}

struct refusal_case {
    const char* name;
    std::string_view request;
    const char* status;
};

class HttpRefusal : public testing::TestWithParam<memory_protocol> {};

TEST_P(HttpRefusal, AParsedRequestIsRefusedAndTheConnectionKept) {
    const refusal_case cases[] = {
        {"no such path", "GET /pong HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 404 Not Found"},
        {"below echo", "POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1",
         "HTTP/1.1 404 Not Found"},
        {"OPTIONS", "OPTIONS / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nPing",
         "HTTP/1.1 405 Method Not Allowed"},
        {"GET of the echo", "GET /echo HTTP/1.1\r\nHost: x\r\n\r\n",
         "HTTP/1.1 405 Method Not Allowed"},
        {"unknown expectation", "GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n",
         "HTTP/1.1 417 Expectation Failed"},
        {"unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 501 Not Implemented"},
    };
    for (const auto& tried : cases) {
        SCOPED_TRACE(tried.name);
        raw_peer peer(GetParam());
        const std::string response = peer.say(tried.request);
        EXPECT_EQ(status_of(response), tried.status);
        EXPECT_EQ(response.find("Connection: close"), std::string::npos);
        EXPECT_TRUE(peer.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n").ends_with("Hello, HTTP!"));
        peer.hang_up();
        EXPECT_EQ(peer.outcome().value(), 1) << "a refused request does not count as answered";
    }
}

TEST_P(HttpRefusal, AMalformedRequestIsRefusedAndTheConnectionEnds) {
    const refusal_case cases[] = {
        {"TLS", "\x16\x03\x01\x02\x01\x01\r\n\r\n", "HTTP/1.1 400 Bad Request"},
        {"no version", "GET /\r\n\r\n", "HTTP/1.1 400 Bad Request"},
        {"a space in a name", "GET / HTTP/1.1\r\nHo st: x\r\n\r\n", "HTTP/1.1 400 Bad Request"},
        {"a length that is none", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: four\r\n\r\nPing",
         "HTTP/1.1 400 Bad Request"},
        {"two lengths",
         "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nPing",
         "HTTP/1.1 400 Bad Request"},
        {"a length and chunks",
         "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
         "HTTP/1.1 400 Bad Request"},
        {"a chunk that is none",
         "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
         "HTTP/1.1 400 Bad Request"},
        {"too long", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n",
         "HTTP/1.1 413 Content Too Large"},
        {"far too long",
         "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551615\r\n\r\n",
         "HTTP/1.1 413 Content Too Large"},
        {"chunks too long",
         "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
         "chunked\r\n\r\n6\r\n123456\r\n5\r\n12345",
         "HTTP/1.1 413 Content Too Large"},
        {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "HTTP/1.1 505 HTTP Version Not Supported"},
    };
    for (const auto& tried : cases) {
        SCOPED_TRACE(tried.name);
        raw_peer peer(GetParam(), strict());
        const std::string response = peer.say(tried.request);
        EXPECT_EQ(status_of(response), tried.status);
        EXPECT_NE(response.find("\r\nConnection: close\r\n"), std::string::npos);
        EXPECT_TRUE(peer.sees_the_end());
        peer.hang_up();
        EXPECT_EQ(peer.outcome().error().during, "http read");
    }
}

TEST_P(HttpRefusal, AMalformedRequestIsRefusedAtTheEndOfItsLineThoughItCameInPieces) {
    for (const auto& [first, second] : {std::pair("GE", "T / HTTP/1.1\nHost: a\n\n"),
                                        std::pair("GET / HTTP/1.1\r\n", "Host : a\r\n")}) {
        SCOPED_TRACE(second);
        raw_peer peer(GetParam());
        EXPECT_EQ(peer.say(first), "");
        const std::string in_pieces = status_of(peer.say(second));
        raw_peer other(GetParam());
        EXPECT_EQ(in_pieces, status_of(other.say(std::string(first) + second)));
        EXPECT_NE(in_pieces, "");
    }
}

TEST_P(HttpRefusal, AnUnknownTransferCodingEndsTheConnectionSinceItsBodyHasNoKnownEnd) {
    for (const char* coding : {"gzip, chunked", "br, gzip, chunked"}) {
        SCOPED_TRACE(coding);
        raw_peer peer(GetParam());
        std::string request = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: ";
        request.append(coding).append("\r\n\r\n0\r\n\r\n");
        const std::string response = peer.say(request);
        EXPECT_EQ(status_of(response), "HTTP/1.1 501 Not Implemented");
        EXPECT_NE(response.find("\r\nConnection: close\r\n"), std::string::npos);
        EXPECT_TRUE(peer.sees_the_end());
    }
}

TEST_P(HttpRefusal, WhatTheParserDoesNotCountDoesNotPileUp) {
    for (const char* endless : {"1;extension=", "0\r\ntrailer: "}) {
        SCOPED_TRACE(endless);
        raw_peer peer(GetParam());
        peer.say(std::string("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") +
                 endless);
        const std::string response = peer.say(std::string(100'000, 'a'));
        EXPECT_EQ(status_of(response), "HTTP/1.1 431 Request Header Fields Too Large");
        EXPECT_TRUE(peer.sees_the_end());
    }
}

TEST_P(HttpRefusal, ALengthThatOverflowsIsNotAServed) {
    raw_peer peer(GetParam());
    const std::string response =
        peer.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n");
    EXPECT_TRUE(response.starts_with("HTTP/1.1 4")) << response;
}

TEST_P(HttpRefusal, SaysWhichMethodsAreAllowedWhereAlsoAfterAnotherRefusal) {
    raw_peer peer(GetParam());
    const auto allowed_at = [&peer](std::string_view target) {
        std::string request("OPTIONS ");
        const std::string response =
            peer.say(request.append(target).append(" HTTP/1.1\r\nHost: x\r\n\r\n"));
        const auto begin = response.find("Allow: ");
        return response.substr(begin, response.find("\r\n", begin) - begin);
    };
    EXPECT_EQ(allowed_at("/"), "Allow: DELETE, GET, HEAD, PATCH, POST, PUT");
    EXPECT_EQ(allowed_at("/echo"), "Allow: DELETE, PATCH, POST, PUT");
    EXPECT_EQ(allowed_at("/"), "Allow: DELETE, GET, HEAD, PATCH, POST, PUT");
}

TEST_P(HttpRefusal, ARefusedHeadHasNoBody) {
    raw_peer peer(GetParam());
    const std::string response = peer.say("HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(status_of(response), "HTTP/1.1 404 Not Found");
    EXPECT_TRUE(response.ends_with("\r\n\r\n")) << response;
}

TEST_P(HttpRefusal, TheBodySaysTheReason) {
    raw_peer peer(GetParam());
    EXPECT_EQ(peer.say("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"),
              "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n"
              "Not Found");
}

TEST_P(HttpRefusal, ABodyOfExactlyTheLimitIsServed) {
    raw_peer peer(GetParam(), strict());
    EXPECT_TRUE(peer.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789")
                    .ends_with("\r\n\r\n0123456789"));
}

TEST_P(HttpRefusal, ABodyIsRefusedBeforeItIsSent) {
    raw_peer peer(GetParam(), strict());
    const std::string response = peer.say(
        "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
    EXPECT_EQ(status_of(response), "HTTP/1.1 413 Content Too Large");
}

TEST_P(HttpRefusal, TheHeaderLimitIs8KiBUnlessSet) {
    for (const std::uint32_t limit : {200u, 8u * 1024}) {
        SCOPED_TRACE(limit);
        limits test_limits;
        test_limits.max_header_bytes = limit;
        const auto settings = limit == limits().max_header_bytes
                                  ? session_settings()
                                  : session_settings(test_limits, reply_mode::answer);
        const std::string begin = "GET / HTTP/1.1\r\nHost: x\r\nX-Filler: ";
        for (const bool fits : {true, false}) {
            const std::size_t room = limit - begin.size() - 4 + (fits ? 0 : 30);
            raw_peer peer(GetParam(), settings);
            const auto response = peer.say(begin + std::string(room, 'f') + "\r\n\r\n");
            EXPECT_EQ(status_of(response),
                      fits ? "HTTP/1.1 200 OK" : "HTTP/1.1 431 Request Header Fields Too Large");
        }
    }
}

TEST_P(HttpRefusal, AnEndlessHeaderIsRefused) {
    raw_peer peer(GetParam());
    std::string response = peer.say("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 1000 && response.empty(); ++i)
        response = peer.say("X-Filler: 0123456789\r\n");
    EXPECT_EQ(status_of(response), "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST_P(HttpRefusal, AnEndlessTargetIsRefused) {
    raw_peer peer(GetParam());
    const auto response = peer.say("GET /" + std::string(10000, 'x'));
    EXPECT_EQ(status_of(response), "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST_P(HttpRefusal, StaysUntilThePeerHasHeardIt) {
    raw_peer peer(GetParam());
    EXPECT_TRUE(peer.say("nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
    EXPECT_EQ(peer.say("and it goes on"), "");
    EXPECT_FALSE(peer.session_ended()) << "closing now would take the answer along";
    EXPECT_TRUE(peer.sees_the_end());
    peer.hang_up();
    EXPECT_TRUE(peer.session_ended());
}

TEST_P(HttpRefusal, DoesNotListenToAPeerForEver) {
    raw_peer peer(GetParam(), strict());
    EXPECT_TRUE(peer.say("nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
    peer.say("01234");
    EXPECT_FALSE(peer.session_ended());
    peer.say("56789");
    EXPECT_TRUE(peer.session_ended());
}

TEST_P(HttpRefusal, APeerThatDoesNotWaitForItIsNoProblem) {
    raw_peer peer(GetParam());
    peer.end().write("nonsense\r\n\r\n");
    peer.hang_up();
    EXPECT_EQ(peer.outcome().error().during, "http read");
}

INSTANTIATE_TEST_SUITE_P(InMemory, HttpRefusal, testing::ValuesIn(in_both_modes(every_kept_http)),
                         by_name());

}  // namespace
}  // namespace pingpong
