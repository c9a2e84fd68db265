#include "pingpong/reporter/text/aligned_columns.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/plain_text.hpp"

namespace pingpong {
namespace {

std::vector<column> three_columns() {
    return {{"", "", {"tcp", "http-close"}, 0},
            {"p50", "us", {"9.39", "66.69"}, 0},
            {"p99", "ms", {"-", "1234.50"}, 1}};
}

TEST(AlignedColumns, HaveTheirPointsBelowEachOther) {
    EXPECT_EQ(aligned(three_columns(), 80),
              "              p50      p99\n"
              "               us       ms\n"
              "tcp          9.39        -\n"
              "http-close  66.69  1234.50\n");
}

TEST(AlignedColumns, AreFewerWhereThereIsLittleRoom) {
    EXPECT_EQ(aligned(three_columns(), 22),
              "           p50\n"
              "            us\n"
              "tcp       9.39\n"
              "http-cl  66.69\n");
}

TEST(AlignedColumns, FitInto40ColumnsWhateverTheNames) {
    for (std::size_t width = 40; width <= 120; ++width) {
        auto columns = three_columns();
        columns[0].cells = {std::string(200, 'x'),
                            "卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球卓球"};
        columns.resize(2);
        for (unsigned rank = 1; rank < 12; ++rank)
            columns.push_back({"p99", "ms", {"-", "123456.50"}, rank});
        EXPECT_LE(widest_of(lines_of(aligned(columns, width))), width);
    }
}

}  // namespace
}  // namespace pingpong
