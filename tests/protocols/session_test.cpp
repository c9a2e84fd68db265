#include "pingpong/protocols/session.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>

namespace pingpong {
namespace {

std::optional<reply_mode> mode_at(std::string_view target) {
    reply_mode mode = reply_mode::answer;
    if (!mode_of(target, mode))
        return std::nullopt;
    return mode;
}

TEST(Session, AnswersByTheRuleAtTheRootAndByEchoAtEcho) {
    EXPECT_EQ(mode_at("/"), reply_mode::answer);
    EXPECT_EQ(mode_at("/echo"), reply_mode::echo);
}

TEST(Session, LivesNowhereElse) {
    for (const char* target : {"", "*", "echo", "/echo/", "/echoes", "//", "/Echo", "example:80"})
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

}  // namespace
}  // namespace pingpong
