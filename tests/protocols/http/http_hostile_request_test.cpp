// Requests that a peer could be smuggled past a server with, or that ask for what it has not: both
// implementations give the same answer to the same bytes, whole, byte by byte and pipelined.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/streams/raw_peer.hpp"

namespace pingpong {
namespace {

constexpr std::string_view good = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

enum class connection { closed, kept };

struct hostile_request {
    const char* name;
    std::string_view bytes;
    std::string_view status;
    connection after = connection::closed;
};

constexpr std::string_view ok = "200 OK";
constexpr std::string_view bad = "400 Bad Request";
constexpr std::string_view unknown_coding = "501 Not Implemented";
constexpr std::string_view wrong_version = "505 HTTP Version Not Supported";

// RFC 9112, 2.2, 3 and 3.2.
constexpr hostile_request start_lines[] = {
    {"an empty line before it", "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", ok, connection::kept},
    {"two empty lines before it", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", bad},
    {"a bare line feed before it", "\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", bad},
    {"a space before it", " GET / HTTP/1.1\r\nHost: x\r\n\r\n", bad},
    {"no version", "GET /\r\n", bad},
    {"no target", "GET HTTP/1.1\r\nHost: x\r\n\r\n", bad},
    {"two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", bad},
    {"a space after it", "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", wrong_version},
    {"a tab within", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", bad},
    {"a bare line feed after it", "GET / HTTP/1.1\nHost: x\r\n\r\n", wrong_version},
    {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", wrong_version},
    {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: x\r\n\r\n", wrong_version},
    {"HTTP/0.9", "GET / HTTP/0.9\r\n\r\n", wrong_version},
    {"lower case", "GET / http/1.1\r\nHost: x\r\n\r\n", wrong_version},
    {"TLS", "\x16\x03\x01\x02\x01\x01\r\n\r\n", bad},
};

// RFC 9112, 3.2; RFC 3986, 3.2.2.
constexpr hostile_request hosts[] = {
    {"no Host", "GET / HTTP/1.1\r\n\r\n", bad},
    {"no Host, and a body to come", "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n", bad},
    {"two Hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", bad},
    {"the same Host twice", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", bad},
    {"two Hosts in one field", "GET / HTTP/1.1\r\nHost: x, y\r\n\r\n", bad},
    {"a user", "GET / HTTP/1.1\r\nHost: me@x\r\n\r\n", bad},
    {"a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", bad},
    {"a scheme", "GET / HTTP/1.1\r\nHost: http://x\r\n\r\n", bad},
    {"a space within", "GET / HTTP/1.1\r\nHost: x y\r\n\r\n", bad},
    {"a port that is none", "GET / HTTP/1.1\r\nHost: x:y\r\n\r\n", bad},
    {"half an address", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", bad},
    {"an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", ok, connection::kept},
    {"an address", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", ok, connection::kept},
    {"a port", "GET / HTTP/1.1\r\nHost: a-b.c_d~%41:8080\r\n\r\n", ok, connection::kept},
    {"an empty port", "GET / HTTP/1.1\r\nHost: x:\r\n\r\n", ok, connection::kept},
};

constexpr char zero_byte[] = "GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n";

// RFC 9112, 5.
constexpr hostile_request fields[] = {
    {"a space before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", bad},
    {"a folded line", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", bad},
    {"a folded line after an empty value", "GET / HTTP/1.1\r\nHost: x\r\nA:\r\n\tc\r\n\r\n", bad},
    {"a space before the first", "GET / HTTP/1.1\r\n A: b\r\nHost: x\r\n\r\n", bad},
    {"no name", "GET / HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n", bad},
    {"no colon", "GET / HTTP/1.1\r\nHost: x\r\nA\r\n\r\n", bad},
    {"a bare line feed", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", bad},
    {"a bare carriage return", "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", bad},
    {"a zero byte", std::string_view(zero_byte, sizeof zero_byte - 1), bad},
    {"an option that is no token", "GET / HTTP/1.1\r\nHost: x\r\nConnection: a b\r\n\r\n", bad},
    {"an option for proxies", "GET / HTTP/1.1\r\nHost: x\r\nProxy-Connection: close\r\n\r\n", ok,
     connection::kept},
    {"a name that is no token", "GET / HTTP/1.1\r\nHost: x\r\nA(b): c\r\n\r\n", bad},
};

// RFC 9112, 6.
constexpr hostile_request lengths[] = {
    {"two lengths",
     "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nPing", bad},
    {"the same length twice",
     "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nPing", ok,
     connection::kept},
    {"a list of equal lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4, 4\r\n\r\nPing",
     bad},
    {"a list of lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4, 5\r\n\r\nPing", bad},
    {"a sign", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nPing", bad},
    {"a negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -4\r\n\r\nPing", bad},
    {"a hexadecimal length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x4\r\n\r\nPing", bad},
    {"a space in the length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1 0\r\n\r\nPing", bad},
    {"an empty length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\nPing", bad},
    {"a length and chunks",
     "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", bad},
    {"chunks and a length",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n", bad},
    {"chunks in HTTP/1.0",
     "POST / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
     "4\r\nPing\r\n0\r\n\r\n",
     ok},
    {"an unknown coding", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", bad},
    {"an unknown coding, then chunks",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
     unknown_coding},
    {"a coding after chunks",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", bad},
    {"chunks twice",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", bad},
    {"chunks in two fields",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
     "chunked\r\n\r\n0\r\n\r\n",
     bad},
    {"a coding in a field of its own, then chunks",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: "
     "chunked\r\n\r\n0\r\n\r\n",
     unknown_coding},
    {"a coding in a field of its own after chunks",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
     "gzip\r\n\r\n0\r\n\r\n",
     bad},
    {"a coding with a tail", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked;x\r\n\r\n",
     bad},
    {"an empty coding", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n\r\n", bad},
    {"chunks in capitals",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", ok,
     connection::kept},
};

constexpr std::string_view chunked =
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

// RFC 9112, 7.1.
constexpr hostile_request chunks[] = {
    {"a chunk", "4\r\nPing\r\n0\r\n\r\n", ok, connection::kept},
    {"an extension", "4;a=b\r\nPing\r\n0\r\n\r\n", ok, connection::kept},
    {"a quoted extension", "4;a=\"b c\"\r\nPing\r\n0\r\n\r\n", ok, connection::kept},
    {"a trailer", "4\r\nPing\r\n0\r\nA: b\r\n\r\n", ok, connection::kept},
    {"zeros before the size", "0004\r\nPing\r\n0\r\n\r\n", ok, connection::kept},
    {"no size", "\r\nPing\r\n0\r\n\r\n", bad},
    {"a sign", "+4\r\nPing\r\n0\r\n\r\n", bad},
    {"a prefix", "0x4\r\nPing\r\n0\r\n\r\n", bad},
    {"a space before the size", " 4\r\nPing\r\n0\r\n\r\n", bad},
    {"a size of 65 bits", "10000000000000004\r\nPing\r\n0\r\n\r\n", bad},
    {"a bare line feed after the size", "4\nPing\r\n0\r\n\r\n", bad},
    {"a bare carriage return after the size", "4\rPing\r\n0\r\n\r\n", bad},
    {"a line feed in an extension", "4;a\nb\r\nPing\r\n0\r\n\r\n", bad},
    {"a carriage return in an extension", "4;a\rb\r\nPing\r\n0\r\n\r\n", bad},
    {"a bare line feed after the data", "4\r\nPing\n0\r\n\r\n", bad},
    {"too much data", "4\r\nPings\r\n0\r\n\r\n", bad},
    {"a bare line feed after the last size", "4\r\nPing\r\n0\n\r\n", bad},
    {"a bare line feed at the end", "4\r\nPing\r\n0\r\n\n", bad},
    {"a trailer with a length", "4\r\nPing\r\n0\r\nContent-Length: 4\r\n\r\n", bad},
    {"a trailer with a Host", "4\r\nPing\r\n0\r\nHost: y\r\n\r\n", ok, connection::kept},
    {"a trailer with a bare line feed", "4\r\nPing\r\n0\r\nA: b\n\r\n", bad},
    {"a folded trailer", "4\r\nPing\r\n0\r\nA: b\r\n c\r\n\r\n", bad},
    {"a trailer without a colon", "4\r\nPing\r\n0\r\nA\r\n\r\n", bad},
};

/// The statuses of all responses in `text`, each followed by ';'.
std::string statuses_of(std::string_view text) {
    std::string all;
    for (std::size_t at = text.find("HTTP/1."); at != std::string_view::npos;
         at = text.find("HTTP/1.", at + 1)) {
        const std::size_t begin = at + std::string_view("HTTP/1.x ").size();
        all.append(text.substr(begin, text.find("\r\n", at) - begin)).append(";");
    }
    return all;
}

class HttpHostileRequest : public testing::TestWithParam<memory_protocol> {
protected:
    static void expect_answers(const hostile_request& tried, std::string_view before = {}) {
        const std::string request = std::string(before).append(tried.bytes);
        const bool closed = tried.after == connection::closed;
        const std::string rest = closed ? "" : "200 OK;";
        const std::string answer = std::string(tried.status) + ";";

        raw_peer whole(GetParam());
        EXPECT_EQ(statuses_of(whole.say(request + std::string(good))), answer + rest)
            << tried.name << ", whole";
        EXPECT_EQ(whole.sees_the_end(), closed) << tried.name;

        raw_peer dripping(GetParam());
        std::string heard;
        for (const char byte : request + std::string(good))
            heard += dripping.say({&byte, 1});
        EXPECT_EQ(statuses_of(heard), answer + rest) << tried.name << ", byte by byte";

        raw_peer pipelined(GetParam());
        EXPECT_EQ(statuses_of(pipelined.say(std::string(good) + request + std::string(good))),
                  "200 OK;" + answer + rest)
            << tried.name << ", pipelined";
    }
};

TEST_P(HttpHostileRequest, StartLines) {
    for (const hostile_request& each : start_lines)
        expect_answers(each);
}

TEST_P(HttpHostileRequest, Hosts) {
    for (const hostile_request& each : hosts)
        expect_answers(each);
}

TEST_P(HttpHostileRequest, Fields) {
    for (const hostile_request& each : fields)
        expect_answers(each);
}

TEST_P(HttpHostileRequest, LengthsAndCodings) {
    for (const hostile_request& each : lengths)
        expect_answers(each);
}

TEST_P(HttpHostileRequest, Chunks) {
    for (const hostile_request& each : chunks)
        expect_answers(each, chunked);
}

TEST_P(HttpHostileRequest, IsNotWaitedForOnceItIsKnownToBeWrong) {
    for (const std::string_view begun :
         {"GET /\r\n", "GET / HTTP/1.1\r\nHost : x\r\n",
          "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n", "GET / HTTP/3.0\r\n"}) {
        raw_peer peer(GetParam());
        EXPECT_NE(statuses_of(peer.say(begun)), "") << begun;
    }
}

INSTANTIATE_TEST_SUITE_P(InMemory, HttpHostileRequest, testing::ValuesIn(every_kept_http),
                         by_name());

}  // namespace
}  // namespace pingpong
