#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/json/json_reader.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

std::string error_of(const json::value& document) {
    return from_json(json::serialize(document)).error;
}

json::value sample() {
    return json::parse(to_json(sample_report()));
}

/// The sample after `change`, and what reading it says.
std::string error_after(const std::function<void(json::object&)>& change) {
    json::value document = sample();
    change(document.as_object());
    return error_of(document);
}

TEST(JsonReader, RefusesEveryTruncationAsCutShort) {
    report written = sample_report();
    written.blocks.resize(2);
    written.trials.resize(2);
    written.summaries.resize(1);
    written.openings.resize(2);
    written.comparisons.resize(2);
    written.costs.resize(1);
    written.break_evens.clear();
    written.fitted_costs.clear();
    written.ladder.resize(1);
    const std::string whole = to_json(written);
    // Without the line feed at the end it is still complete.
    for (std::size_t size = 1; size + 1 < whole.size(); ++size) {
        const parsed_report read = from_json(std::string_view(whole).substr(0, size));
        ASSERT_FALSE(read.value) << size;
        ASSERT_TRUE(read.error.starts_with("cut short: it ends in line ")) << size << read.error;
    }
    EXPECT_TRUE(from_json(std::string_view(whole).substr(0, whole.size() - 1)).value);
}

TEST(JsonReader, SaysThatThereIsNothing) {
    EXPECT_EQ(from_json("").error, "there is nothing in it");
    EXPECT_EQ(from_json(" \r\n").error, "there is nothing in it");
}

