/// \file
/// The names under which a bridge stands in JSON: its conversations are read, its steps derived.
#ifndef PINGPONG_REPORTER_JSON_BRIDGE_HPP
#define PINGPONG_REPORTER_JSON_BRIDGE_HPP

#include <string>

#include "pingpong/reporter/finding_names.hpp"
#include "pingpong/reporter/json_cursor.hpp"
#include "pingpong/reporter/json_findings.hpp"
#include "pingpong/reporter/json_members.hpp"
#include "pingpong/scheduler/bridge.hpp"

namespace pingpong {

template <class Json>
void way_member(Json& json, either<bridge_conversation> auto& what) {
    std::string word(name_of(what.way));
    json("way", word);
    if constexpr (Json::reads) {
        const auto found = conversation_way_named(word);
        if (found)
            what.way = *found;
        else
            json.at("way").fail("the way of a conversation");
    }
}

template <class Json>
void members(Json& json, either<bridge_conversation> auto& what) {
    json("round", what.round);
    json("visit", what.visit);
    way_member(json, what);
    bool over_http = what.over == protocol_family::http;
    json.choice("protocol", over_http, "http", "ws");
    if constexpr (Json::reads)
        what.over = over_http ? protocol_family::http : protocol_family::ws;
    json("duration_ns", what.duration);
    json("median_ns", what.median_ns);
}

inline void members(json_output& json, const bridge_step& what) {
    json("step", std::string(name_of(what.part)));
    json("factor", what.factor);
}

inline json_output steps_of(const bridge& what) {
    json_output json;
    json("rounds", what.rounds);
    json("whole", what.whole);
    json("steps", what.steps);
    return json;
}

template <class Json>
void members(Json& json, either<bridge> auto& what) {
    json("count", what.count);
    json("conversations", what.conversations);
    json("interrupted", what.interrupted);
    json("failure", what.failure);
    if constexpr (!Json::reads)
        json.derive(steps_of(what));
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_BRIDGE_HPP
