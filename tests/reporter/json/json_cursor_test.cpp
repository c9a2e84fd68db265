#include "pingpong/reporter/json/json_cursor.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

namespace pingpong {
namespace {

TEST(JsonCursor, KeepsTheFirstErrorAndEndsTheList) {
    const boost::json::value document = boost::json::parse(R"({"list": ["a", 1, 2, "b"]})");
    json_reading reading;
    std::vector<std::string> list;
    json_cursor(document, reading)("list", list);
    EXPECT_EQ(reading.error, "list[1]: expected a string, found 1");
    EXPECT_EQ(list.size(), 2U);
}

TEST(JsonCursor, BoundsWhatAllHistogramsTogetherAllocate) {
    const boost::json::value document = boost::json::parse(
        R"({"a": {"digits": 3, "index_count_pairs": [[10, 1], [59, 1]]},
            "b": {"digits": 3, "index_count_pairs": [[10, 1], [40, 1]]}})");
    json_reading reading;
    reading.histogram_room = 100;
    const json_cursor top(document, reading);
    histogram a, b;
    top("a", a);
    EXPECT_EQ(reading.error, "");
    EXPECT_EQ(reading.histogram_room, 40U);
    top("b", b);
    EXPECT_EQ(reading.error,
              "b.index_count_pairs[1]: expected histograms that fit into 512 MiB, found a list");
    EXPECT_EQ(b.count(), 1U);
}

TEST(JsonCursor, TakesMissingAndNullForUnknown) {
    const boost::json::value document = boost::json::parse(R"({"null": null, "zero": 0})");
    json_reading reading;
    const json_cursor top(document, reading);
    std::optional<double> missing = 1.0, null = 1.0, zero;
    top("missing", missing);
    top("null", null);
    top("zero", zero);
    EXPECT_EQ(missing, std::nullopt);
    EXPECT_EQ(null, std::nullopt);
    EXPECT_EQ(zero, 0.0);
    EXPECT_EQ(reading.error, "");
}

}  // namespace
}  // namespace pingpong
