// HTTP written by hand against the codec: what it cuts it into, wherever it is split.
#include "pingpong/protocols/codec/http_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <cstring>

namespace pingpong {
namespace {

using http_error = boost::beast::http::error;
using event = http_reader::event;
using reads = http_reader::reads;

void give(http_reader& reader, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto room = reader.room();
        const std::size_t moved = std::min(room.size(), bytes.size());
        std::memcpy(room.data(), bytes.data(), moved);
        reader.received(moved);
        bytes.remove_prefix(moved);
    }
}

/// A message as text.
std::string told_by(const http_reader& reader) {
    std::string text(reader.target());
    if (reader.head().status != 0)
        text = std::to_string(reader.head().status);
    return text.append(" [").append(reader.body()).append("]");
}

std::string taken_from(http_reader& reader) {
    std::string all;
    for (;;) {
        switch (reader.next()) {
            case event::incomplete:
                return all;
            case event::failed:
                return all + "failed: " + reader.error().message();
            case event::message:
                all += told_by(reader);
        }
    }
}

std::string failing(http_error error) {
    return "failed: " + make_error_code(error).message();
}

std::string read(std::string_view bytes, reads kind = reads::requests, limits limits = {}) {
    http_reader reader(kind, limits);
    give(reader, bytes);
    return taken_from(reader);
}

/// What comes of two pieces; nothing is given to one that has failed.
std::string read_in_two(std::string_view bytes, std::size_t cut, reads kind = reads::requests,
                        limits limits = {}) {
    http_reader reader(kind, limits);
    give(reader, bytes.substr(0, cut));
    std::string messages = taken_from(reader);
    if (!reader.error()) {
        give(reader, bytes.substr(cut));
        messages += taken_from(reader);
    }
    return messages;
}

/// A request with further header lines, whose body follows.
std::string with_fields(std::string_view fields, std::string_view body = {}) {
    return std::string("POST / HTTP/1.1\r\nHost: x\r\n").append(fields).append("\r\n").append(body);
}

/// A request in chunks.
std::string chunked(std::string_view body) {
    return with_fields("Transfer-Encoding: chunked\r\n", body);
}

TEST(HttpReader, CutsRequestsWhereverTheyAreSplit) {
    const std::string requests =
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nPing"
        "GET /b?c HTTP/1.0\r\n\r\n" +
        chunked("5\r\nHello\r\n00B ; name=\"value\"\r\n, in chunks\r\n0\r\nX-Trailer: 1\r\n\r\n") +
        "POST /e HTTP/1.1\r\nhost:\t x \t\r\ncontent-length:0\r\n\r\n";
    const std::string_view all = "/a [Ping]/b?c []/ [Hello, in chunks]/e []";
    ASSERT_EQ(read(requests), all);
    for (std::size_t cut = 0; cut <= requests.size(); ++cut) {
        http_reader reader(reads::requests, limits());
        give(reader, std::string_view(requests).substr(0, cut));
        std::string messages = taken_from(reader);
        give(reader, std::string_view(requests).substr(cut));
        messages += taken_from(reader);
        EXPECT_EQ(messages, all) << cut;
        EXPECT_FALSE(reader.within_message());
    }
}

TEST(HttpReader, CutsResponsesThatComeByteByByte) {
    http_reader reader(reads::responses, limits());
    std::string messages;
    const std::string_view responses =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPong!"
        "HTTP/1.1 204 \r\n\r\nHTTP/1.1 200 \r\nTransfer-Encoding: "
        "Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
        "HTTP/1.0 200 OK\r\n\r\nto the end";
    for (const char byte : responses) {
        give(reader, {&byte, 1});
        messages += taken_from(reader);
    }
    EXPECT_EQ(messages, "100 []200 [Pong!]204 []200 [x]");
    EXPECT_EQ(reader.end(), event::message);
    EXPECT_EQ(told_by(reader), "200 [to the end]");
    EXPECT_TRUE(reader.empty());
}

TEST(HttpReader, TheEndOfAConnectionIsAnEndBetweenMessagesOnly) {
    http_reader idle(reads::requests, limits());
    EXPECT_EQ(idle.end(), event::failed);
    EXPECT_EQ(idle.error(), http_error::end_of_stream);
    const std::string request = with_fields("Content-Length: 1\r\n", "x");
    for (std::size_t cut = 1; cut < request.size(); ++cut) {
        http_reader reader(reads::requests, limits());
        give(reader, std::string_view(request).substr(0, cut));
        EXPECT_EQ(taken_from(reader), "");
        EXPECT_EQ(reader.end(), event::failed);
        EXPECT_EQ(reader.error(), http_error::partial_message) << cut;
    }
}

TEST(HttpReader, RefusesStartLinesThatAreNone) {
    EXPECT_EQ(read(" / HTTP/1.1\r\n\r\n"), failing(http_error::bad_method));
    EXPECT_EQ(read("P(ST / HTTP/1.1\r\n\r\n"), failing(http_error::bad_method));
    EXPECT_EQ(read("GET  / HTTP/1.1\r\n\r\n"), failing(http_error::bad_target));
    EXPECT_EQ(read("GET /\x7f HTTP/1.1\r\n\r\n"), failing(http_error::bad_target));
    EXPECT_EQ(read("GET /\r\n\r\n"), failing(http_error::bad_target));
    EXPECT_EQ(read("GET / HTTP/1.1 \r\n\r\n"), failing(http_error::bad_version));
    EXPECT_EQ(read("GET / HTTP/1.1\n\n"), failing(http_error::bad_version));
    for (const char* version : {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "http/1.1", "HTTP/1.x"})
        EXPECT_EQ(read(std::string("GET / ") + version + "\r\n\r\n"),
                  failing(http_error::bad_version))
            << version;
    EXPECT_EQ(read("HTTP/1.1 20 OK\r\n\r\n", reads::responses), failing(http_error::bad_status));
    EXPECT_EQ(read("HTTP/1.1 2000\r\n\r\n", reads::responses), failing(http_error::bad_status));
    EXPECT_EQ(read("HTTP/1.1 200 \x01\r\n\r\n", reads::responses), failing(http_error::bad_reason));
}

TEST(HttpReader, RefusesFieldsThatAreNone) {
    EXPECT_EQ(read(with_fields("X : y\r\n")), failing(http_error::bad_field));
    EXPECT_EQ(read(with_fields(": y\r\n")), failing(http_error::bad_field));
    EXPECT_EQ(read(with_fields("X\r\n")), failing(http_error::bad_field));
    EXPECT_EQ(read(with_fields("X: y\r\n z\r\n")), failing(http_error::bad_obs_fold));
    EXPECT_EQ(read(with_fields("X: y\r\n\tz\r\n")), failing(http_error::bad_obs_fold));
    EXPECT_EQ(read(with_fields("X: y\nZ: z\r\n")), failing(http_error::bad_value));
    EXPECT_EQ(read(with_fields("X: y\rz\r\n")), failing(http_error::bad_value));
    EXPECT_EQ(read(with_fields(std::string("X: \0\r\n", 6))), failing(http_error::bad_value));
    EXPECT_EQ(read(with_fields("X:\r\nY: \xff\t!\r\n")), "/ []");
}

// Its peer waits for an answer, and sends no empty line before.
TEST(HttpReader, RefusesAHeadWhereverItIsSplit) {
    limits limits;
    limits.max_header_bytes = 60;
    const std::string long_value(60, 'x');
    for (const std::string& head :
         {std::string("GET / HTTP/1.1\nHost: a\n\n"), std::string("GET / HTTP/1.1 \r\n"),
          std::string("GET  / HTTP/1.1\r\n"), with_fields("Host : a\r\n"),
          std::string("GET / HTTP/1.1\r\nHost : a\r\n"),
          std::string("GET / HTTP/1.1\r\nContent-Length: a\r\n"),
          with_fields("X : " + long_value + "\r\n"), with_fields("X: " + long_value + "\r\n"),
          with_fields("X: " + long_value + "\r\nX : y\r\n")}) {
        const std::string at_once = read(head, reads::requests, limits);
        EXPECT_TRUE(at_once.starts_with("failed: ")) << head;
        for (std::size_t cut = 1; cut < head.size(); ++cut)
            EXPECT_EQ(read_in_two(head, cut, reads::requests, limits), at_once) << head << cut;
    }
}

TEST(HttpReader, KnowsOneLengthOnly) {
    EXPECT_EQ(read(with_fields("Content-Length: 1\r\nContent-Length: 1\r\n", "x")), "/ [x]");
    EXPECT_EQ(read(with_fields("Content-Length: 1\r\nContent-Length: 2\r\n", "xx")),
              failing(http_error::multiple_content_length));
    EXPECT_EQ(read(with_fields("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "x")),
              failing(http_error::bad_transfer_encoding));
    for (const char* length :
         {"", "+1", "-1", "1 1", "1,2", "0x1", "99999999999999999999999", "18446744073709551616"})
        EXPECT_EQ(read(with_fields(std::string("Content-Length: ") + length + "\r\n")),
                  failing(http_error::bad_content_length))
            << length;
}

TEST(HttpReader, RefusesChunksThatAreNone) {
    for (const char* chunk : {"x\r\n", ";\r\n", "-1\r\n", "0x1\r\n", " 1\r\n",
                              "11111111111111111\r\n", "1\r\nxy\r\n", "1\r\nx\n"}) {
        const std::string messages = read(chunked(chunk));
        EXPECT_TRUE(messages == failing(http_error::bad_chunk) ||
                    messages == failing(http_error::bad_chunk_extension))
            << chunk << messages;
    }
    EXPECT_EQ(read(chunked("1 x\r\n")), failing(http_error::bad_chunk_extension));
    EXPECT_EQ(read(chunked("1;a\nb\r\n")), failing(http_error::bad_chunk_extension));
    EXPECT_EQ(read(chunked("0\r\nX y\r\n\r\n")), failing(http_error::bad_field));
    EXPECT_EQ(read(chunked("0\r\nX: y\r\n z\r\n\r\n")), failing(http_error::bad_obs_fold));
}

TEST(HttpReader, HoldsEveryLimit) {
    limits limits;
    limits.max_header_bytes = 60;
    limits.max_message_bytes = 10;
    const auto within = [&limits](const std::string& bytes) {
        return read(bytes, reads::requests, limits);
    };
    const std::string ten(10, 'x');
    EXPECT_EQ(within(with_fields("Content-Length: 10\r\n", ten)), "/ [" + ten + "]");
    EXPECT_EQ(within(with_fields("Content-Length: 11\r\n")), failing(http_error::body_limit));
    EXPECT_EQ(within(chunked("a\r\n" + ten + "\r\n0\r\n\r\n")), "/ [" + ten + "]");
    EXPECT_EQ(within(chunked("a\r\n" + ten + "\r\n1\r\n")), failing(http_error::body_limit));
    EXPECT_EQ(within(chunked("ffffffffffffffff\r\n")), failing(http_error::body_limit));
    EXPECT_EQ(within("GET /" + std::string(60, 'x')), failing(http_error::header_limit));
    EXPECT_EQ(within(with_fields("X: " + std::string(60, 'x') + "\r\n")),
              failing(http_error::header_limit));
    EXPECT_EQ(within(chunked("1;" + std::string(60, 'x'))), failing(http_error::header_limit));
    EXPECT_EQ(within(chunked("0\r\nX: " + std::string(60, 'x'))),
              failing(http_error::header_limit));
    std::string trailers = "0\r\n";
    for (int i = 0; i < 9; ++i)
        trailers += "X: 12\r\n";
    EXPECT_EQ(within(chunked(trailers)), failing(http_error::header_limit));
    EXPECT_EQ(read("HTTP/1.0 200 OK\r\n\r\n" + ten + "x", reads::responses, limits),
              failing(http_error::body_limit));
}

/// The facts of a request.
http_facts facts_of(std::string_view request) {
    http_lean_head head;
    boost::system::error_code error;
    EXPECT_NE(parse_request_head(request, head, error), 0U) << error.message();
    return head.facts;
}

TEST(HttpLeanHead, KnowsWhetherTheConnectionIsKept) {
    EXPECT_TRUE(facts_of(with_fields("")).keep_alive);
    EXPECT_FALSE(facts_of(with_fields("Connection: Close\r\n")).keep_alive);
    EXPECT_FALSE(facts_of(with_fields("connection: x, close ,keep-alive\r\n")).keep_alive);
    EXPECT_FALSE(facts_of(with_fields("Connection: x\r\nConnection:,close\r\n")).keep_alive);
    EXPECT_TRUE(facts_of(with_fields("Connection: closed, not-close\r\n")).keep_alive);
    EXPECT_FALSE(facts_of("GET / HTTP/1.0\r\n\r\n").keep_alive);
    EXPECT_TRUE(facts_of("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keep_alive);
    EXPECT_FALSE(facts_of("GET / HTTP/1.0\r\nConnection: keep-alive\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n")
                     .keep_alive);
}

TEST(HttpLeanHead, KnowsWhatTheAnswerDependsOn) {
    using verb = boost::beast::http::verb;
    EXPECT_EQ(facts_of(with_fields("")).method, verb::post);
    EXPECT_EQ(facts_of("BREW / HTTP/1.1\r\nHost: x\r\n\r\n").method, verb::unknown);
    EXPECT_EQ(facts_of("post / HTTP/1.1\r\nHost: x\r\n\r\n").method, verb::unknown);
    EXPECT_TRUE(facts_of(with_fields("Expect: 100-Continue\r\n")).expects_continue);
    EXPECT_TRUE(facts_of(with_fields("Expect: more\r\n")).expects_unknown);
    EXPECT_TRUE(facts_of(with_fields("Transfer-Encoding: gzip, chunked\r\n")).coded);
    EXPECT_TRUE(
        facts_of(with_fields("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")).coded);
    EXPECT_FALSE(facts_of(with_fields("Transfer-Encoding: chunked\r\n")).coded);
}

TEST(HttpLeanHead, RefusesCodingsThatDoNotEndInChunks) {
    for (const char* codings : {"gzip", "chunked, chunked", "chunked, gzip", "x", "", ",chunked"})
        EXPECT_EQ(read(with_fields(std::string("Transfer-Encoding: ") + codings + "\r\n")),
                  failing(http_error::bad_transfer_encoding))
            << codings;
}

}  // namespace
}  // namespace pingpong
