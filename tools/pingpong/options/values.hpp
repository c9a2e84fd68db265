/// \file
/// The types of options' values: how a word is parsed and validated, and how a default is shown.
#ifndef PINGPONG_OPTIONS_VALUES_HPP
#define PINGPONG_OPTIONS_VALUES_HPP

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/report/spread.hpp"

namespace pingpong::command {

/// The largest number that every reader of a report's JSON keeps exactly: 2^53 - 1.
inline constexpr std::uint64_t max_number = 9007199254740991;

/// A type of values.
///
/// `parse` returns nullopt for a word that is no such value, `expected` completes "is not ..." in
/// the error, `format` is the inverse of `parse`, `unit` stands for the value in the help, and
/// `words` are all values where there are few.
template <class Type>
concept value_type = requires(const Type& type, std::string_view text) {
    { type.parse(text).has_value() } -> std::convertible_to<bool>;
    { type.expected() } -> std::convertible_to<std::string>;
    { type.format(*type.parse(text)) } -> std::convertible_to<std::string>;
    { type.unit() } -> std::convertible_to<std::string>;
    { type.words() } -> std::convertible_to<std::vector<std::string>>;
};

/// What types of values have in common: they are not a choice of words.
struct any_word {
    static std::vector<std::string> words() { return {}; }
};

/// A whole number in [min, max].
struct whole_number : any_word {
    constexpr whole_number(std::uint64_t from, std::uint64_t to) : min(from), max(to) {}

    static std::string unit() { return "N"; }
    std::optional<std::uint64_t> parse(std::string_view text) const noexcept;
    std::string expected() const;
    std::string format(std::uint64_t value) const;

    std::uint64_t min, max;
};

/// A number of bytes in [min, max]; `K` and `M` after it mean 1024 and 1024 * 1024.
struct byte_count : any_word {
    constexpr byte_count(std::uint64_t from, std::uint64_t to) : min(from), max(to) {}

    static std::string unit() { return "BYTES"; }
    std::optional<std::uint64_t> parse(std::string_view text) const noexcept;
    std::string expected() const;
    std::string format(std::uint64_t value) const;

    std::uint64_t min, max;
};

/// Sizes of a request and of its reply.
struct payload_sizes {
    std::size_t request = 0;
    std::size_t reply = 0;

    payload_sizes() = default;
    payload_sizes(std::size_t request_bytes, std::size_t reply_bytes)
        : request(request_bytes), reply(reply_bytes) {}
};

/// One number of bytes for both, or two as in `200:20K`.
struct payload_size : any_word {
    constexpr payload_size(std::uint64_t from, std::uint64_t to) : bytes(from, to) {}

    static std::string unit() { return "BYTES[:BYTES]"; }
    std::optional<payload_sizes> parse(std::string_view text) const noexcept;
    std::string expected() const;
    std::string format(const payload_sizes& value) const;

    byte_count bytes;
};

/// A part of one in [min, max], written in percent: `1`, `0.5` or `0.5%`.
struct percentage : any_word {
    constexpr percentage(double from, double to) : min(from), max(to) {}

    static std::string unit() { return "PERCENT"; }
    std::optional<double> parse(std::string_view text) const noexcept;
    std::string expected() const;
    std::string format(double value) const;

    double min, max;
};

/// A number per second, above 0 and at most `max_rate_per_s`.
struct rate_per_second : any_word {
    static std::string unit() { return "PER-SECOND"; }
    std::optional<double> parse(std::string_view text) const noexcept;
    std::string expected() const;
    std::string format(double value) const;
};

/// A duration from a millisecond to a day: seconds as `5` or `5s`, milliseconds as `500ms`, minutes
/// as `10m`, hours as `1h`.
struct duration : any_word {
    static std::string unit() { return "TIME"; }
    std::optional<std::chrono::milliseconds> parse(std::string_view text) const noexcept;
    std::string expected() const;
    std::string format(std::chrono::nanoseconds value) const;
};

/// What is played before measuring.
struct warm_up_amount {
    std::uint64_t exchanges = 0;      ///< See `plan::warm_up_exchanges`.
    std::chrono::nanoseconds time{};  ///< See `plan::warm_up_time`.

    warm_up_amount() = default;
    explicit warm_up_amount(std::uint64_t number_of_exchanges) : exchanges(number_of_exchanges) {}
};

/// A number of exchanges, as `10`; or a time with its unit, as `5s`, besides `exchanges_with_time`.
struct warm_up_value : any_word {
    /// \param max  Exchanges.
    constexpr warm_up_value(std::uint64_t max, std::uint64_t exchanges_with_time)
        : number(0, max), default_exchanges(exchanges_with_time) {}

    static std::string unit() { return "N|TIME"; }
    std::optional<warm_up_amount> parse(std::string_view text) const noexcept;
    std::string expected() const;
    std::string format(const warm_up_amount& value) const;

