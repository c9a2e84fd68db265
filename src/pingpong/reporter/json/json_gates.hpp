/// \file
/// The names under which assertions, and what changed since an older run, stand in JSON.
///
/// Of an assertion the text is read and the result derived anew; of changes all is read, since the
/// older run is not at hand any more.
#ifndef PINGPONG_REPORTER_JSON_JSON_GATES_HPP
#define PINGPONG_REPORTER_JSON_JSON_GATES_HPP

#include <string>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/reporter/json/json_cursor.hpp"
#include "pingpong/reporter/json/json_findings.hpp"
#include "pingpong/reporter/json/json_members.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"

namespace pingpong {

inline void members(const json_cursor& json, estimate& what) {
    json("estimate", what.value);
    json("low", what.low);
    json("high", what.high);
}

inline void members(json_output& json, const assertion_outcome& what) {
    json("experiment", what.experiment);
    json("result", std::string(name_of(what.result)));
    json("found", what.found);
    json("reason", what.reason);
}

template <class Json>
void members(Json& json, either<checked_assertion> auto& what) {
    json("text", what.text);
    json.derived("result", std::string(name_of(what.result)));
    json.derived("experiments", what.outcomes);
}

template <class Json>
void members(Json& json, either<difference> auto& what) {
    json("what", what.what);
    json("old", what.before);
    json("new", what.after);
}

template <class Json>
void kind_member(Json& json, either<change> auto& what) {
    std::string word(name_of(what.kind));
    json("result", word);
    if constexpr (Json::reads) {
        const auto found = change_kind_named(word);
        if (found)
            what.kind = *found;
        else
            json.at("result").fail("the result of a comparison");
    }
}

template <class Json>
void members(Json& json, either<change> auto& what) {
    json("protocol", what.protocol);
    json("reference", what.reference);
    json("count", what.count);
    json("connections_at_once", what.connections);
    json("payload_request_bytes", what.payload_bytes);
    json.choice("mode", what.echo, "echo", "answer");
    json("old", what.before);
    json("new", what.after);
    json("new_by_old", what.factor);
    kind_member(json, what);
    json("reason", what.reason);
}

template <class Json>
void members(Json& json, either<run_changes> auto& what) {
    json("against", what.old_name);
    json.derived("result", std::string(name_of(overall(what))));
    json("threshold_ratio", what.rules.threshold);
    json("between_runs_sd", what.rules.between_runs);
    json("differences", what.differences);
    json("changes", what.changes);
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_GATES_HPP
