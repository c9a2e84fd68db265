#include "pingpong/reporter/json/json_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <optional>
#include <utility>

#include "pingpong/core/local_time.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

/// Where `offset` is, as an editor counts it: lines and bytes from 1.
std::string line_and_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return fmt::format("line {}, column {}", line, offset - line_start + 1);
}

/// The document, or null and an error.
json::value parse_document(std::string_view text, std::string& error) {
    json::stream_parser parser;
    boost::system::error_code code;
    const std::size_t end = parser.write(text.data(), text.size(), code);
    if (!code && parser.done())
        return parser.release();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        error = "there is nothing in it";
    else if (!code)
        error = "cut short: it ends in " + line_and_column(text, end) + " before it is complete";
    else
        error = "not JSON: " + code.message() + " in " + line_and_column(text, end);
    return nullptr;
}

/// A value as an error message shows it: short, on one line, and safe on a terminal.
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

json_reader::json_reader(std::string_view text, std::size_t max_counters)
    : json_archive(true),
      document_(std::make_unique<json::value>(parse_document(text, error_))),
      counters_left_(max_counters) {
    places_.push_back({document_.get(), {}});
    if (error_.empty() && !document_->is_object()) {
        places_.clear();
        fail(place{document_.get(), {}}, "an object");
    }
}

json_reader::~json_reader() = default;

void json_reader::refuse(std::string_view reason) {
    if (error_.empty())
        error_ = reason;
}

/// A member of the innermost object; nullptr: it is missing, or reading has ended with an error.
const json::value* json_reader::find(std::string_view name) const {
    const json::value* outer = error_.empty() ? places_.back().value : nullptr;
    const json::object* object = outer ? outer->if_object() : nullptr;
    return object ? object->if_contains(name) : nullptr;
}

/// An element of the innermost list; nullptr as above.
const json::value* json_reader::find(std::size_t index) const {
    const json::value* outer = error_.empty() ? places_.back().value : nullptr;
    const json::array* list = outer ? outer->if_array() : nullptr;
    return list ? list->if_contains(index) : nullptr;
}

void json_reader::fail(std::string_view name, std::string_view expected) {
    fail(place{find(name), name}, expected);
}

void json_reader::fail(const place& failed, std::string_view expected) {
    if (!error_.empty())
        return;
    std::string path;
    const auto append = [&path](const place& step) {
        if (step.name.empty())
            path += fmt::format("[{}]", step.index);
        else
            path.append(path.empty() ? "" : ".").append(step.name);
    };
    // The first place is the top level, which has no name.
    if (!places_.empty()) {
        std::for_each(places_.begin() + 1, places_.end(), append);
        append(failed);
    }
    error_ = fmt::format("{}: expected {}, found {}", path.empty() ? "top level" : path, expected,
                         description(failed.value));
}

std::uint64_t json_reader::whole_number(const place& number, std::uint64_t max) {
    std::optional<std::uint64_t> found;
    if (number.value && number.value->is_uint64())
        found = number.value->get_uint64();
    else if (number.value && number.value->is_int64() && number.value->get_int64() >= 0)
        found = static_cast<std::uint64_t>(number.value->get_int64());
    if (found && *found <= max)
        return *found;
    fail(number, fmt::format("a whole number from 0 to {}", max));
    return 0;
}

std::string json_reader::string_of(const place& text) {
    if (text.value && text.value->is_string())
        return std::string(text.value->get_string());
    fail(text, "a string");
    return {};
}

void json_reader::choice(std::string_view name, bool& member, std::string_view yes,
                         std::string_view no) {
    const place word{find(name), name};
    const json::string* text = word.value ? word.value->if_string() : nullptr;
    if (!text || (*text != yes && *text != no))
        return fail(word, fmt::format("\"{}\" or \"{}\"", no, yes));
    member = *text == yes;
}

void json_reader::position(std::string_view name) {
    const std::size_t index = places_.back().index;
    const place number{find(name), name};
    if (whole_number(number, max_number) != index)
        fail(number, fmt::format("{}, its place in the list", index));
}

void json_reader::flag(std::string_view name, bool& member) {
    const place found{find(name), name};
    if (!found.value || !found.value->is_bool())
        return fail(found, "true or false");
    member = found.value->get_bool();
}

