#include "pingpong/options/contenders.hpp"

#include <gtest/gtest.h>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {

TEST(Contenders, AreAllProtocolsUnlessSomeAreNamed) {
    EXPECT_EQ(contenders_of(std::nullopt, {}, {}).size(), 5U);
    const auto two = contenders_of("ws,tcp", {}, {});
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(two[0].protocol, "ws");
    EXPECT_EQ(two[1].protocol, "tcp");
}

/// The names, separated by spaces.
std::string names_of(const std::vector<contender_spec>& contenders) {
    std::string names;
    for (const contender_spec& one : contenders)
        names.append(names.empty() ? "" : " ").append(one.protocol);
    return names;
}

TEST(Contenders, AreJoinedByTheLeanPairWhenAskedFor) {
    EXPECT_EQ(names_of(contenders_of(std::nullopt, {implementation::lean}, {})),
              "tcp unix ws http-keepalive http-close ws-lean http-lean");
    EXPECT_EQ(names_of(contenders_of("http-lean,ws", {implementation::lean}, {})),
              "http-lean ws ws-lean");
    EXPECT_EQ(names_of(contenders_of("ws-lean", {}, {})), "ws-lean");
}

TEST(Contenders, AreJoinedByEveryVariantAskedFor) {
    EXPECT_EQ(names_of(contenders_of("ws", {implementation::lean, implementation::defaults}, {})),
              "ws ws-lean http-lean ws-default http-default");
}

TEST(Contenders, OfOneSchemePlayAtTheSameUrl) {
    const auto all = contenders_of(std::nullopt, {implementation::lean, implementation::defaults},
                                   {{"ws", "ws://example.org:81/"}});
    for (const contender_spec& one : all)
        EXPECT_EQ(one.remote.has_value(), one.protocol.starts_with("ws")) << one.protocol;
}

TEST(Contenders, PlayElsewhereWhereAUrlSaysSo) {
    const auto all = contenders_of(std::nullopt, {}, {{"http", "http://example.org:81/x"}});
    for (const contender_spec& one : all) {
        EXPECT_EQ(one.remote.has_value(), one.protocol.starts_with("http-")) << one.protocol;
        if (one.remote) {
            EXPECT_EQ(one.remote->url(), "http://example.org:81/x");
        }
    }
}

TEST(Contenders, AreNeitherUnknownNorRepeated) {
    for (const char* names : {"", "wss", "ws,", ",ws", "ws,ws", "WS", "ws, tcp"})
        EXPECT_THROW(contenders_of(names, {}, {}), command_error) << names;
}

TEST(Contenders, ThatAreUnknownAreToldTheNearestKnown) {
    try {
        contenders_of("http-keepaliv", {}, {});
        FAIL() << "that is no protocol";
    } catch (const command_error& error) {
        EXPECT_NE(std::string(error.what()).find("did you mean http-keepalive?"), std::string::npos)
            << error.what();
    }
}

TEST(Contenders, MakeUseOfEveryUrl) {
    EXPECT_THROW(contenders_of("tcp", {}, {{"ws", "ws://127.0.0.1/"}}), command_error);
    EXPECT_THROW(contenders_of("ws", {}, {{"ws", "http://127.0.0.1/"}}), command_error);
    EXPECT_THROW(contenders_of("ws", {}, {{"ws", "ws://127.0.0.1:0/"}}), command_error);
}

TEST(Contenders, AreResolvedByTheSystem) {
    auto one = contenders_of("ws", {}, {{"ws", "ws://127.0.0.1:81/"}});
    resolve_all(one);
    EXPECT_EQ(one.front().remote->address, "127.0.0.1");
}

}  // namespace
}  // namespace pingpong::command
