#include "pingpong/core/local_time.hpp"

#include <time.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace pingpong {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;
using std::chrono::system_clock;

struct broken_down {
    std::tm calendar{};
    int microsecond = 0;
};

broken_down break_down(system_clock::time_point time, bool local) {
    const auto since_epoch = std::chrono::floor<microseconds>(time.time_since_epoch());
    const auto whole = std::chrono::floor<seconds>(since_epoch);
    const auto instant = static_cast<std::time_t>(whole.count());

    broken_down parts;
    parts.microsecond = static_cast<int>((since_epoch - whole).count());
    if (local && localtime_r(&instant, &parts.calendar) != nullptr)
        return parts;
    gmtime_r(&instant, &parts.calendar);
    return parts;
}

std::string date_and_time(const std::tm& calendar) {
    std::array<char, 64> text{};
    const std::size_t length =
        std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &calendar);
    return {text.data(), length};
}

std::string fraction(int microsecond) {
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(), text.size(), ".%06d", microsecond);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string offset(long seconds_east) {
    const long minutes = std::labs(seconds_east) / 60;
    std::array<char, 48> text{};
    const int length = std::snprintf(text.data(), text.size(), "%c%02ld:%02ld",
                                     seconds_east < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return {text.data(), static_cast<std::size_t>(length)};
}

/// Removes `digits` digits and then `separator` from the front of `text` and returns the number; -1
/// when `text` begins otherwise.
int take_number(std::string_view& text, std::size_t digits, std::string_view separator) {
    if (text.size() < digits + separator.size() ||
        text.substr(digits, separator.size()) != separator)
        return -1;
    int value = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9')
            return -1;
        value = 10 * value + (c - '0');
    }
    text.remove_prefix(digits + separator.size());
    return value;
}

/// The microseconds in what follows the seconds, `Z` or `.123Z`; -1 when it is something else.
int take_fraction(std::string_view text) {
    if (text == "Z")
        return 0;
    if (text.size() < 3 || text.size() > 8 || text.front() != '.' || text.back() != 'Z')
        return -1;
    std::string digits(text.substr(1, text.size() - 2));
    digits.resize(6, '0');
    std::string_view rest = digits;
    return take_number(rest, 6, "");
}

}  // namespace

std::string format_iso_local(system_clock::time_point time) {
    const broken_down parts = break_down(time, true);
    const std::string whole = date_and_time(parts.calendar);
    return parts.microsecond == 0 ? whole : whole + fraction(parts.microsecond);
}

std::string format_rfc3339_utc(system_clock::time_point time) {
    const broken_down parts = break_down(time, false);
    return date_and_time(parts.calendar) + fraction(parts.microsecond) + 'Z';
}

std::string format_rfc3339_local(system_clock::time_point time) {
    const broken_down parts = break_down(time, true);
    return date_and_time(parts.calendar) + fraction(parts.microsecond) +
           offset(parts.calendar.tm_gmtoff);
}

std::optional<system_clock::time_point> parse_rfc3339_utc(std::string_view text) {
    const int year = take_number(text, 4, "-");
    const int month = take_number(text, 2, "-");
    const int day = take_number(text, 2, "T");
    const int hour = take_number(text, 2, ":");
    const int minute = take_number(text, 2, ":");
    const int second = take_number(text, 2, "");
    const int microsecond = take_fraction(text);
    if (year < 1970 || year > 2261 || month < 1 || day < 1 || hour < 0 || minute < 0 ||
        second < 0 || hour > 23 || minute > 59 || second > 59 || microsecond < 0)
        return std::nullopt;

    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           seconds(second) + microseconds(microsecond);
}

}  // namespace pingpong