void json_reader::whole(std::string_view name, std::uint64_t& member) {
    member = whole_number({find(name), name}, max_number);
}

void json_reader::duration(std::string_view name, std::chrono::nanoseconds& member) {
    const std::uint64_t count = whole_number({find(name), name}, max_number);
    member = std::chrono::nanoseconds(static_cast<std::int64_t>(count));
}

void json_reader::decimal(std::string_view name, double& member) {
    const place found{find(name), name};
    double number = NAN;
    if (found.value && found.value->is_number())
        number = found.value->to_number<double>();
    if (!(std::abs(number) <= static_cast<double>(max_number)))
        return fail(found, fmt::format("a number of a size up to {}", max_number));
    member = number;
}

void json_reader::text(std::string_view name, std::string& member) {
    member = string_of({find(name), name});
}

void json_reader::time(std::string_view name, std::chrono::system_clock::time_point& member) {
    const place found{find(name), name};
    const json::string* text = found.value ? found.value->if_string() : nullptr;
    const auto parsed = text ? parse_rfc3339_utc(*text) : std::nullopt;
    if (!parsed)
        return fail(found, "a time in UTC as in \"2023-05-01T08:00:00.000000Z\"");
    member = *parsed;
}

/// Calls `read(place)` for each element of a list until there is an error.
template <class Read>
void json_reader::each_element(std::string_view name, Read read) {
    const std::size_t size = begin_list(name, 0);
    for (std::size_t i = 0; i < size && error_.empty(); ++i)
        read(place{find(i), {}, i});
    end_list();
}

void json_reader::texts(std::string_view name, std::vector<std::string>& list) {
    each_element(name, [&](const place& element) { list.push_back(string_of(element)); });
}

void json_reader::whole_numbers(std::string_view name, std::vector<std::uint64_t>& list) {
    each_element(name,
                 [&](const place& element) { list.push_back(whole_number(element, max_number)); });
}

void json_reader::buckets(std::string_view name, histogram& member) {
    if (!begin_object(name))
        return;
    const place digits{find("digits"), "digits"};
    if (whole_number(digits, max_number) != histogram::significant_digits)
        fail(digits, fmt::format("{}", histogram::significant_digits));
    std::size_t allocated = 0;
    each_element("index_count_pairs", [&](const place& pair) { bucket(pair, allocated, member); });
    end_object();
}

/// Reads an index and a count.
void json_reader::bucket(const place& pair, std::size_t& allocated, histogram& member) {
    // Beyond this index a bucket's values are too large for a duration.
    static const std::size_t last_index =
        histogram::index_of(static_cast<std::uint64_t>(round_trip::max().count()));
    const json::array* both = pair.value ? pair.value->if_array() : nullptr;
    if (!both || both->size() != 2)
        return fail(pair, "a list of an index and a count");
    places_.push_back(pair);
    const std::uint64_t index = whole_number({&(*both)[0], {}, 0}, last_index);
    const std::uint64_t count = whole_number({&(*both)[1], {}, 1}, max_number);
    places_.pop_back();
    if (!error_.empty())
        return;
    if (index < allocated || count == 0)
        return fail(pair, "a count above 0, of an index above the one before");
    if (index + 1 - allocated > counters_left_)
        return fail(pair, "histograms that fit into 512 MiB");
    counters_left_ -= index + 1 - allocated;
    allocated = index + 1;
    member.add(index, count);
}

bool json_reader::known(std::string_view name, bool) {
    const json::value* value = find(name);
    return value && !value->is_null();
}

bool json_reader::enter_object(const place& inner) {
    if (!inner.value || !inner.value->is_object()) {
        fail(inner, "an object");
        return false;
    }
    places_.push_back(inner);
    return true;
}

bool json_reader::begin_object(std::string_view name) {
    return enter_object({find(name), name});
}

std::size_t json_reader::begin_list(std::string_view name, std::size_t) {
    const place list{find(name), name};
    const json::array* elements = list.value ? list.value->if_array() : nullptr;
    if (!elements)
        fail(list, "a list");
    places_.push_back(list);
    return elements ? elements->size() : 0;
}

bool json_reader::begin_element(std::size_t index) {
    return enter_object({find(index), {}, index});
}

}  // namespace pingpong
