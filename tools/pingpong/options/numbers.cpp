#include "pingpong/options/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <random>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/core/experiment.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Removes `suffix`; false when `text` does not end in it.
bool drop_suffix(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix))
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

/// The digits in `text` times `factor`; nullopt also when 64 bits do not hold the product.
std::optional<std::uint64_t> scaled(std::string_view text, std::uint64_t factor) {
    auto value = parse_digits(text);
    if (value && __builtin_mul_overflow(*value, factor, &*value))
        return std::nullopt;
    return value;
}

}  // namespace

std::uint64_t random_seed() {
    std::random_device device;
    const std::uint64_t high = device();
    return (high << 32 | device()) & max_number;
}

std::optional<std::uint64_t> parse_digits(std::string_view text) noexcept {
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return std::nullopt;
    return value;
}

bool begins_like_a_number(std::string_view word) noexcept {
    if (word.starts_with('-') || word.starts_with('+'))
        word.remove_prefix(1);
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

std::uint64_t whole_number(std::string_view where, std::string_view text, std::uint64_t least,
                           std::uint64_t most) {
    const auto value = parse_digits(text);
    if (!value || *value < least || *value > most)
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{}: {} is not a whole number from {} to {}", where,
                                        in_quotes(text), least, most));
    return *value;
}

std::uint64_t byte_count(std::string_view where, std::string_view text, std::uint64_t least,
                         std::uint64_t most) {
    std::string_view digits = text;
    std::uint64_t factor = 1;
    if (drop_suffix(digits, "K") || drop_suffix(digits, "k"))
        factor = 1024;
    else if (drop_suffix(digits, "M"))
        factor = 1024 * 1024;
    const auto value = scaled(digits, factor);
    if (!value || *value < least || *value > most)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("{}: {} is not a number of bytes from {} to {}, such as 512, 64K or 1M",
                        where, in_quotes(text), least, most));
    return *value;
}

double percentage_of(std::string_view where, std::string_view text, double least, double most) {
    std::string_view digits = text;
    drop_suffix(digits, "%");
    double percent = 0;
    const char* const end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, percent, std::chars_format::fixed);
    const bool read = parsed.ec == std::errc() && parsed.ptr == end && !digits.empty();
    if (!read || !(percent / 100 >= least && percent / 100 <= most))
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{}: {} is not a percentage from {} to {}, such as 1% or "
                                        "0.5%",
                                        where, in_quotes(text), 100 * least, 100 * most));
    return percent / 100;
}

double rate_of(std::string_view where, std::string_view text, std::uint64_t count) {
    constexpr double year_s = 31'557'600;
    double rate = 0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, rate, std::chars_format::fixed);
    const bool read = parsed.ec == std::errc() && parsed.ptr == end;
    if (!read || !(rate > 0 && rate <= max_rate_per_s))
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{}: {} is not a number of exchanges per second above 0, "
                                        "such as 1000",
                                        where, in_quotes(text)));
    if (static_cast<double>(count) / rate > year_s)
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{}: {} exchanges at {} per second take more than a year",
                                        where, count, in_quotes(text)));
    return rate;
}

std::vector<std::string_view> items_of(std::string_view list) {
    std::vector<std::string_view> items;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        items.push_back(list.substr(begin, comma - begin));
        begin = comma + 1;
    }
    return items;
}

void require_different(std::string_view where, std::string_view list,
                       std::vector<std::uint64_t> values) {
    std::ranges::sort(values);
    const auto twice = std::ranges::adjacent_find(values);
    if (twice != values.end())
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{}: {} is given twice in {}; expected each number once",
                                        where, *twice, in_quotes(list)));
}

std::chrono::milliseconds duration_of(std::string_view where, std::string_view text) {
    constexpr std::uint64_t day_ms = 86'400'000;
    std::string_view digits = text;
    std::uint64_t factor = 1000;
    if (drop_suffix(digits, "ms"))
        factor = 1;
    else if (drop_suffix(digits, "min") || drop_suffix(digits, "m"))
        factor = 60'000;
    else if (drop_suffix(digits, "h"))
        factor = 3'600'000;
    else
        drop_suffix(digits, "s");
    const auto value = scaled(digits, factor);
    if (!value || *value < 1 || *value > day_ms)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("{}: {} is not a duration from 1ms to 24h, such as 5, 5s, 500ms or 10m",
                        where, in_quotes(text)));
    return std::chrono::milliseconds(*value);
}

}  // namespace pingpong::command
