#include "pingpong/reporter/json/json_cursor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "pingpong/core/local_time.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

/// What a value is, for people: short, on one line, and safe on a terminal.
std::string description(const json::value* value) {
    if (!value)
        return "nothing";
    if (value->is_object())
        return "an object";
    if (value->is_array())
        return "a list";
    // A cut through a character becomes U+FFFD.
    std::string text = json::serialize(*value);
    if (text.size() > 40)
        text = text.substr(0, 37) + "...";
    return escape_terminal(text);
}

}  // namespace

json_cursor json_cursor::at(std::string_view name) const {
    const json::object* object = value_ ? value_->if_object() : nullptr;
    return {object ? object->if_contains(name) : nullptr, *this, name, 0};
}

std::string json_cursor::path() const {
    if (!parent_)
        return {};
    const std::string before = parent_->path();
    if (name_.empty())
        return fmt::format("{}[{}]", before, index_);
    return before.empty() ? std::string(name_) : fmt::format("{}.{}", before, name_);
}

void json_cursor::fail(std::string_view expected) const {
    if (!reading_->error.empty())
        return;
    const std::string where = path();
    reading_->error = fmt::format("{}: expected {}, found {}", where.empty() ? "top level" : where,
                                  expected, description(value_));
}

bool json_cursor::is_unknown() const {
    return !value_ || value_->is_null();
}

bool json_cursor::is_object() const {
    const bool yes = value_ && value_->is_object();
    if (!yes)
        fail("an object");
    return yes;
}

std::uint64_t json_cursor::whole(std::uint64_t limit) const {
    limit = std::min(limit, max_number);
    std::optional<std::uint64_t> number;
    if (value_ && value_->is_uint64())
        number = value_->get_uint64();
    else if (value_ && value_->is_int64() && value_->get_int64() >= 0)
        number = static_cast<std::uint64_t>(value_->get_int64());
    if (number && *number <= limit)
        return *number;
    fail(fmt::format("a whole number from 0 to {}", limit));
    return 0;
}

void json_cursor::position(std::string_view name) const {
    const json_cursor place = at(name);
    if (place.whole(max_number) != index_)
        place.fail(fmt::format("{}, its place in the list", index_));
}

void json_cursor::choice(std::string_view name, bool& member, std::string_view yes,
                         std::string_view no) const {
    const json_cursor place = at(name);
    const json::string* word = place.value_ ? place.value_->if_string() : nullptr;
    if (!word || (*word != yes && *word != no))
        return place.fail(fmt::format("\"{}\" or \"{}\"", no, yes));
    member = *word == yes;
}

void json_cursor::read(bool& out) const {
    if (!value_ || !value_->is_bool())
        return fail("true or false");
    out = value_->get_bool();
}

void json_cursor::read(double& out) const {
    double number = NAN;
    if (value_ && value_->is_number())
        number = value_->to_number<double>();
    if (!(std::abs(number) <= static_cast<double>(max_number)))
        return fail(fmt::format("a number of a size up to {}", max_number));
    out = number;
}

void json_cursor::read(std::string& out) const {
    if (!value_ || !value_->is_string())
        return fail("a string");
    out = value_->get_string();
}

void json_cursor::read(std::chrono::system_clock::time_point& out) const {
    const json::string* text = value_ ? value_->if_string() : nullptr;
    const auto when = text ? parse_rfc3339_utc(*text) : std::nullopt;
    if (!when)
        return fail("a time in UTC as in \"2023-05-01T08:00:00.000000Z\"");
    out = *when;
}

void json_cursor::read(std::vector<std::string>& out) const {
    for_each([&out](const json_cursor& element) { element.read(out.emplace_back()); });
}

void json_cursor::read(std::vector<std::uint64_t>& out) const {
    for_each([&out](const json_cursor& element) { element.read(out.emplace_back()); });
}

void json_cursor::read(histogram& out) const {
    if (!is_object())
        return;
    const json_cursor digits = at("digits");
    if (digits.whole(max_number) != histogram::significant_digits)
        digits.fail(fmt::format("{}", histogram::significant_digits));

    // Beyond this index a bucket's values are too large for a duration.
    constexpr auto longest = static_cast<std::uint64_t>(round_trip::max().count());
    const std::size_t last_index = histogram::index_of(longest);
    std::size_t allocated = 0;
    const json_cursor pairs = at("index_count_pairs");
    pairs.for_each([&](const json_cursor& pair) {
        const json::array* both = pair.value_->if_array();
        if (!both || both->size() != 2)
            return pair.fail("a list of an index and a count");
        const std::uint64_t index = json_cursor(&(*both)[0], pair, {}, 0).whole(last_index);
        const std::uint64_t count = json_cursor(&(*both)[1], pair, {}, 1).whole(max_number);
        if (!reading_->error.empty())
            return;
        if (index < allocated || count == 0)
            return pair.fail("a count above 0, of an index above the one before");
        if (index + 1 - allocated > reading_->histogram_room)
            return pair.fail("histograms that fit into 512 MiB");
        reading_->histogram_room -= index + 1 - allocated;
        allocated = index + 1;
        out.add(index, count);
    });
}

}  // namespace pingpong
