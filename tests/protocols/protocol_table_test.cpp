#include "pingpong/protocols/protocol_table.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace pingpong {
namespace {

TEST(ProtocolTable, BeginsWithTheFloorAndEndsWithThoseThatAreAskedFor) {
    std::vector<std::string_view> names;
    for (const auto& each : protocols())
        names.push_back(each.name);
    EXPECT_EQ(names, (std::vector<std::string_view>{"tcp", "unix", "ws", "http-keepalive",
                                                    "http-close", "ws-lean", "http-lean",
                                                    "ws-default", "http-default"}));
    for (const auto& each : protocols()) {
        EXPECT_EQ(each.kind() == variant::lean, each.name.ends_with("-lean")) << each.name;
        EXPECT_EQ(each.kind() == variant::defaults, each.name.ends_with("-default")) << each.name;
    }
}

TEST(ProtocolTable, EveryProtocolIsServedByAKnownService) {
    std::set<const service*> known;
    for (const auto& each : services())
        known.insert(&each);
    for (const auto& each : protocols())
        EXPECT_TRUE(known.count(&each.served_by)) << each.name;
    EXPECT_EQ(known.size(), 8);
    EXPECT_EQ(find_protocol("http-close")->served_by.name, "http");
    EXPECT_EQ(find_protocol("http-keepalive")->served_by.name, "http");
    EXPECT_TRUE(find_protocol("ws")->served_by.has_paths);
    EXPECT_FALSE(find_protocol("unix")->served_by.has_paths);
}

TEST(ProtocolTable, FindsExactNamesOnly) {
    EXPECT_EQ(find_protocol("ws")->name, "ws");
    EXPECT_EQ(find_protocol("WS"), nullptr);
    EXPECT_EQ(find_protocol(""), nullptr);
    EXPECT_EQ(find_protocol("http"), nullptr);
}

TEST(ProtocolTable, KnowsWhichNameWasMeant) {
    EXPECT_EQ(nearest_protocol("wss"), "ws");
    EXPECT_EQ(nearest_protocol("tpc"), "tcp");
    EXPECT_EQ(nearest_protocol("http-keep-alive"), "http-keepalive");
    EXPECT_EQ(nearest_protocol("http-closed"), "http-close");
    EXPECT_EQ(nearest_protocol("http"), "http-keepalive");
    EXPECT_EQ(nearest_protocol("HTTP-Close"), "http-close");
}

TEST(ProtocolTable, AnEndpointThatWasNotResolvedMakesNoContender) {
    asio::io_context context(1);
    for (const auto& each : protocols()) {
        endpoint where(std::string(each.served_by.scheme), "host.invalid", 80);
        where.path.clear();
        const auto made = each.make(context.get_executor(), where, client_settings());
        ASSERT_FALSE(made.has_value()) << each.name;
        EXPECT_EQ(made.error().during, "address");
    }
}

TEST(ModeOf, OnlyTheEchoEchoes) {
    reply_mode mode = reply_mode::echo;
    EXPECT_TRUE(mode_of("/", mode));
    EXPECT_EQ(mode, reply_mode::answer);
    EXPECT_TRUE(mode_of("/echo?x", mode));
    EXPECT_EQ(mode, reply_mode::echo);
    for (const std::string_view target : {"", "echo", "/echo/", "//", "/ECHO", "*", "?/echo"})
        EXPECT_FALSE(mode_of(target, mode)) << target;
    EXPECT_EQ(mode, reply_mode::echo);
}

}  // namespace
}  // namespace pingpong
