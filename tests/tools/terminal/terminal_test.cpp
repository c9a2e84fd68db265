#include "pingpong/terminal/terminal.hpp"

#include <gtest/gtest.h>

namespace pingpong::command {
namespace {

stream_facts good_terminal() {
    stream_facts facts;
    facts.terminal = true;
    facts.columns = 100;
    facts.rows = 30;
    facts.kind = "xterm";
    facts.codeset = "UTF-8";
    return facts;
}

TEST(Terminal, HasColoursUnlessSomethingIsAgainstThem) {
    const auto coloured = [](const stream_facts& facts) {
        return style_for(facts, colour_choice::automatic).coloured;
    };
    EXPECT_TRUE(coloured(good_terminal()));
    for (const char* wish : {"1", "0", "no"}) {
        stream_facts facts = good_terminal();
        facts.no_color = wish;
        EXPECT_FALSE(coloured(facts)) << wish;
    }
    for (const char* kind : {"dumb", ""}) {
        stream_facts facts = good_terminal();
        facts.kind = kind;
        EXPECT_FALSE(coloured(facts)) << kind;
    }
    stream_facts pipe = good_terminal();
    pipe.terminal = false;
    EXPECT_FALSE(coloured(pipe));
}

TEST(Terminal, HasColoursAsTheOptionSaysWhateverElseIsSaid) {
    stream_facts against = good_terminal();
    against.no_color = "1";
    against.terminal = false;
    EXPECT_TRUE(style_for(against, colour_choice::always).coloured);
    EXPECT_FALSE(style_for(good_terminal(), colour_choice::never).coloured);
}

TEST(Terminal, IsAsWideAsItIsWithinReason) {
    const auto columns = [](std::optional<std::size_t> real) {
        stream_facts facts = good_terminal();
        facts.columns = real;
        return style_for(facts, colour_choice::never).columns;
    };
    EXPECT_EQ(columns(100), 100U);
    EXPECT_EQ(columns(20), 40U);
    EXPECT_EQ(columns(300), 120U);
    EXPECT_EQ(columns({}), 80U);
}

TEST(Terminal, ShowsAsciiUnlessItsCodeIsUtf8) {
    stream_facts facts = good_terminal();
    EXPECT_EQ(style_for(facts, colour_choice::never).drawn_in, charset::unicode);
    for (const char* codeset : {"ANSI_X3.4-1968", "ISO-8859-1", ""}) {
        facts.codeset = codeset;
        EXPECT_EQ(style_for(facts, colour_choice::never).drawn_in, charset::ascii) << codeset;
    }
}

}  // namespace
}  // namespace pingpong::command