    whole_number number;
    std::uint64_t default_exchanges;
};

/// How a run is spread over ranks, in a word.
struct spread_name : any_word {
    static std::string unit() { return "HOW"; }
    static std::optional<spread> parse(std::string_view text) noexcept;
    static std::string expected() { return "replicate, load or experiments"; }
    static std::string format(spread value) { return std::string(name_of(value)); }
    static std::vector<std::string> words() { return {"replicate", "load", "experiments"}; }
};

/// A text that is not empty.
struct some_text : any_word {
    /// \param unit_name    What stands for it in the help.
    /// \param description  Completes "is not ..." in the error about an empty one.
    some_text(std::string unit_name, std::string description)
        : unit_(std::move(unit_name)), expected_(std::move(description)) {}

    std::string unit() const { return unit_; }
    std::optional<std::string> parse(std::string_view text) const;
    std::string expected() const { return expected_; }
    std::string format(const std::string& value) const { return value; }

private:
    std::string unit_, expected_;
};

/// One of a few words, each with its value.
template <class Value>
class choice {
public:
    choice(std::string unit_name, std::vector<std::pair<std::string, Value>> known)
        : unit_(std::move(unit_name)), known_(std::move(known)) {}

    std::string unit() const { return unit_; }
    std::vector<std::string> words() const {
        std::vector<std::string> all;
        for (const auto& [word, value] : known_)
            all.push_back(word);
        return all;
    }
    std::optional<Value> parse(std::string_view text) const {
        for (const auto& [word, value] : known_)
            if (word == text)
                return value;
        return std::nullopt;
    }
    std::string expected() const;
    std::string format(const Value& value) const {
        for (const auto& [word, known] : known_)
            if (known == value)
                return word;
        return {};
    }

private:
    std::string unit_;
    std::vector<std::pair<std::string, Value>> known_;
};

/// Digits and nothing else; nullopt for anything else and for what 64 bits do not hold.
std::optional<std::uint64_t> parse_digits(std::string_view text) noexcept;

/// Whether it begins with a digit, after a sign or not.
bool begins_like_a_number(std::string_view word) noexcept;

/// A number to determine the order of play when none is given; at most `max_number`.
std::uint64_t random_seed();

/// The items of a list separated by commas, each as it was written; one empty one of empty text.
std::vector<std::string_view> split_list(std::string_view list);

/// `a, b or c`; for a sentence.
std::string join_with_or(const std::vector<std::string>& names);

/// The known name that `name` is nearest to; nullptr where none is near: more than a third of the
/// letters, and more than one, would have to change.
///
/// \param known  Outlives what is returned.
const std::string* find_nearest(std::string_view name, const std::vector<std::string>& known);

/// `; did you mean NAME?` with the known name that is nearest to `name`; empty where none is near.
std::string suggest(std::string_view name, const std::vector<std::string>& known);

/// Throws the error of a value that is none.
///
/// \param option    Its name.
/// \param text      The value, in its list if it is an item of one.
/// \param expected  As of `value_type`.
/// \throws command_error  `wrong_usage`, always.
[[noreturn]] void throw_wrong_value(std::string_view option, std::string_view text,
                                    std::string_view list, std::string_view expected);

/// Throws the error of a list without values.
///
/// \throws command_error  `wrong_usage`, always.
[[noreturn]] void throw_empty_list(std::string_view option);

/// Throws the error of a value that is in a list twice, where one is.
///
/// \param values  Formatted: two that are written in different ways can be the same.
/// \throws command_error  `wrong_usage`.
void validate_distinct(std::string_view option, std::string_view list,
                       std::vector<std::string> values);

/// A value of that type.
///
/// \param option  The name of the option it was given to, for the error.
/// \throws command_error  `wrong_usage`.
template <value_type Type>
auto parse_value(const Type& type, std::string_view option, std::string_view text) {
    auto value = type.parse(text);
    if (!value)
        throw_wrong_value(option, text, text, type.expected());
    return std::move(*value);
}

/// The values of that type in a list separated by commas, no two of them the same.
///
/// \param hint  Added to what was expected; may be empty.
/// \throws command_error  `wrong_usage`, naming the first that is wrong.
template <value_type Type>
auto parse_list(const Type& type, std::string_view option, std::string_view list,
                std::string_view hint) {
    std::vector<typename decltype(type.parse(list))::value_type> values;
    std::vector<std::string> formatted;
    if (list.empty())
        throw_empty_list(option);
    for (const std::string_view item : split_list(list)) {
        auto value = type.parse(item);
        if (!value)
            throw_wrong_value(option, item, list, type.expected() + std::string(hint));
        formatted.push_back(type.format(*value));
        values.push_back(std::move(*value));
    }
    validate_distinct(option, list, std::move(formatted));
    return values;
}

template <class Value>
std::string choice<Value>::expected() const {
    return join_with_or(words());
}

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_VALUES_HPP
