/// \file
/// The top level of a report in JSON: `json_members.hpp` has the objects in it.
#ifndef PINGPONG_REPORTER_JSON_JSON_REPORT_MEMBERS_HPP
#define PINGPONG_REPORTER_JSON_JSON_REPORT_MEMBERS_HPP

#include "pingpong/reporter/json/json_findings.hpp"
#include "pingpong/reporter/json/json_gates.hpp"
#include "pingpong/reporter/json/json_members.hpp"
#include "pingpong/reporter/json/json_wire.hpp"
#include "pingpong/reporter/markdown/seed_tables.hpp"

namespace pingpong {

inline constexpr std::string_view schema_name = "pingpong.report";
inline constexpr std::string_view schema_version = "1.3";

template <class Json>
void members(Json& json, either<seed_difference> auto& what) {
    json.derived("qt_pings", what.qt_pings);
    json.derived("ws_duration_us", what.ws);
    json.derived("http_duration_us", what.http);
    json.derived("difference_us", what.difference());
}

template <class Json>
void members(Json& json, either<report> auto& what) {
    json("run_id", what.run_id);
    json("interrupted", what.interrupted);
    json("generator", what.generator);
    json.object("time", [&](auto& time) {
        time("start_utc", what.start);
        time("start_local", what.start_local);
        time("duration_ns", what.duration);
        time("session_seed", what.config.seed);
        time("command_line", what.command_line);
    });
    json("environment", what.environment);
    json("clock", what.clock);
    json("config", what.config);
    json("cells", what.cells);
    json("visits", what.blocks);
    json("trials", what.trials);
    json.later("openings", what.openings);
    json.later("wire", what.wire);
    json("summaries", what.summaries);
    json.later("stopping", what.stopping);
    if constexpr (!Json::reads)
        json.derive(findings_of(what));
    json.later("assertions", what.assertions);
    json("baseline", what.baseline);
    later_member(json, "inconclusive_allowed", what.inconclusive_allowed, false);
    json.object("seed_tables", [&](auto& tables) {
        tables("table1", what.original_rows);
        tables.derived("table2", seed_differences(what.original_rows));
    });
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_REPORT_MEMBERS_HPP
