#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "pingpong/analysis/analyze.hpp"
#include "pingpong/analysis/assertions.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

/// Calls `change(object, name, path)` for each member of each object in `value`.
using visitor =
    std::function<void(json::object&, const std::string& name, const std::string& path)>;

void for_each_member(json::value& value, const std::string& path, const visitor& change) {
    if (json::array* list = value.if_array())
        for (std::size_t i = 0; i < list->size(); ++i)
            for_each_member((*list)[i], path + '[' + std::to_string(i) + ']', change);
    json::object* object = value.if_object();
    if (!object)
        return;
    std::vector<std::string> names;
    for (const json::key_value_pair& member : *object)
        names.emplace_back(member.key());
    for (const std::string& name : names) {
        const std::string inner = path.empty() ? name : path + '.' + name;
        change(*object, name, inner);
        for_each_member(object->at(name), inner, change);
    }
}

void make_open_loop(report& made) {
    made.config.open_loop = true;
    made.config.rate_per_s = 1000;
    for (cell& each : made.cells)
        each.rate_per_s = 1000;
    made.blocks[0].service = made.blocks[0].lag = made.blocks[0].round_trips;
    made.summaries[0].service = made.summaries[0].lag = made.summaries[0].round_trips;
}

/// A report in which every list has one element and every member is known.
report small_report() {
    report made = sample_report();
    made.cells.resize(2);
    made.summaries.resize(1);
    made.trials = {made.trials[2]};
    made.trials[0].cell = 1;
    made.trials[0].failure = "ws read: end of file";
    made.trials[0].tls_handshake = std::chrono::microseconds(700);
    for (cell& each : made.cells)
        each.tls.emplace().version = "TLSv1.3";
    made.config.warm_up_time = std::chrono::seconds(5);
    made.blocks.resize(1);
    made.openings.resize(1);
    made.wire.resize(1);
    made.wire[0].cell = 1;
    made.openings[0].handshake = std::chrono::microseconds(9);
    made.openings[0].tls_handshake = std::chrono::microseconds(700);
    made.stopping.resize(1);
    made.stopping[0].numerator = 1;
    made.stopping[0].denominator = 0;
    made.original_rows.resize(2);
    made.cells[0].connections = made.cells[1].connections = 64;
    made.cells[0].endpoint = "tcp://127.0.0.1:4000";
    made.cells[0].check = made.cells[1].check = reply_criterion::any;
    made.cells[0].reply = made.cells[1].reply = reply_facts("Pong!");
    for (cell& each : made.cells) {
        each.addresses = {"::1", "127.0.0.1"};
        each.resolve_time = std::chrono::microseconds(310);
        each.unix_socket = "/run/service.sock";
    }
    made.environment.governor = "performance";
    made.environment.mhz_min = 1'500;
    made.environment.mhz_max = 3'000;
    made.environment.load1_end = 0.5;
    made.summaries[0].system_calls_per_exchange = 5.01;
    made.config.rcvbuf_bytes = 131'072;
    made.config.question.numerator = "unix";
    made.config.question.denominator = "tcp";
    made.config.question.margin = 0.05;
    made.config.question.confidence = 0.9;
    made.config.stop.precision = 0.03;
    made.config.stop.min_repetitions = 7;
    made.config.stop.max_time = std::chrono::seconds(20);
    make_open_loop(made);
    made.config.processes = 2;
    made.config.components = variance_components(0.008, 0.004);
    made.config.components.source = component_source::calibrated;
    made.config.components.runs = 20;
    made.processes.resize(1);
    made.processes[0].run = 1;
    made.processes[0].processor = 3;
    made.processes[0].machine = 1;
    made.processes[0].rank = 2;
    made.processes[0].affinity = std::vector<std::uint64_t>{3};
    made.machines = {{"a", made.environment}, {"b", made.environment}};
    made.config.spread = spread::load;
    made.config.ranks = 3;
    made.config.missing_ranks = {{1, "c", "killed by signal 9"}};
    made.config.void_blocks = 5;
    made.samples.emplace_back().round_trips.record(round_trip(1000));
    made.samples[0].service = made.samples[0].lag = made.samples[0].round_trips;
    made.stopping[0].unseen_half_width = 0.01;
    made.stopping[0].limited = true;
    made.blocks[0].process = made.trials[0].process = made.openings[0].process = 1;
    made.assertions.resize(1);
    made.assertions[0].text = "unix/tcp.median < 1000";
    made.inconclusive_allowed = true;
    made.baseline.emplace();
    made.baseline->old_name = "before";
    made.baseline->rules.between_runs = 0.01;
    made.baseline->differences.resize(1);
    made.baseline->differences[0].name = "kernel";
    made.baseline->changes.resize(1);
    change& known = made.baseline->changes[0];
    known.reference = "tcp";
    known.before = 0.5;
    known.after = 0.6;
    known.factor = {1.2, 1.1, 1.3};
    known.kind = change_kind::regression;
    analyze(made);
    recheck_assertions(made);
    return made;
}

