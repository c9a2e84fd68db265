#include "pingpong/protocols/codec/ws_mask.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <string>

namespace pingpong {
namespace {

/// RFC 6455, 5.3, as it is written there.
std::string masked_by_the_book(std::string text, ws_mask key) {
    std::array<char, 4> bytes;
    std::memcpy(bytes.data(), &key, 4);
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = static_cast<char>(text[i] ^ bytes[i % 4]);
    return text;
}

std::string some_text(std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
        text += static_cast<char>(i * 37 + 11);
    return text;
}

constexpr ws_mask key = 0x12fe5678;

TEST(WsMask, IsThatOfTheBookForAnySize) {
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string text = some_text(size);
        std::string masked(size, '?');
        apply_mask(masked.data(), text.data(), size, key);
        EXPECT_EQ(masked, masked_by_the_book(text, key)) << size;
        apply_mask(masked.data(), masked.data(), size, key);
        EXPECT_EQ(masked, text) << "in place, and back";
    }
}

TEST(WsMask, GoesOnWhereAPieceEnded) {
    const std::string text = some_text(77);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        std::string masked(text);
        apply_mask(masked.data(), masked.data(), cut, key);
        apply_mask(masked.data() + cut, masked.data() + cut, text.size() - cut, advanced(key, cut));
        EXPECT_EQ(masked, masked_by_the_book(text, key)) << cut;
    }
}

TEST(WsMaskSource, GivesAFreshKeyEachTime) {
    // Of 1000 random keys two are alike once in nearly 10000 runs, and three practically never.
    ws_mask_source source;
    std::set<ws_mask> keys;
    for (int i = 0; i < 1000; ++i)
        keys.insert(source.next());
    EXPECT_GE(keys.size(), 998U);
}

TEST(WsMaskSource, SharesNoKeysWithAnother) {
    ws_mask_source first, second;
    int alike = 0;
    for (int i = 0; i < 200; ++i)
        alike += first.next() == second.next() ? 1 : 0;
    EXPECT_LE(alike, 1);
}

}  // namespace
}  // namespace pingpong
