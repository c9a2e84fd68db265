/// \file
/// The top level of a report in JSON: `json_members.hpp` has the objects in it.
#ifndef PINGPONG_REPORTER_JSON_REPORT_MEMBERS_HPP
#define PINGPONG_REPORTER_JSON_REPORT_MEMBERS_HPP

#include "pingpong/reporter/json_members.hpp"
#include "pingpong/reporter/seed_tables.hpp"

namespace pingpong {

inline constexpr std::string_view schema_name = "pingpong.report";
inline constexpr std::string_view schema_version = "1.1";

template <class Json>
void members(Json& json, either<seed_difference> auto& what) {
    json.derived("qt_pings", what.qt_pings);
    json.derived("ws_duration_us", what.ws);
    json.derived("http_duration_us", what.http);
    json.derived("difference_us", what.difference());
}

/// The protocol of a cell, which makes a comparison legible by itself; nullopt: no such cell (yet).
inline std::optional<std::string> protocol_of(const report& what, std::size_t cell) {
    if (cell >= what.cells.size())
        return std::nullopt;
    return what.cells[cell].protocol;
}

/// A figure with room for an interval, where it may be unknown as a whole.
struct estimated {
    double value = 0;
};

template <class Json>
void members(Json& json, either<estimated> auto& what) {
    json("estimate", what.value);
    json.derived("low", nullptr);
    json.derived("high", nullptr);
}

template <class Json>
void comparison_members(Json& json, either<comparison> auto& what, const report& context) {
    json("numerator", what.numerator);
    json("denominator", what.denominator);
    json.derived("numerator_protocol", protocol_of(context, what.numerator));
    json.derived("denominator_protocol", protocol_of(context, what.denominator));
    json.derived("statistic", "median");
    json("rounds", what.median.rounds);
    const auto estimate = [&json](std::string_view name, auto& value) {
        json.object(name, [&value](auto& interval) {
            interval("estimate", value);
            interval.derived("low", nullptr);
            interval.derived("high", nullptr);
        });
    };
    estimate("ratio", what.median.ratio);
    estimate("difference_ns", what.median.difference_ns);
    std::optional<estimated> rate;
    if (what.median.rate_ratio)
        rate = estimated{*what.median.rate_ratio};
    json("throughput_ratio", rate);
    if constexpr (Json::reads)
        if (rate)
            what.median.rate_ratio = rate->value;
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
    json("summaries", what.summaries);
    json.each("comparisons", what.comparisons,
              [&](auto& element, auto& one) { comparison_members(element, one, what); });
    json.object("seed_tables", [&](auto& tables) {
        tables("table1", what.seed_rows);
        tables.derived("table2", seed_differences(what.seed_rows));
    });
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_REPORT_MEMBERS_HPP
