#include "pingpong/options/values.hpp"

#include <fmt/format.h>

#include <charconv>
#include <random>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/core/edit_distance.hpp"
#include "pingpong/core/experiment.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::uint64_t kibibyte = 1024, mebibyte = 1024 * 1024;

/// Removes `suffix`; false when `text` does not end in it.
bool drop_suffix(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix))
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

/// The digits in `text` times `factor`; nullopt also when 64 bits do not hold the product.
std::optional<std::uint64_t> parse_scaled(std::string_view text, std::uint64_t factor) noexcept {
    auto value = parse_digits(text);
    if (value && __builtin_mul_overflow(*value, factor, &*value))
        return std::nullopt;
    return value;
}

/// Digits with or without decimals.
std::optional<double> parse_decimal(std::string_view text) noexcept {
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return std::nullopt;
    return value;
}

}  // namespace

std::optional<std::uint64_t> whole_number::parse(std::string_view text) const noexcept {
    const auto value = parse_digits(text);
    return value && *value >= min && *value <= max ? value : std::nullopt;
}

std::string whole_number::expected() const {
    return fmt::format("a whole number from {} to {}", min, max);
}

std::string whole_number::format(std::uint64_t value) const {
    return fmt::format("{}", value);
}

std::optional<std::uint64_t> byte_count::parse(std::string_view text) const noexcept {
    std::uint64_t factor = 1;
    if (drop_suffix(text, "K") || drop_suffix(text, "k"))
        factor = kibibyte;
    else if (drop_suffix(text, "M"))
        factor = mebibyte;
    const auto value = parse_scaled(text, factor);
    return value && *value >= min && *value <= max ? value : std::nullopt;
}

std::string byte_count::expected() const {
    return fmt::format("a number of bytes from {} to {}, such as 512, 64K or 1M", min, max);
}

std::string byte_count::format(std::uint64_t value) const {
    if (value >= mebibyte && value % mebibyte == 0)
        return fmt::format("{}M", value / mebibyte);
    if (value >= kibibyte && value % kibibyte == 0)
        return fmt::format("{}K", value / kibibyte);
    return fmt::format("{}", value);
}

std::optional<payload_sizes> payload_size::parse(std::string_view text) const noexcept {
    const std::size_t colon = text.find(':');
    const auto request = bytes.parse(text.substr(0, colon));
    const auto reply =
        colon == std::string_view::npos ? request : bytes.parse(text.substr(colon + 1));
    if (!request || !reply)
        return std::nullopt;
    return payload_sizes(*request, *reply);
}

std::string payload_size::expected() const {
    return bytes.expected() + ", or two of them for request and reply, such as 200:20K";
}

std::string payload_size::format(const payload_sizes& value) const {
    const std::string request = bytes.format(value.request);
    return value.request == value.reply ? request : request + ':' + bytes.format(value.reply);
}

std::optional<double> percentage::parse(std::string_view text) const noexcept {
    drop_suffix(text, "%");
    const auto percent = parse_decimal(text);
    if (!percent || !(*percent / 100 >= min && *percent / 100 <= max))
        return std::nullopt;
    return *percent / 100;
}

std::string percentage::expected() const {
    return fmt::format("a percentage from {} to {}, such as 1% or 0.5%", 100 * min, 100 * max);
}

std::string percentage::format(double value) const {
    return fmt::format("{:.6g}%", 100 * value);
}

std::optional<double> rate_per_second::parse(std::string_view text) const noexcept {
    const auto rate = parse_decimal(text);
    return rate && *rate > 0 && *rate <= max_rate_per_s ? rate : std::nullopt;
}

std::string rate_per_second::expected() const {
    return "a rate greater than 0 per second, such as 1000";
}

std::string rate_per_second::format(double value) const {
    return fmt::format("{:g}", value);
}

