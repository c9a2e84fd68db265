/// \file
/// The bytes of an exchange in JSON; see `json_members.hpp`.
#ifndef PINGPONG_REPORTER_JSON_JSON_WIRE_HPP
#define PINGPONG_REPORTER_JSON_JSON_WIRE_HPP

#include <string>

#include "pingpong/core/transcript.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/reporter/json/json_members.hpp"
#include "pingpong/reporter/wording/hex.hpp"

namespace pingpong {

template <class Json>
void members(Json& json, either<byte_log> auto& what) {
    json("bytes", what.total_bytes);
    std::string digits = to_hex(what.prefix);
    json("first_hex", digits);
    if constexpr (Json::reads) {
        const auto bytes = from_hex(digits);
        if (!bytes || bytes->size() > byte_log::max_prefix_bytes ||
            bytes->size() > what.total_bytes)
            json.at("first_hex").fail("two hexadecimal digits for each byte, of 1024 at most");
        else
            what.prefix = *bytes;
    }
}

template <class Json>
void members(Json& json, either<transcript> auto& what) {
    json("sent", what.sent);
    json("received", what.received);
}

template <class Json>
void members(Json& json, either<wire_sample> auto& what) {
    json("cell", what.cell);
    json("opening", what.opening);
    json("exchange", what.exchange);
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_WIRE_HPP
