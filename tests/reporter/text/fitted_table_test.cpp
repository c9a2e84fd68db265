#include "pingpong/reporter/text/fitted_table.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

text_rows sample() {
    return {{"", "at", "old", "new", ""},
            {{"ws", "1000 exchanges", "1.5", "11.25", "slower"},
             {"unix", "5 exchanges", "-", "0.5", "faster"}},
            2,
            2};
}

TEST(FittedTable, AlignsNamesToTheLeftAndFiguresToTheRight) {
    EXPECT_EQ(fitted(sample(), 80),
              "      at              old    new\n"
              "ws    1000 exchanges  1.5  11.25  slower\n"
              "unix  5 exchanges       -    0.5  faster\n");
}

TEST(FittedTable, HasASentenceForEachRowWhereOneWouldNotFit) {
    EXPECT_EQ(fitted(sample(), 39),
              "ws, 1000 exchanges: old 1.5, new 11.25,\n  slower\n"
              "unix, 5 exchanges: old -, new 0.5,\n  faster\n");
    EXPECT_EQ(fitted(sample(), 40), fitted(sample(), 80));
}

TEST(FittedTable, MeasuresWideCharactersByTheirColumns) {
    EXPECT_EQ(fitted({{"", "n"}, {{"\u6f22", "1"}, {"ab", "2"}}, 1, 1}, 80),
              "    n\n\u6f22  1\nab  2\n");
}

}  // namespace
}  // namespace pingpong