std::optional<std::chrono::milliseconds> duration::parse(std::string_view text) const noexcept {
    constexpr std::uint64_t day_ms = 86'400'000;
    std::uint64_t factor = 1000;
    if (drop_suffix(text, "ms"))
        factor = 1;
    else if (drop_suffix(text, "min") || drop_suffix(text, "m"))
        factor = 60'000;
    else if (drop_suffix(text, "h"))
        factor = 3'600'000;
    else
        drop_suffix(text, "s");
    const auto value = parse_scaled(text, factor);
    if (!value || *value < 1 || *value > day_ms)
        return std::nullopt;
    return std::chrono::milliseconds(*value);
}

std::string duration::expected() const {
    return "a duration from 1ms to 24h, such as 5, 5s, 500ms or 10m";
}

std::string duration::format(std::chrono::nanoseconds value) const {
    const auto whole = std::chrono::floor<std::chrono::milliseconds>(value);
    return whole.count() % 1000 == 0 ? fmt::format("{}s", whole.count() / 1000)
                                     : fmt::format("{}ms", whole.count());
}

std::optional<warm_up_amount> warm_up_value::parse(std::string_view text) const noexcept {
    if (const auto exchanges = number.parse(text))
        return warm_up_amount(*exchanges);
    const auto time = parse_digits(text) ? std::nullopt : duration().parse(text);
    if (!time)
        return std::nullopt;
    warm_up_amount amount(default_exchanges);
    amount.time = *time;
    return amount;
}

std::string warm_up_value::expected() const {
    return fmt::format("{} of exchanges, or a time from 1ms to 24h with its unit, such as 5s",
                       number.expected());
}

std::string warm_up_value::format(const warm_up_amount& value) const {
    return value.time.count() > 0 ? duration().format(value.time) : number.format(value.exchanges);
}

std::optional<spread> spread_name::parse(std::string_view text) noexcept {
    for (const spread each : {spread::replicate, spread::load, spread::experiments})
        if (name_of(each) == text)
            return each;
    return std::nullopt;
}

std::optional<std::string> some_text::parse(std::string_view text) const {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
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

std::uint64_t random_seed() {
    std::random_device device;
    const std::uint64_t high = device();
    return (high << 32 | device()) & max_number;
}

std::vector<std::string_view> split_list(std::string_view list) {
    std::vector<std::string_view> items;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        items.push_back(list.substr(begin, comma - begin));
        begin = comma + 1;
    }
    return items;
}

std::string join_with_or(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i)
        list += (i == 0 ? "" : i + 1 < names.size() ? ", " : " or ") + names[i];
    return list;
}

const std::string* find_nearest(std::string_view name, const std::vector<std::string>& known) {
    const std::string* found = nullptr;
    std::size_t fewest = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t edits = edit_distance(name, candidate);
        if (edits < fewest) {
            found = &candidate;
            fewest = edits;
        }
    }
    return found;
}

std::string suggest(std::string_view name, const std::vector<std::string>& known) {
    const std::string* const nearest = find_nearest(name, known);
    return nearest ? "; did you mean " + *nearest + "?" : "";
}

void throw_wrong_value(std::string_view option, std::string_view text, std::string_view list,
                       std::string_view expected) {
    const std::string place = text == list ? "" : " in " + in_quotes(list);
    throw command_error(exit_status::wrong_usage, fmt::format("{}: {}{} is not {}", option,
                                                              in_quotes(text), place, expected));
}

void throw_empty_list(std::string_view option) {
    std::string_view noun = option.substr(std::min(option.size(), option.find_first_not_of('-')));
    drop_suffix(noun, "s");
    throw command_error(exit_status::wrong_usage,
                        fmt::format("{}: expected at least one {}", option, noun));
}

void validate_distinct(std::string_view option, std::string_view list,
                       std::vector<std::string> values) {
    std::ranges::sort(values);
    const auto repeated = std::ranges::adjacent_find(values);
    if (repeated != values.end())
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{}: {} is given twice in {}; expected each value once",
                                        option, *repeated, in_quotes(list)));
}

}  // namespace pingpong::command
