#include "pingpong/options/counts.hpp"

#include <gtest/gtest.h>

#include <string>

#include "pingpong/command_error.hpp"
#include "pingpong/options/numbers.hpp"

namespace pingpong::command {
namespace {

TEST(Counts, AreSeparatedByCommas) {
    EXPECT_EQ(counts_of("7"), std::vector<std::uint64_t>{7});
    EXPECT_EQ(counts_of("1000,5000,1"), (std::vector<std::uint64_t>{1000, 5000, 1}));
}

TEST(Counts, AreRefusedWhenOneOfThemIsNone) {
    for (const char* text : {"", ",", "1000,,5000", "1000,", ",1", "0", "1,0", "-1", "1e3", " ",
                             "1, 2", "1.5", "9007199254740992", "99999999999999999999"})
        EXPECT_THROW(counts_of(text), command_error) << text;
}

TEST(Counts, AreRefusedWithTheOneThatIsWrong) {
    try {
        counts_of("1000,1e3");
        FAIL() << "'1e3' is no count";
    } catch (const command_error& error) {
        const std::string line = error.what();
        EXPECT_NE(line.find("'1e3' in '1000,1e3' is not a whole number"), std::string::npos)
            << line;
    }
}

TEST(Counts, AreRefusedTwice) {
    EXPECT_THROW(counts_of("1000,1000"), command_error);
    EXPECT_THROW(counts_of("1,2,3,2"), command_error);
}

TEST(Counts, TogetherStayCountable) {
    plan what({experiment(max_number / 2, {"ws"}), experiment(max_number / 2, {"ws"})});
    EXPECT_NO_THROW(check_total(what));
    what.experiments.emplace_back(1000, std::vector<contender_spec>{"ws"});
    EXPECT_THROW(check_total(what), command_error);
}

// More connections play fewer rounds in a repetition, so that there are more repetitions.
TEST(Counts, IncludeTheRepetitionsThatConnectionsNeed) {
    const std::uint64_t count = max_number / 10;
    plan what({experiment(1000, {"ws"}, std::nullopt, 100)});
    what.stop = stop_after(count / 1000);
    EXPECT_NO_THROW(check_total(what));
    what.stop = stop_after(max_number / 1000 + 1);
    EXPECT_THROW(check_total(what), command_error);
    what.experiments[0].connections = 1;
    EXPECT_NO_THROW(check_total(what));
}

TEST(Counts, IncludeEveryRepetition) {
    plan what({experiment(1, {"ws", "tcp"})});
    what.stop = stop_after(max_number / 2);
    EXPECT_NO_THROW(check_total(what));
    what.stop = stop_after(max_number / 2 + 1);
    EXPECT_THROW(check_total(what), command_error);
}

}  // namespace
}  // namespace pingpong::command
