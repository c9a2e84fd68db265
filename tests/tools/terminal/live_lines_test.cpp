#include "pingpong/terminal/live_lines.hpp"

#include <gtest/gtest.h>

namespace pingpong::command {
namespace {

TEST(LiveLines, AreRewrittenAtOnceAndTheCursorComesBack) {
    EXPECT_EQ(to_rewrite_sequence({"one", "two"}),
              "\x1b[?2026h"
              "\x1b\x37"
              "\x1b[2A"
              "\rone\x1b[K\n"
              "\rtwo\x1b[K\n"
              "\x1b\x38"
              "\x1b[?2026l");
}

TEST(LiveLines, AreErasedOneByOne) {
    EXPECT_EQ(to_erase_sequence(3), "\x1b[3A\r\x1b[2K\n\x1b[2K\n\x1b[2K\n\x1b[3A\r");
}

TEST(LiveLines, AreNotThereUnlessWanted) {
    const live_lines unwanted(false, colour_choice::always);
    EXPECT_FALSE(unwanted.enabled());
    EXPECT_FALSE(unwanted.due());
}

}  // namespace
}  // namespace pingpong::command
