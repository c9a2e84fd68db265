#include "pingpong/reporter/text/text_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/plain_text.hpp"

namespace pingpong {
namespace {

std::vector<text_column> three_columns() {
    return {{"", "", {"tcp", "http-close"}, 0},
            {"p50", "us", {"9.39", "66.69"}, 0},
            {"p99", "ms", {"-", "1234.50"}, 1}};
}

TEST(TextColumns, HaveTheirPointsBelowEachOther) {
    EXPECT_EQ(format_columns(three_columns(), 80),
              "              p50      p99\n"
              "               us       ms\n"
              "tcp          9.39        -\n"
              "http-close  66.69  1234.50\n");
}

TEST(TextColumns, AreFewerWhereThereIsLittleRoom) {
    EXPECT_EQ(format_columns(three_columns(), 22),
              "           p50\n"
              "            us\n"
              "tcp       9.39\n"
              "http-cl  66.69\n");
}

TEST(TextColumns, FitInto40ColumnsWhateverTheNames) {
    for (std::size_t width = 40; width <= 120; ++width) {
        auto columns = three_columns();
        columns[0].cells = {std::string(200, 'x'),
                            "卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球"};
        columns.resize(2);
        for (unsigned rank = 1; rank < 12; ++rank)
            columns.push_back({"p99", "ms", {"-", "123456.50"}, rank});
        EXPECT_LE(widest_of(lines_of(format_columns(columns, width))), width);
    }
}

text_rows two_rows() {
    return {{"", "at", "old", "new", ""},
            {{"ws", "1000 exchanges", "1.5", "11.25", "slower"},
             {"unix", "5 exchanges", "-", "0.5", "faster"}},
            2,
            2};
}

TEST(TextRows, AlignsNamesToTheLeftAndFiguresToTheRight) {
    EXPECT_EQ(format_rows(two_rows(), 80),
              "      at              old    new\n"
              "ws    1000 exchanges  1.5  11.25  slower\n"
              "unix  5 exchanges       -    0.5  faster\n");
}

TEST(TextRows, HasASentenceForEachRowWhereOneWouldNotFit) {
    EXPECT_EQ(format_rows(two_rows(), 39),
              "ws, 1000 exchanges: old 1.5, new 11.25,\n  slower\n"
              "unix, 5 exchanges: old -, new 0.5,\n  faster\n");
    EXPECT_EQ(format_rows(two_rows(), 40), format_rows(two_rows(), 80));
}

TEST(TextRows, MeasuresWideCharactersByTheirColumns) {
    EXPECT_EQ(format_rows({{"", "n"}, {{"\u6f22", "1"}, {"ab", "2"}}, 1, 1}, 80),
              "    n\n\u6f22  1\nab  2\n");
}

}  // namespace
}  // namespace pingpong
