#include "pingpong/protocols/protocol.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace pingpong {
namespace {

TEST(ProtocolTable, BeginsWithTheFloorAndEndsWithThoseThatAreAskedFor) {
    std::vector<std::string_view> names;
    for (const auto& each : protocol_table())
        names.push_back(each.name);
    EXPECT_EQ(names, (std::vector<std::string_view>{"tcp", "unix", "ws", "http-keepalive",
                                                    "http-close", "ws-lean", "http-lean",
                                                    "ws-default", "http-default"}));
    for (const auto& each : protocol_table()) {
        EXPECT_EQ(each.traits.implemented_by == implementation::lean, each.name.ends_with("-lean"))
            << each.name;
        EXPECT_EQ(each.traits.implemented_by == implementation::defaults,
                  each.name.ends_with("-default"))
            << each.name;
    }
}

TEST(ProtocolTable, EveryProtocolIsServedByAKnownService) {
    std::set<const service*> known;
    for (const service* each : protocol_table().services())
        known.insert(each);
    for (const auto& each : protocol_table())
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
    EXPECT_EQ(protocol_table().nearest_name("wss"), "ws");
    EXPECT_EQ(protocol_table().nearest_name("tpc"), "tcp");
    EXPECT_EQ(protocol_table().nearest_name("http-keep-alive"), "http-keepalive");
    EXPECT_EQ(protocol_table().nearest_name("http-closed"), "http-close");
    EXPECT_EQ(protocol_table().nearest_name("http"), "http-keepalive");
    EXPECT_EQ(protocol_table().nearest_name("HTTP-Close"), "http-close");
}

TEST(ProtocolTable, AnEndpointThatWasNotResolvedMakesNoContender) {
    asio::io_context context(1);
    for (const auto& each : protocol_table()) {
        endpoint where(std::string(each.served_by.scheme), "host.invalid", 80);
        where.path.clear();
        const auto made = each.make(context.get_executor(), where, client_settings());
        ASSERT_FALSE(made.has_value()) << each.name;
        EXPECT_EQ(made.error().during, "address");
    }
}

}  // namespace
}  // namespace pingpong
