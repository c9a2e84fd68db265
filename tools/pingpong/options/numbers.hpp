/// \file
/// Numbers on the command line: words become checked values.
#ifndef PINGPONG_OPTIONS_NUMBERS_HPP
#define PINGPONG_OPTIONS_NUMBERS_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pingpong::command {

/// The largest number that every reader of a report's JSON keeps exactly: 2^53 - 1.
inline constexpr std::uint64_t max_number = 9007199254740991;

/// A number to determine the order of play when none is given; at most `max_number`.
std::uint64_t random_seed();

/// Digits and nothing else; nullopt for anything else and for what 64 bits do not hold.
std::optional<std::uint64_t> parse_digits(std::string_view text) noexcept;

/// Whether it begins with a digit, after a sign or not.
bool begins_like_a_number(std::string_view word) noexcept;

/// A number in [least, most].
///
/// \param where  The option it was given to, for the error.
/// \throws command_error  `wrong_usage`.
std::uint64_t whole_number(std::string_view where, std::string_view text, std::uint64_t least,
                           std::uint64_t most);

/// A number of bytes in [least, most]; `K` and `M` after it mean 1024 and 1024 * 1024.
///
/// \throws command_error  `wrong_usage`.
std::uint64_t byte_count(std::string_view where, std::string_view text, std::uint64_t least,
                         std::uint64_t most);

/// A part of one from `least` to `most`, written in percent: `1`, `0.5` or `0.5%` and so on.
///
/// \throws command_error  `wrong_usage`.
double percentage_of(std::string_view where, std::string_view text, double least, double most);

/// A number of exchanges per second, above 0, at which `count` of them take a year at most.
///
/// \throws command_error  `wrong_usage`.
double rate_of(std::string_view where, std::string_view text, std::uint64_t count);

/// The items of a list separated by commas, each as it was written; one empty one of empty text.
std::vector<std::string_view> items_of(std::string_view list);

/// \param list    What the numbers were read from, for the error.
/// \throws command_error  `wrong_usage`: a number is given twice.
void require_different(std::string_view where, std::string_view list,
                       std::vector<std::uint64_t> values);

/// A duration from a millisecond to a day: seconds as `5` or `5s`, milliseconds as `500ms`, minutes
/// as `10m`.
///
/// \throws command_error  `wrong_usage`.
std::chrono::milliseconds duration_of(std::string_view where, std::string_view text);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_NUMBERS_HPP