/// The last names of members that `to_json` writes and `from_json` gets from elsewhere.
const std::set<std::string> derived{"p50_ns",         "p90_ns",           "p99_ns",
                                    "p999_ns",        "p9999_ns",         "low",
                                    "high",           "table2",           "qt_pings",
                                    "ws_duration_us", "http_duration_us", "difference_us",
                                    "duration_ns",    "duration_s",       "unit",
                                    "result",         "experiments",      "block_exchanges",
                                    "wall_cpu_ratio"};

/// Findings are derived anew as a whole.
bool is_finding(const std::string& path) {
    for (const char* list : {"assertions[0].experiments", "comparisons", "cost_model", "cost_fit",
                             "break_even", "ladder", "checks", "diagnostics"})
        if (path.starts_with(list))
            return true;
    return false;
}

bool is_derived(const std::string& name, const std::string& path) {
    // What changed from an older run is read, since that run is no longer at hand.
    return is_finding(path) || (derived.contains(name) && !path.starts_with("baseline.changes"));
}

// Reports of version 2.2 know neither machines nor ranks.
TEST(JsonMembers, OfLaterVersionsAreTakenForOneMachineWithoutRanks) {
    json::value document = json::parse(to_json(small_report()));
    json::object& top = document.as_object();
    top["schema_version"] = "2.2";
    for (const char* name : {"machines", "block_samples"})
        top.erase(name);
    for (const char* name : {"spread", "ranks", "missing_ranks", "void_blocks"})
        top["config"].as_object().erase(name);
    top["environment"].as_object().erase("host");
    for (const char* name : {"machine", "rank", "affinity"})
        top["processes"].as_array()[0].as_object().erase(name);
    const parsed_report read = from_json(json::serialize(document));
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_EQ(read.value->config.spread, spread::none);
    EXPECT_EQ(read.value->config.ranks, 1U);
    EXPECT_TRUE(read.value->config.missing_ranks.empty());
    EXPECT_TRUE(read.value->machines.empty());
    EXPECT_EQ(read.value->processes[0].machine, 0U);
    EXPECT_FALSE(read.value->processes[0].rank);
    EXPECT_FALSE(read.value->environment.host);
}

TEST(JsonMembers, ThatPointAtNoMachineOrBlockAreRefused) {
    report made = small_report();
    made.processes[0].machine = 2;
    EXPECT_EQ(from_json(to_json(made)).error,
              "processes[0].machine: expected the index of one of 2 machines, found 2");
    made = small_report();
    made.samples[0].block = 1;
    EXPECT_EQ(from_json(to_json(made)).error,
              "block_samples[0].block: expected the index of one of 1 blocks, found 1");
}

TEST(JsonMembers, AreIgnoredWhenUnknown) {
    json::value document = json::parse(to_json(sample_report()));
    for_each_member(document, "", [](json::object& object, const std::string&, const std::string&) {
        object["from_the_future"] = {1, nullptr};
    });
    EXPECT_EQ(from_json(json::serialize(document)).error, "");
}

TEST(JsonMembers, AreNamedWhenMissingOrTakenForUnknown) {
    const json::value original = json::parse(to_json(small_report()));
    const std::string before = to_json(small_report());
    json::value document = original;
    std::size_t refused = 0, unknown = 0;
    const auto check = [&](json::object& object, const std::string& name, const std::string& path) {
        if (path.starts_with("blocks[0].tcp_"))
            return;  // Known together or not at all.
        const json::value member = object[name];
        object.erase(name);
        const parsed_report read = from_json(json::serialize(document));
        object[name] = nullptr;
        if (!read.value) {
            ++refused;
            EXPECT_TRUE(read.error.starts_with(path)) << path << "\n" << read.error;
            EXPECT_TRUE(read.error.ends_with("found nothing")) << path << "\n" << read.error;
        } else if (!is_derived(name, path)) {
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
    const std::string before = to_json(small_report());
    std::size_t refused = 0;
    const auto check = [&](json::object& object, const std::string& name, const std::string& path) {
        const json::value member = object[name];
        object[name] = member.is_object() ? json::value("text") : json::value(json::object());
        const parsed_report read = from_json(json::serialize(document));
        object[name] = member;
        if (read.value) {
            EXPECT_TRUE(is_derived(name, path)) << path;
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

TEST(JsonMembers, OfAnOpenLoopComeBack) {
    const parsed_report read = from_json(to_json(small_report()));
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_TRUE(read.value->config.open_loop);
    EXPECT_EQ(read.value->config.rate_per_s, 1000);
    EXPECT_EQ(read.value->cells[0].rate_per_s, 1000);
    EXPECT_EQ(read.value->blocks[0].lag->p99, small_report().blocks[0].round_trips.p99);
    EXPECT_EQ(read.value->summaries[0].service->count(),
              small_report().summaries[0].round_trips.count());
}

TEST(JsonMembers, ThatOnlyOpenLoopsHaveMayBeMissing) {
    json::value document = json::parse(to_json(sample_report()));
    json::object& top = document.as_object();
    top["config"].as_object().erase("rate_per_s");
    for (const char* list : {"cells", "blocks", "summaries"})
        for (json::value& each : top[list].as_array())
            for (const char* name : {"rate_per_s", "service", "lag"})
                each.as_object().erase(name);
    const parsed_report read = from_json(json::serialize(document));
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_EQ(to_json(*read.value), to_json(sample_report()));
}

}  // namespace
}  // namespace pingpong
