#include "pingpong/analysis/assertions.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

constexpr std::string_view names[] = {"tcp",        "unix",    "ws",       "http-keepalive",
                                      "http-close", "ws-lean", "http-lean"};

std::string error_of(std::string_view text) {
    const auto parsed = parse_assertion(text, names);
    EXPECT_EQ(parsed.value.has_value(), parsed.error.empty());
    return parsed.error;
}

TEST(ParseAssertion, ReadsARatioOfTwoProtocols) {
    const auto parsed = parse_assertion("ws/http-keepalive.median < 0.95");
    ASSERT_TRUE(parsed.value) << parsed.error;
    EXPECT_EQ(parsed.value->text, "ws/http-keepalive.median < 0.95");
    EXPECT_EQ(parsed.value->numerator, "ws");
    EXPECT_EQ(parsed.value->denominator, "http-keepalive");
    EXPECT_EQ(parsed.value->figure, asserted_figure::median);
    EXPECT_EQ(parsed.value->relation, relation::less);
    EXPECT_EQ(parsed.value->bound, 0.95);
}

TEST(ParseAssertion, ReadsAFigureOfOneProtocol) {
    const auto parsed = parse_assertion("http-close.throughput_per_s>=1e4");
    ASSERT_TRUE(parsed.value) << parsed.error;
    EXPECT_EQ(parsed.value->numerator, "http-close");
    EXPECT_FALSE(parsed.value->denominator);
    EXPECT_EQ(parsed.value->figure, asserted_figure::throughput);
    EXPECT_EQ(parsed.value->relation, relation::at_least);
    EXPECT_EQ(parsed.value->bound, 10'000);
}

TEST(ParseAssertion, KnowsEveryFigureAndRelation) {
    const auto figure_of = [](std::string_view text) {
        return parse_assertion(text).value.value().figure;
    };
    EXPECT_EQ(figure_of("ws/tcp.mean < 1"), asserted_figure::mean);
    EXPECT_EQ(figure_of("ws/tcp.p99 < 1"), asserted_figure::p99);
    EXPECT_EQ(figure_of("ws.median_us < 1"), asserted_figure::median);
    EXPECT_EQ(figure_of("ws.mean_us < 1"), asserted_figure::mean);
    EXPECT_EQ(figure_of("ws.p99_us < 1"), asserted_figure::p99);
    EXPECT_EQ(figure_of("ws.setup_us < 1"), asserted_figure::set_up);
    EXPECT_EQ(figure_of("ws.cpu_us < 1"), asserted_figure::cpu);
    EXPECT_EQ(parse_assertion("ws.cpu_us <= 1").value.value().relation, relation::at_most);
    EXPECT_EQ(parse_assertion("ws.cpu_us > 1").value.value().relation, relation::greater);
}

TEST(ParseAssertion, DoesNotMindBlanks) {
    for (const char* text : {"ws/tcp.p99<2", "  ws / tcp . p99  <  2  ", "\tws/tcp.p99\t< 2"}) {
        const auto parsed = parse_assertion(text);
        ASSERT_TRUE(parsed.value) << text << ": " << parsed.error;
        EXPECT_EQ(parsed.value->denominator, "tcp");
        EXPECT_EQ(parsed.value->bound, 2);
    }
}

TEST(ParseAssertion, SaysWhatWasExpectedWhere) {
    EXPECT_EQ(error_of(""), "column 1: expected a protocol, found the end");
    EXPECT_EQ(error_of("< 5"), "column 1: expected a protocol, found '<'");
    EXPECT_EQ(error_of("ws"),
              "column 3: expected / and a protocol, or . and a figure, found the end");
    EXPECT_EQ(error_of("ws/.median < 1"), "column 4: expected a protocol, found '.median'");
    EXPECT_EQ(error_of("ws/tcp < 1"), "column 8: expected . and a figure, found '<'");
    EXPECT_EQ(error_of("ws/tcp.median_us < 1"),
              "column 8: expected median, mean or p99 of two protocols, found 'median_us'");
    EXPECT_EQ(error_of("ws.median < 1"),
              "column 4: expected median_us, mean_us, p99_us, setup_us, cpu_us or "
              "throughput_per_s of one protocol, found 'median'");
    EXPECT_EQ(error_of("ws.p99_us = 1"), "column 11: expected <, <=, > or >=, found '='");
    EXPECT_EQ(error_of("ws.p99_us <"), "column 12: expected a number of 0 or more, found the end");
    EXPECT_EQ(error_of("ws.p99_us < 60us"), "column 15: expected the end, found 'us'");
}

TEST(ParseAssertion, SuggestsTheNearestProtocol) {
    EXPECT_EQ(error_of("wss.p99_us < 60"), "column 1: unknown protocol 'wss'; did you mean ws?");
    EXPECT_EQ(error_of("ws/http-keepaliv.median < 1"),
              "column 4: unknown protocol 'http-keepaliv'; did you mean http-keepalive?");
}

TEST(ParseAssertion, RefusesAProtocolAgainstItself) {
    EXPECT_EQ(error_of("ws/ws.median < 1"),
              "column 4: 'ws' is on both sides; name two different protocols");
    EXPECT_EQ(error_of("http-lean / http-lean.mean < 1"),
              "column 13: 'http-lean' is on both sides; name two different protocols");
    EXPECT_EQ(error_of("ws/ws-lean.median < 1"), "");
    EXPECT_EQ(error_of("/.median < 1"), "column 1: expected a protocol, found '/.median'");
}

TEST(ParseAssertion, RefusesBoundsThatAreNoNumbers) {
    for (const char* bound : {"-1", "-0", "inf", "nan", "1e999", "x", "+1", "0x10"})
        EXPECT_FALSE(error_of(std::string("ws.p99_us < ") + bound).empty()) << bound;
}

}  // namespace
}  // namespace pingpong
