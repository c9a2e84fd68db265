#include "pingpong/options/exchange/exchange_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>
#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/options/exchange/message_text.hpp"
#include "pingpong/options/values.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

namespace json = boost::json;

/// Reads the members of an object; each error names where it is.
class exchange_reader {
public:
    exchange_reader(std::string path, exchange_choice& target)
        : path_(std::move(path)), to_(target.exchange), places_(target.places) {}

    void read(const json::value& file) {
        read_members(file, "the file",
                     {{"message", [&](const auto& value) { read_ws_messages(value); }},
                      {"headers", [&](const auto& value) { read_common_fields(value); }},
                      {"literal", [&](const auto& value) { to_.literal = flag(value); }},
                      {"http", [&](const auto& value) { read_http(value); }},
                      {"ws", [&](const auto& value) { read_ws(value); }},
                      {"expect", [&](const auto& value) { read_check(value); }},
                      {"reply", [&](const auto& value) { read_reply(value); }}});
    }

private:
    using member_readers = std::map<std::string_view, std::function<void(const json::value&)>>;

    [[noreturn]] void fail(const std::string& expected) const {
        throw usage_error(place(), "expected " + expected);
    }

    /// Where the member is that is being read.
    std::string place() const {
        return fmt::format("--exchange: {}: {}", in_quotes(path_), place_);
    }

    void read_members(const json::value& value, const std::string& place,
                      const member_readers& readers) {
        place_ = place;
        if (!value.is_object())
            fail("an object");
        for (const auto& member : value.as_object()) {
            const std::string name(member.key().data(), member.key().size());
            const auto reader = readers.find(name);
            place_ = place == "the file" ? name : place + '.' + name;
            if (reader == readers.end()) {
                std::vector<std::string> names;
                for (const auto& each : readers)
                    names.emplace_back(each.first);
                place_ = in_quotes(place_);
                fail("one of the members " + join_with_or(names));
            }
            const std::string member_place = place_;
            reader->second(member.value());
            place_ = member_place;
        }
    }

    void read_http(const json::value& value) {
        read_members(
            value, "http",
            {{"method", [&](const auto& each) { to_.method = parse_method(place(), text(each)); }},
             {"bodies",
              [&](const auto& each) { to_.http_bodies = texts(each, places_.http_bodies); }},
             {"headers",
              [&](const auto& each) { read_fields(each, to_.http_fields, places_.http_fields); }}});
    }

    void read_ws(const json::value& value) {
        read_members(
            value, "ws",
            {{"messages", [&](const auto& each) { read_ws_messages(each); }},
             {"headers",
              [&](const auto& each) { read_fields(each, to_.ws_fields, places_.ws_fields); }},
             {"subprotocol",
              [&](const auto& each) {
                  to_.ws_subprotocol = parse_subprotocol(place(), text(each));
              }},
             {"first", [&](const auto& each) { to_.ws_first = texts(each, places_.ws_first); }},
             {"skip_others", [&](const auto& each) {
                  to_.check.skips_others = flag(each);
                  places_.skips_others = place();
              }}});
    }

    void read_ws_messages(const json::value& value) {
        to_.ws_messages = texts(value, places_.ws_messages);
    }

    void read_reply(const json::value& value) {
        to_.reply = text(value);
        places_.reply = place();
    }

    void read_check(const json::value& value) {
        if (value.is_object() && value.as_object().contains("equal") &&
            value.as_object().contains("contains")) {
            place_ = "expect";
            fail("either equal or contains");
        }
        const auto expect = [&](reply_criterion criterion, const json::value& expected) {
            to_.check.criterion = criterion;
            to_.check.text = text(expected);
        };
        read_members(
            value, "expect",
            {{"equal", [&](const auto& each) { expect(reply_criterion::equal, each); }},
             {"contains", [&](const auto& each) { expect(reply_criterion::contains, each); }},
             {"status", [&](const auto& each) { to_.check.status = status(each); }}});
    }

    void read_common_fields(const json::value& value) {
        read_fields(value, to_.http_fields, places_.http_fields);
        read_fields(value, to_.ws_fields, places_.ws_fields);
    }

    void read_fields(const json::value& value, std::vector<header_field>& fields,
                     std::vector<std::string>& places) {
        if (!value.is_object())
            fail("an object of header fields, such as {\"Authorization\": \"Bearer TOKEN\"}");
        const std::string fields_place = place_;
        for (const auto& member : value.as_object()) {
            const std::string name(member.key().data(), member.key().size());
            place_ = fields_place + '.' + name;
            fields.push_back(make_header(place(), name, text(member.value())));
            places.push_back(place());
        }
        place_ = fields_place;
    }

    /// A string as it is; an object as its JSON text, so that a message may be written as JSON.
    std::string text(const json::value& value) const {
        if (value.is_string())
            return std::string(value.as_string().data(), value.as_string().size());
        if (!value.is_object())
            fail("a string, or an object whose JSON text is sent");
        return json::serialize(value);
    }

    /// A text, or a list of those that are sent in turn.
    ///
    /// \param places  Afterwards, where each of them is.
    std::vector<std::string> texts(const json::value& value, std::vector<std::string>& places) {
        places.assign(1, place());
        if (!value.is_array())
            return {text(value)};
        if (value.as_array().empty())
            fail("at least one message");
        places.clear();
        std::vector<std::string> all;
        const std::string list_place = place_;
        for (const json::value& each : value.as_array()) {
            place_ = fmt::format("{}[{}]", list_place, all.size());
            all.push_back(text(each));
            places.push_back(place());
        }
        place_ = list_place;
        return all;
    }

    bool flag(const json::value& value) const {
        if (!value.is_bool())
            fail("true or false");
        return value.as_bool();
    }

    unsigned status(const json::value& value) const {
        if (!value.is_int64() || value.as_int64() < 200 || value.as_int64() > 599)
            fail("an HTTP status from 200 to 599");
        return static_cast<unsigned>(value.as_int64());
    }

    std::string path_;
    exchange& to_;
    exchange_places& places_;
    std::string place_;
};

/// "line 3, column 7" of a byte in a text.
std::string format_position(const std::string& text, std::size_t offset) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
    const auto line = 1 + std::count(text.begin(), end, '\n');
    const std::size_t begin = text.rfind('\n', offset == 0 ? 0 : offset - 1);
    const std::size_t column =
        begin == std::string::npos || begin >= offset ? offset + 1 : offset - begin;
    return fmt::format("line {}, column {}", line, column);
}

}  // namespace

void read_exchange_file(const std::string& path, exchange_choice& target) {
    parse_exchange(path, read_message("--exchange", '@' + path), target);
}

void parse_exchange(const std::string& path, const std::string& text, exchange_choice& target) {
    json::stream_parser parser;
    boost::system::error_code error;
    const std::size_t parsed = parser.write_some(text, error);
    const bool has_more = !error && text.find_first_not_of(" \t\r\n", parsed) != std::string::npos;
    if (error || has_more || !parser.done())
        throw usage_error("--exchange",
                          fmt::format("{}: {}: {}", in_quotes(path), format_position(text, parsed),
                                      error ? error.message() : "expected one JSON object"));
    exchange_reader(path, target).read(parser.release());
}

}  // namespace pingpong::command
