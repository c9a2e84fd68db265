#include "pingpong/reporter/json_members.hpp"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "pingpong/reporter/json.hpp"
#include "pingpong/reporter/json_layout.hpp"
#include "support/sample_report.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

/// Calls `visit(object, name, path)` for each member of each object in `value`.
using visitor =
    std::function<void(json::object&, const std::string& name, const std::string& path)>;

void for_each_member(json::value& value, const std::string& path, const visitor& visit) {
    if (json::array* list = value.if_array())
        for (std::size_t i = 0; i < list->size(); ++i)
            for_each_member((*list)[i], path + '[' + std::to_string(i) + ']', visit);
    json::object* object = value.if_object();
    if (!object)
        return;
    std::vector<std::string> names;
    for (const json::key_value_pair& member : *object)
        names.emplace_back(member.key());
    for (const std::string& name : names) {
        const std::string inner = path.empty() ? name : path + '.' + name;
        visit(*object, name, inner);
        for_each_member(object->at(name), inner, visit);
    }
}

/// A report in which every list has one element and every member is known.
report small_report() {
    report made = sample_report();
    made.cells.resize(2);
    made.summaries.resize(1);
    made.trials = {made.trials[2]};
    made.trials[0].cell = 1;
    made.trials[0].failure = "ws read: end of file";
    made.blocks.resize(1);
    made.comparisons.resize(1);
    made.seed_rows.resize(2);
    made.cells[0].connections = made.cells[1].connections = 64;
    made.cells[0].endpoint = "tcp://127.0.0.1:4000";
    made.environment.governor = "performance";
    made.environment.mhz_min = 1'500;
    made.environment.mhz_max = 3'000;
    made.environment.load1_end = 0.5;
    made.config.rcvbuf_bytes = 131'072;
    return made;
}

/// The last names of what `to_json` writes for people and `from_json` gets from elsewhere.
const std::set<std::string> derived{"loop",
                                    "rate_per_s",
                                    "arrival",
                                    "in_flight",
                                    "ws_auto_fragment",
                                    "ws_write_buffer_bytes",
                                    "ws_text",
                                    "ws_deflate",
                                    "ws_secure_masking",
                                    "http_buffer_reserve_bytes",
                                    "http_version",
                                    "p50_ns",
                                    "p90_ns",
                                    "p99_ns",
                                    "p999_ns",
                                    "p9999_ns",
                                    "low",
                                    "high",
                                    "numerator_protocol",
                                    "denominator_protocol",
                                    "statistic",
                                    "table2",
                                    "qt_pings",
                                    "ws_duration_us",
                                    "http_duration_us",
                                    "difference_us",
                                    "duration_ns",
                                    "duration_s",
                                    "unit"};

TEST(JsonMembers, AreIgnoredWhenUnknown) {
    json::value document = json::parse(to_json(sample_report()));
    for_each_member(document, "", [](json::object& object, const std::string&, const std::string&) {
        object["from_the_future"] = {1, nullptr};
    });
    EXPECT_EQ(from_json(json::serialize(document)).error, "");
}

TEST(JsonMembers, AreNamedWhenMissingOrTakenForUnknown) {
    const json::value original = json::parse(to_json(small_report()));
    const std::string before = lay_out(original);
    json::value document = original;
    std::size_t refused = 0, unknown = 0;
    const auto check = [&](json::object& object, const std::string& name, const std::string& path) {
        if (path.starts_with("visits[0].tcp_"))
            return;  // Known together or not at all.
        const json::value member = object[name];
        object.erase(name);
        const parsed_report read = from_json(json::serialize(document));
        object[name] = nullptr;
        if (!read.value) {
            ++refused;
            EXPECT_TRUE(read.error.starts_with(path)) << path << "\n" << read.error;
            EXPECT_TRUE(read.error.ends_with("found nothing")) << path << "\n" << read.error;
        } else if (!derived.contains(name)) {
            ++unknown;
            const parsed_report nothing = from_json(json::serialize(document));
            ASSERT_TRUE(nothing.value) << path << "\n" << nothing.error;
            EXPECT_EQ(to_json(*read.value), to_json(*nothing.value)) << path;
            EXPECT_NE(to_json(*read.value), before) << path;
        } else {
            EXPECT_EQ(to_json(*read.value), before) << path;
        }
        object[name] = member;
    };
    for_each_member(document, "", check);
    EXPECT_GT(refused, 80U);
    EXPECT_GT(unknown, 25U);
}

TEST(JsonMembers, AreNamedWhenOfTheWrongType) {
    json::value document = json::parse(to_json(small_report()));
    const std::string before = lay_out(document);
    std::size_t refused = 0;
    const auto check = [&](json::object& object, const std::string& name, const std::string& path) {
        const json::value member = object[name];
        object[name] = member.is_object() ? json::value("text") : json::value(json::object());
        const parsed_report read = from_json(json::serialize(document));
        object[name] = member;
        if (read.value) {
            EXPECT_TRUE(derived.contains(name)) << path;
            EXPECT_EQ(to_json(*read.value), before) << path;
            return;
        }
        ++refused;
        EXPECT_TRUE(read.error.starts_with(path + ": expected ")) << path << "\n" << read.error;
        EXPECT_EQ(read.error.find('\n'), std::string::npos) << path;
    };
    for_each_member(document, "", check);
    EXPECT_GT(refused, 110U);
}

}  // namespace
}  // namespace pingpong
