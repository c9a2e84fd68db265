#include "pingpong/report/lookup.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

bool served_at(const char* url) {
    cell made;
    made.remote = true;
    made.endpoint = url;
    return on_loopback(made);
}

TEST(OnLoopback, IsWhatThisProcessServes) {
    cell made;
    EXPECT_TRUE(on_loopback(made)) << "its server never started";
    made.endpoint = "ws://192.0.2.1:80/";
    EXPECT_TRUE(on_loopback(made)) << "an address of this machine";
}

// As the servers of an open loop are.
TEST(OnLoopback, IsAnotherProcessOfThisMachine) {
    for (const char* url : {"ws://127.0.0.1:8080/", "http://127.1.2.3:80/echo", "tcp://[::1]:7",
                            "unix:/run/pong.sock", "http://localhost:8080/"})
        EXPECT_TRUE(served_at(url)) << url;
}

TEST(OnLoopback, IsNoOtherMachine) {
    for (const char* url :
         {"ws://192.0.2.1:8080/", "http://[2001:db8::7]:80/", "tcp://example.org:7",
          "http://127.0.0.1.example.org:80/", "nonsense", ""})
        EXPECT_FALSE(served_at(url)) << url;
    cell unknown;
    unknown.remote = true;
    EXPECT_FALSE(on_loopback(unknown));
}

TEST(OnLoopback, IsSaidByTheAddressesOfAHost) {
    cell made;
    made.remote = true;
    made.endpoint = "http://service.example:80/";
    EXPECT_FALSE(on_loopback(made));
    made.addresses = {"::1", "127.0.0.1"};
    EXPECT_TRUE(on_loopback(made));
    made.addresses.emplace_back("192.0.2.1");
    EXPECT_FALSE(on_loopback(made)) << "nobody knows which one worked";
}

TEST(OnLoopback, IsAUrlOverAUnixSocket) {
    cell made;
    made.remote = true;
    made.endpoint = "http://service.example:80/";
    made.unix_socket = "/run/service.sock";
    EXPECT_TRUE(on_loopback(made));
    EXPECT_EQ(describe_server(made), "http://service.example:80/ over /run/service.sock");
}

}  // namespace
}  // namespace pingpong
