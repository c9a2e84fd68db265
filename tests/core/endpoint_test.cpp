#include "pingpong/core/endpoint.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace pingpong {
namespace {

/// Why `text` is no endpoint, without the text itself and what was expected instead.
std::string complaint(std::string_view text, std::string_view scheme) {
    const parsed_endpoint parsed = parse_endpoint(text, scheme);
    const std::string quoted = '\'' + std::string(text) + "' ";
    if (parsed.error.empty() || !parsed.error.starts_with(quoted))
        return "accepted or unquoted: " + parsed.error;
    const std::string_view rest = std::string_view(parsed.error).substr(quoted.size());
    return std::string(rest.substr(0, rest.find(';')));
}

TEST(Endpoint, IsTakenApart) {
    const auto [where, error] = parse_endpoint("ws://example.org:8080/echo?a=b", "ws");
    EXPECT_EQ(error, "");
    EXPECT_EQ(where.scheme, "ws");
    EXPECT_EQ(where.host, "example.org");
    EXPECT_EQ(where.address(), "");
    EXPECT_EQ(where.port, 8080);
    EXPECT_EQ(where.path, "/echo?a=b");
}

TEST(Endpoint, ShowsNoValueOfItsQuery) {
    const auto where = parse_endpoint("ws://h:81/chat?token=s3cret&v=1", "ws").endpoint;
    EXPECT_EQ(where.path, "/chat?token=s3cret&v=1");
    EXPECT_EQ(where.url(), "ws://h:81/chat?token=***&v=***");
    for (const auto& [url, shown] :
         {std::pair("http://h/", "http://h/"), std::pair("http://h/?", "http://h/?"),
          std::pair("http://h?s3cret", "http://h?***"), std::pair("/a?b=&&c", "/a?b=***&&***"),
          std::pair("/a?b=c=d#e?f=g", "/a?b=***"), std::pair("/a#b", "/a#b")})
        EXPECT_EQ(hide_query_values(url), shown);
}

TEST(Endpoint, HasDefaultsForPortAndPath) {
    for (const std::string scheme : {"ws", "http"})
        for (const char* rest : {"://host", "://host:", "://host/", "://host:80"}) {
            const auto [where, error] = parse_endpoint(scheme + rest, scheme);
            EXPECT_EQ(error, "") << rest;
            EXPECT_EQ(where.host, "host") << rest;
            EXPECT_EQ(where.port, 80) << rest;
            EXPECT_EQ(where.path, "/") << rest;
        }
}

TEST(Endpoint, NeedsAPortForTcp) {
    EXPECT_EQ(parse_endpoint("tcp://host:7", "tcp").endpoint.port, 7);
    EXPECT_EQ(complaint("tcp://host", "tcp"), "has no port from 1 to 65535");
    EXPECT_EQ(complaint("tcp://host:", "tcp"), "has no port from 1 to 65535");
}

TEST(Endpoint, TakesAnIpv6AddressInBrackets) {
    const auto [where, error] = parse_endpoint("http://[::1]:8080/x", "http");
    EXPECT_EQ(error, "");
    EXPECT_EQ(where.host, "::1");
    EXPECT_EQ(where.port, 8080);
    EXPECT_EQ(where.authority(), "[::1]:8080");
    EXPECT_EQ(where.url(), "http://[::1]:8080/x");
    EXPECT_EQ(parse_endpoint("http://[fe80::1]", "http").endpoint.port, 80);
}

TEST(Endpoint, KeepsTheQueryAndDropsTheFragment) {
    EXPECT_EQ(parse_endpoint("http://h/a?b#c", "http").endpoint.path, "/a?b");
    EXPECT_EQ(parse_endpoint("http://h?b", "http").endpoint.path, "/?b");
    EXPECT_EQ(parse_endpoint("http://h#c", "http").endpoint.path, "/");
    EXPECT_EQ(parse_endpoint("http://h/#c?b", "http").endpoint.path, "/");
    EXPECT_EQ(parse_endpoint("http://h:81?x=http://y:1/", "http").endpoint.port, 81);
}

TEST(Endpoint, IsAPathForUnix) {
    const auto [where, error] = parse_endpoint("unix:/run/pong.sock", "unix");
    EXPECT_EQ(error, "");
    EXPECT_EQ(where.path, "/run/pong.sock");
    EXPECT_EQ(where.host, "");
    EXPECT_EQ(where.port, 0);
    EXPECT_EQ(where.url(), "unix:/run/pong.sock");
    EXPECT_EQ(complaint("unix:", "unix"), "has no path");
}

TEST(Endpoint, MustHaveTheSchemeAskedFor) {
    EXPECT_EQ(complaint("http://h", "ws"), "does not begin with ws://");
    EXPECT_EQ(complaint("ws:/h", "ws"), "does not begin with ws://");
    EXPECT_EQ(complaint("wss://h", "ws"), "does not begin with ws://");
    EXPECT_EQ(complaint("host:80", "tcp"), "does not begin with tcp://");
    EXPECT_EQ(complaint("/run/x", "unix"), "does not begin with unix:");
    EXPECT_EQ(complaint("", "http"), "does not begin with http://");
}

TEST(Endpoint, MustHaveAHost) {
    for (const char* text : {"http://", "http:///path", "http://:80", "http://[]:80", "http://?q"})
        EXPECT_EQ(complaint(text, "http"), "has no host") << text;
}

TEST(Endpoint, MustHaveAWellFormedHost) {
    for (const char* text :
         {"http://[::1", "http://[::1]80", "http://::1", "http://::1:80", "http://a:b:80",
          "http://[::1]]:80", "http://[[::1]:80", "http://a]", "http://a[b:80"})
        EXPECT_EQ(complaint(text, "http"), "has a malformed host") << text;
}

TEST(Endpoint, MustHaveAUsablePort) {
    for (const char* port :
         {"0", "00", "65536", "99999999999999999999", "-1", "+1", "x", "8x", "0x50", "1.5"})
        EXPECT_EQ(complaint(std::string("http://h:") + port, "http"), "has no port from 1 to 65535")
            << port;
    EXPECT_EQ(parse_endpoint("http://h:65535", "http").endpoint.port, 65535);
    EXPECT_EQ(parse_endpoint("http://h:1", "http").endpoint.port, 1);
}

// They would end the request line or the header field that the text becomes part of.
TEST(Endpoint, MustNotHoldBlanksOrControlCharacters) {
    for (const std::string hostile :
         {"http://h/a b", "http://h/\r\nX: y", "http://h\t", "http://h/\x7f", " http://h"})
        EXPECT_FALSE(parse_endpoint(hostile, "http").error.empty()) << hostile;
    EXPECT_EQ(complaint("http://h/a b", "http"), "contains a blank or a control character");
    EXPECT_EQ(complaint("unix:/a\nb", "unix"), "contains a blank or a control character");
    EXPECT_EQ(complaint(std::string("http://h/\0x", 11), "http"),
              "contains a blank or a control character");
}

TEST(Endpoint, SaysWhatWasExpected) {
    EXPECT_TRUE(parse_endpoint("x", "http").error.ends_with("; expected http://HOST:PORT/PATH"));
    EXPECT_TRUE(parse_endpoint("127.0.0.1:1", "tcp").error.ends_with("; expected tcp://HOST:PORT"));
    EXPECT_TRUE(parse_endpoint("x", "unix").error.ends_with("; expected unix:PATH"));
}

TEST(Endpoint, IsMadeFromANumericAddress) {
    const endpoint where("ws", "::1", 8080);
    EXPECT_EQ(where.host, "::1");
    EXPECT_EQ(where.address(), "::1");
    EXPECT_EQ(where.url(), "ws://[::1]:8080/");
    EXPECT_EQ(endpoint("tcp", "127.0.0.1", 7).url(), "tcp://127.0.0.1:7");
    EXPECT_EQ(endpoint("tcp", "127.0.0.1", 7).authority(), "127.0.0.1:7");
}

TEST(Endpoint, SurvivesTheWayToTextAndBack) {
    for (const std::string scheme : {"tcp", "ws", "http"})
        for (const char* rest : {"://h:1", "://h:65535", "://[::1]:80", "://1.2.3.4:5"}) {
            const auto [where, error] = parse_endpoint(scheme + rest, scheme);
            ASSERT_EQ(error, "") << scheme << rest;
            const auto [again, wrong] = parse_endpoint(where.url(), scheme);
            EXPECT_EQ(wrong, "") << where.url();
            EXPECT_EQ(again.url(), where.url());
            EXPECT_EQ(again.authority(), where.authority());
        }
}

// Always the same text in each run: a seeded engine, and no distribution of the standard library.
TEST(Endpoint, IsNeverMalformedOnceAccepted) {
    constexpr std::string_view pieces[] = {
        "http://", "ws://", "unix:", "tcp://", "[",  "]",    ":", "::1", "/",  "?",  "#", "80",
        "65536",   "h",     "a.b",   " ",      "\n", "\xff", "@", "%",   "//", "-1", "",  "0"};
    constexpr std::array<std::string_view, 4> schemes{"http", "ws", "unix", "tcp"};
    std::mt19937_64 engine(20240501);
    unsigned accepted = 0;
    for (int i = 0; i < 20000; ++i) {
        const std::string scheme(schemes[engine() % schemes.size()]);
        std::string text = engine() % 8 == 0 ? "" : scheme + (scheme == "unix" ? ":" : "://");
        for (auto length = engine() % 7; length > 0; --length)
            text += pieces[engine() % std::size(pieces)];

        const auto [where, error] = parse_endpoint(text, scheme);
        if (!error.empty())
            continue;
        ++accepted;
        EXPECT_TRUE(scheme == "unix" || (!where.host.empty() && where.port != 0)) << text;
        EXPECT_TRUE(scheme == "unix" || where.path.starts_with('/')) << text;
        const auto [again, wrong] = parse_endpoint(where.url(), scheme);
        EXPECT_EQ(wrong, "") << text;
        EXPECT_EQ(again.url(), where.url()) << text;
    }
    EXPECT_GT(accepted, 1000U);
}

}  // namespace
}  // namespace pingpong
