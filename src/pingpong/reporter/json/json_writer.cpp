#include "pingpong/reporter/json/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "pingpong/core/local_time.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {
namespace {

/// Appends a number as `std::to_chars` formats it, which knows no locale.
template <class... Number>
void append_number(std::string& text, Number... number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number...).ptr;
    text.append(digits.data(), end);
}

/// The number with so many significant digits.
double rounded(double number, int digits) {
    std::string text;
    append_number(text, number, std::chars_format::general, digits);
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Appends a character by its number.
void append_escape(std::string& text, unsigned character) {
    constexpr std::string_view digits = "0123456789abcdef";
    ((text += "\\u00") += digits[character / 16]) += digits[character % 16];
}

}  // namespace

json_writer::json_writer() : json_archive(false), text_("{"), frames_{{true, 0}} {
}

std::string json_writer::take() && {
    end('}');
    text_ += '\n';
    return std::move(text_);
}

/// Begins the next entry of the innermost object or list.
void json_writer::separate() {
    frame& inner = frames_.back();
    if (inner.entries++ > 0)
        text_ += inner.on_lines ? "," : ", ";
    if (inner.on_lines)
        text_.append(1, '\n').append(2 * frames_.size(), ' ');
}

void json_writer::key(std::string_view name) {
    separate();
    append_string(name);
    text_ += ": ";
}

void json_writer::end(char bracket) {
    const frame inner = frames_.back();
    frames_.pop_back();
    if (inner.on_lines && inner.entries > 0)
        text_.append(1, '\n').append(2 * frames_.size(), ' ');
    text_ += bracket;
}

void json_writer::append_string(std::string_view text) {
    constexpr std::string_view special = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    text_ += '"';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (const std::size_t known = special.find(text[i]); known != std::string_view::npos)
            (text_ += '\\') += letters[known];
        else if (byte < 0x20)
            append_escape(text_, byte);
        else if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0)
            // U+0080 to U+009F may act on a terminal.
            append_escape(text_, static_cast<unsigned char>(text[++i]));
        else
            text_ += text[i];
    }
    text_ += '"';
}

void json_writer::choice(std::string_view name, bool& member, std::string_view yes,
                         std::string_view no) {
    write_text(name, member ? yes : no);
}

void json_writer::position(std::string_view name) {
    const std::size_t index = frames_[frames_.size() - 2].entries - 1;
    key(name);
    append_number(text_, index);
}

void json_writer::flag(std::string_view name, bool& member) {
    key(name);
    text_ += member ? "true" : "false";
}

void json_writer::whole(std::string_view name, std::uint64_t& member) {
    key(name);
    append_number(text_, member);
}

void json_writer::duration(std::string_view name, std::chrono::nanoseconds& member) {
    key(name);
    append_number(text_, member.count());
}

void json_writer::decimal(std::string_view name, double& member) {
    key(name);
    // JSON knows neither infinity nor NaN, and a zero is a zero.
    if (!std::isfinite(member))
        text_ += "null";
    else if (member == 0)
        text_ += '0';
    else
        append_number(text_, rounded(member, digits_), std::chars_format::general, 15);
}

void json_writer::text(std::string_view name, std::string& member) {
    write_text(name, member);
}

void json_writer::time(std::string_view name, std::chrono::system_clock::time_point& member) {
    key(name);
    append_string(format_rfc3339_utc(member));
}

void json_writer::buckets(std::string_view name, histogram& member) {
    key(name);
    text_ += R"({"digits": )";
    append_number(text_, histogram::significant_digits);
    text_ += R"(, "unit": "ns", "index_count_pairs": [)";
    std::string_view separator = "[";
    for (const auto& [index, count] : member.buckets()) {
        text_ += separator;
        append_number(text_, index);
        text_ += ", ";
        append_number(text_, count);
        text_ += ']';
        separator = ", [";
    }
    text_ += "]}";
}

void json_writer::texts(std::string_view name, std::vector<std::string>& list) {
    key(name);
    text_ += '[';
    frames_.emplace_back();
    for (const std::string& element : list) {
        separate();
        append_string(well_formed(element));
    }
    end(']');
}

void json_writer::whole_numbers(std::string_view name, std::vector<std::uint64_t>& list) {
    key(name);
    text_ += '[';
    frames_.emplace_back();
    for (const std::uint64_t element : list) {
        separate();
        append_number(text_, element);
    }
    end(']');
}

void json_writer::write_text(std::string_view name, std::string_view text) {
    key(name);
    append_string(well_formed(text));
}

bool json_writer::known(std::string_view name, bool has_value) {
    if (!has_value) {
        key(name);
        text_ += "null";
    }
    return has_value;
}

bool json_writer::begin_object(std::string_view name) {
    key(name);
    text_ += '{';
    frames_.push_back({frames_.back().on_lines, 0});
    return true;
}

std::size_t json_writer::begin_list(std::string_view name, std::size_t size) {
    key(name);
    text_ += '[';
    frames_.push_back({frames_.back().on_lines, 0});
    return size;
}

bool json_writer::begin_element(std::size_t) {
    separate();
    text_ += '{';
    frames_.emplace_back();
    return true;
}

}  // namespace pingpong
