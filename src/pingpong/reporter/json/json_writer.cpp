#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "pingpong/core/local_time.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/json/json_layout.hpp"
#include "pingpong/reporter/json/json_output.hpp"
#include "pingpong/reporter/json/json_report_members.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

namespace json = boost::json;

namespace {

/// Rounds all numbers in a document that are not whole.
void shorten(json::value& document) {
    if (auto* object = document.if_object())
        for (auto& member : *object)
            shorten(member.value());
    else if (auto* list = document.if_array())
        for (json::value& element : *list)
            shorten(element);
    else if (double* number = document.if_double())
        *number = std::strtod(fmt::format("{:.9g}", *number).c_str(), nullptr);
}

}  // namespace

void json_output::derive(json_output findings) {
    for (auto& member : findings.object_) {
        shorten(member.value());
        object_[member.key()] = std::move(member.value());
    }
}

json::value json_output::value_of(double member) {
    // JSON knows neither infinity nor NaN, and a zero is a zero.
    if (!std::isfinite(member))
        return nullptr;
    return member == 0 ? 0.0 : member;
}

json::value json_output::value_of(const char* text) {
    return json::string(text);
}

json::value json_output::value_of(const std::string& text) {
    return json::string(well_formed(text));
}

json::value json_output::value_of(std::chrono::system_clock::time_point when) {
    return json::string(format_rfc3339_utc(when));
}

json::value json_output::value_of(const histogram& counts) {
    json::array pairs;
    for (const auto& [index, count] : counts.buckets())
        pairs.emplace_back(json::array{index, count});
    return json::object{{"digits", histogram::significant_digits},
                        {"unit", "ns"},
                        {"index_count_pairs", std::move(pairs)}};
}

json::value json_output::value_of(const std::vector<std::string>& list) {
    json::array texts;
    for (const std::string& text : list)
        texts.emplace_back(value_of(text));
    return texts;
}

json::value json_output::value_of(const std::vector<std::uint64_t>& list) {
    return json::array(list.begin(), list.end());
}

std::string to_json(const report& what) {
    json_output top;
    top.derived("schema", std::string(schema_name));
    top.derived("schema_version", std::string(schema_version));
    members(top, what);
    return lay_out(std::move(top).take());
}

}  // namespace pingpong
