#include "pingpong/protocols/http/http_head.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(RequestHead, SaysWhatIsInTheBody) {
    EXPECT_EQ(request_head("POST", "/echo", "[::1]:80", "1.1", false, 12),
              "POST /echo HTTP/1.1\r\nHost: [::1]:80\r\nContent-Type: text/plain\r\n"
              "Content-Length: 12\r\n\r\n");
}

TEST(RequestHead, OfAGetSaysNothingOfABody) {
    EXPECT_EQ(request_head("GET", "/", "x", "1.0", true, 0), "GET / HTTP/1.0\r\nHost: x\r\n\r\n");
}

TEST(RequestHead, AsksForACloseWhereThatIsNotTheRule) {
    EXPECT_NE(request_head("GET", "/", "x", "1.1", true, 0).find("Connection: close\r\n"),
              std::string::npos);
    EXPECT_EQ(request_head("GET", "/", "x", "1.0", true, 0).find("Connection"), std::string::npos);
}

TEST(ResponseHead, SaysWhatBecomesOfTheConnection) {
    response_head head;
    const std::string_view rest = "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\n";
    EXPECT_EQ(head.compose({}, http_persistence::keep, 5),
              std::string("HTTP/1.1 200 OK\r\n").append(rest));
    EXPECT_EQ(head.compose({}, http_persistence::keep_1_0, 5),
              std::string("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n").append(rest));
    EXPECT_EQ(head.compose({}, http_persistence::close, 5),
              std::string("HTTP/1.1 200 OK\r\nConnection: close\r\n").append(rest));
    EXPECT_EQ(head.compose({}, http_persistence::close_1_0, 5),
              "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n");
}

TEST(ResponseHead, IsComposedAnewWhenAnythingChanges) {
    response_head head;
    const http_status plain{405, "Method Not Allowed", {}};
    const http_status with_field{405, "Method Not Allowed", "Allow: POST\r\n"};
    const auto first = std::string(head.compose(plain, http_persistence::keep, 5));
    EXPECT_NE(head.compose(with_field, http_persistence::keep, 5), first);
    EXPECT_EQ(head.compose(plain, http_persistence::keep, 5), first);
    EXPECT_NE(head.compose(plain, http_persistence::keep, 6), first);
    EXPECT_NE(head.compose({}, http_persistence::keep, 5), first);
    EXPECT_NE(head.compose(plain, http_persistence::close, 5), first);
}

}  // namespace
}  // namespace pingpong
