#include "pingpong/core/memory.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(Memory, OfAShortTextIsKept) {
    std::string text(1000, 't');
    const std::size_t capacity = text.capacity();
    release_when_large(text);
    EXPECT_EQ(text, "");
    EXPECT_EQ(text.capacity(), capacity);
}

TEST(Memory, OfALongTextIsGivenBack) {
    std::string text(100'000, 't');
    release_when_large(text);
    EXPECT_EQ(text, "");
    EXPECT_LT(text.capacity(), 100U);
}

TEST(Memory, WhatIsLongIsSaidByTheCaller) {
    std::string text(100'000, 't');
    release_when_large(text, 200'000);
    EXPECT_EQ(text, "");
    EXPECT_GE(text.capacity(), 100'000U);
}

}  // namespace
}  // namespace pingpong