TEST(JsonReader, SaysWhereItIsNoLongerJson) {
    const std::string error = from_json("{\n  \"schema\": pingpong\n}").error;
    EXPECT_TRUE(error.starts_with("not JSON: ")) << error;
    EXPECT_TRUE(error.ends_with(" in line 2, column 13")) << error;
    EXPECT_TRUE(from_json("# A title").error.ends_with(" in line 1, column 1"));
    EXPECT_TRUE(from_json(to_json(report()) + "x").error.starts_with("not JSON: "));
    EXPECT_TRUE(from_json("{\"schema\": \"\xFF\"}").error.starts_with("not JSON: "));
    EXPECT_TRUE(from_json(std::string(100'000, '[')).error.starts_with("not JSON: "));
}

TEST(JsonReader, RefusesAnotherSchema) {
    EXPECT_EQ(from_json("[]").error, "top level: expected an object, found a list");
    EXPECT_EQ(from_json("{}").error, "schema: expected a string, found nothing");
    EXPECT_EQ(from_json(R"({"schema": "k6", "schema_version": "1.0"})").error,
              R"(schema: expected "pingpong.report", found "k6")");
}

TEST(JsonReader, RefusesAnotherMajorVersionInOneLineAndTakesANewerMinorOne) {
    const auto with = [](const char* version) {
        return error_after([version](json::object& top) { top["schema_version"] = version; });
    };
    EXPECT_EQ(with("1.3"), "report version 1.3 is not supported; this program reads version 2");
    EXPECT_EQ(with("3.0"), "report version 3.0 is not supported; this program reads version 2");
    EXPECT_EQ(with("2.9"), "");
    for (const char* malformed : {"", "2", "two", "-2.0", "99999999999.0", "1.x"})
        EXPECT_TRUE(with(malformed).starts_with("schema_version: expected a version")) << malformed;
}

TEST(JsonReader, LooksAtTheVersionBeforeAllElse) {
    EXPECT_EQ(from_json(R"({"schema": "pingpong.report", "schema_version": "1.0"})").error,
              "report version 1.0 is not supported; this program reads version 2");
}

TEST(JsonReader, KeepsTheFirstErrorAndEndsTheList) {
    json_reader json(R"({"list": ["a", 1, 2, "b"]})");
    std::vector<std::string> list;
    json("list", list);
    EXPECT_EQ(json.error(), "list[1]: expected a string, found 1");
    EXPECT_EQ(list.size(), 2U);
}

TEST(JsonReader, BoundsWhatAllHistogramsTogetherAllocate) {
    json_reader json(R"({"a": {"digits": 3, "index_count_pairs": [[10, 1], [59, 1]]},
                         "b": {"digits": 3, "index_count_pairs": [[10, 1], [40, 1]]}})",
                     100);
    histogram a, b;
    json("a", a);
    EXPECT_EQ(json.error(), "");
    json("b", b);
    EXPECT_EQ(json.error(),
              "b.index_count_pairs[1]: expected histograms that fit into 512 MiB, found a list");
    EXPECT_EQ(b.count(), 1U);
}

TEST(JsonReader, TakesMissingAndNullForUnknown) {
    json_reader json(R"({"null": null, "zero": 0})");
    std::optional<double> missing = 1.0, null = 1.0, zero;
    json("missing", missing);
    json("null", null);
    json("zero", zero);
    EXPECT_EQ(missing, std::nullopt);
    EXPECT_EQ(null, std::nullopt);
    EXPECT_EQ(zero, 0.0);
    EXPECT_EQ(json.error(), "");
}

TEST(JsonReader, DerivesTheFindingsAnew) {
    json::value document = sample();
    document.as_object()["comparisons"].as_array()[0].as_object()["verdict"] = "faster";
    document.as_object()["comparisons"].as_array()[0].as_object()["log_ratio_mean"] = "odd";
    const parsed_report read = from_json(json::serialize(document));
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_EQ(read.value->comparisons[0].figures.log_ratio_mean,
              sample_report().comparisons[0].figures.log_ratio_mean);
}

TEST(JsonReader, RefusesNumbersOutOfRange) {
    const auto with = [](const char* name, const json::value& number) {
        return error_after(
            [&](json::object& top) { top["blocks"].as_array()[3].as_object()[name] = number; });
    };
    const std::string expected =
        "blocks[3].p50_ns: expected a whole number from 0 to 9007199254740991, found ";
    EXPECT_EQ(with("p50_ns", -1), expected + "-1");
    EXPECT_EQ(with("p50_ns", 9007199254740992), expected + "9007199254740992");
    EXPECT_EQ(with("p50_ns", 18446744073709551615U), expected + "18446744073709551615");
    EXPECT_EQ(with("p50_ns", "9000"), expected + "\"9000\"");
    EXPECT_EQ(with("p50_ns", nullptr), expected + "null");
    EXPECT_EQ(with("p50_ns", true), expected + "true");
    EXPECT_TRUE(with("p50_ns", 1.5).starts_with(expected));
    EXPECT_EQ(with("p50_ns", 9007199254740991), "");
    EXPECT_TRUE(with("half", 4294967296).starts_with("blocks[3].half: expected"));
    EXPECT_EQ(with("half", 3), "blocks[3].half: expected 1 or 2, found 3");
    EXPECT_TRUE(with("mean_ns", 1e300).starts_with("blocks[3].mean_ns: expected a number"));
    EXPECT_EQ(with("mean_ns", 15), "");
}

TEST(JsonReader, RefusesIndicesThatPointNowhere) {
    const auto with = [](const char* list, const char* name, std::uint64_t cell) {
        return error_after(
            [&](json::object& top) { top[list].as_array()[1].as_object()[name] = cell; });
    };
    EXPECT_EQ(with("blocks", "cell", 10),
              "blocks[1].cell: expected the id of one of 10 cells, found 10");
    EXPECT_EQ(with("blocks", "cell", 9), "");
    EXPECT_TRUE(with("trials", "cell", 10).starts_with("trials[1].cell: "));
    EXPECT_TRUE(with("summaries", "cell", 1U << 31U).starts_with("summaries[1].cell: "));
    EXPECT_TRUE(with("openings", "cell", 10).starts_with("openings[1].cell: "));
    EXPECT_TRUE(with("stopping", "numerator", 10).starts_with("stopping[1]: expected ids"));
    EXPECT_TRUE(with("cells", "experiment", 7).starts_with("cells[1].experiment: expected"));
    EXPECT_TRUE(
        with("cells", "connections_at_once", 0).starts_with("cells[1].connections_at_once"));
    EXPECT_EQ(with("cells", "id", 2), "cells[1].id: expected 1, its place in the list, found 2");
}

TEST(JsonReader, RefusesHistogramsThatCannotBe) {
    const auto with = [](const json::value& pairs) {
        return error_after([&](json::object& top) {
            json::value& histogram = top["summaries"].as_array()[0].as_object()["histogram"];
            histogram.as_object()["index_count_pairs"] = pairs;
        });
    };
    const std::string path = "summaries[0].histogram.index_count_pairs[0]";
    EXPECT_EQ(with(json::array{json::array{65535, 1}}),
              path + "[0]: expected a whole number from 0 to 55295, found 65535");
    EXPECT_EQ(with(json::array{json::array{55295, 1}}), "");
    EXPECT_TRUE(with(json::array{json::array{7, -1}}).starts_with(path + "[1]: expected"));
    EXPECT_TRUE(with(json::array{json::array{7, 0}}).starts_with(path + ": expected a count"));
    EXPECT_TRUE(with(json::array{json::array{7}}).starts_with(path + ": expected a list of an"));
    EXPECT_TRUE(with(json::array{7, 1}).starts_with(path + ": expected a list of an index"));
    EXPECT_TRUE(with(json::array{json::array{7, 1}, json::array{7, 1}})
                    .starts_with("summaries[0].histogram.index_count_pairs[1]: expected a count"));
}

TEST(JsonReader, SaysWhatItFoundShortAndHarmlessly) {
    const std::string error = error_after(
        [](json::object& top) { top["schema_version"] = "\u009b31m" + std::string(1000, 'x'); });
    EXPECT_LT(error.size(), 160U);
    EXPECT_EQ(error.find("\u009b"), std::string::npos);
    EXPECT_NE(error.find("\uFFFD31mxxx"), std::string::npos) << error;
}

}  // namespace
}  // namespace pingpong
