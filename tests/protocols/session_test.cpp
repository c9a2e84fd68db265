#include "pingpong/protocols/session.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>

namespace pingpong {
namespace {

std::optional<reply_mode> mode_at(std::string_view target) {
    const auto rule = rule_at(target, session_settings());
    return rule ? std::optional(rule->mode) : std::nullopt;
}

TEST(Session, AnswersByTheRuleAtTheRootAndByEchoAtEcho) {
    EXPECT_EQ(mode_at("/"), reply_mode::answer);
    EXPECT_EQ(mode_at("/echo"), reply_mode::echo);
}

TEST(Session, LivesNowhereElse) {
    for (const char* target :
         {"", "*", "echo", "/echo/", "/echoes", "//", "/Echo", "example:80", "?/echo", "/bytes",
          "/bytes/", "/bytes/0", "/bytes/x", "/bytes/1x", "/bytes/16777217"})
        EXPECT_EQ(mode_at(target), std::nullopt) << target;
}

TEST(Session, IgnoresAQuery) {
    EXPECT_EQ(mode_at("/?a=/echo"), reply_mode::answer);
    EXPECT_EQ(mode_at("/echo?"), reply_mode::echo);
}

TEST(Session, TakesATargetInAbsoluteForm) {
    EXPECT_EQ(mode_at("http://host"), reply_mode::answer);
    EXPECT_EQ(mode_at("http://host:80/"), reply_mode::answer);
    EXPECT_EQ(mode_at("http://host/echo?x"), reply_mode::echo);
    EXPECT_EQ(mode_at("http://host/other"), std::nullopt);
    EXPECT_EQ(mode_at("ftp://host/"), std::nullopt);
}

TEST(Session, RepliesWithAsManyBytesAsThePathSays) {
    const auto rule = rule_at("/bytes/20480?x", session_settings());
    ASSERT_TRUE(rule.has_value());
    EXPECT_EQ(*rule, reply_rule::of_size(20480));
}

TEST(Session, AFixedReplyIsAtTheRootOnly) {
    const session_settings fixed(limits(), reply_rule::of_text("{}"));
    EXPECT_EQ(rule_at("/", fixed), reply_rule::of_text("{}"));
    EXPECT_EQ(rule_at("/echo", fixed), reply_rule(reply_mode::echo));
}

TEST(Session, ThePathOfARuleLeadsToIt) {
    for (const reply_rule& rule :
         {reply_rule(), reply_rule(reply_mode::echo), reply_rule::of_size(7)})
        EXPECT_EQ(rule_at(path_of(rule), session_settings()), rule);
}

}  // namespace
}  // namespace pingpong
