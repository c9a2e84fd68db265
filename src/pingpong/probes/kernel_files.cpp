#include "pingpong/probes/kernel_files.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <system_error>

namespace pingpong {
namespace {

constexpr std::string_view column_separators = " \t";

/// The column and what follows it; empty when there is no such column.
std::string_view from_column(std::string_view line, unsigned index) {
    line.remove_prefix(std::min(line.size(), line.find_first_not_of(column_separators)));
    for (; index > 0; --index) {
        line.remove_prefix(std::min(line.size(), line.find_first_of(column_separators)));
        line.remove_prefix(std::min(line.size(), line.find_first_not_of(column_separators)));
    }
    return line;
}

/// Not by a stream or `strtod`, which would follow the program's locale.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<std::string> first_line(const std::string& path) {
    return line_after(path, {});
}

std::optional<std::uint64_t> number_in(const std::string& path) {
    const auto line = first_line(path);
    return line ? number_at(*line, 0) : std::nullopt;
}

std::optional<std::string> line_after(const std::string& path, std::string_view key) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(key))
            return line.substr(key.size());
    return std::nullopt;
}

std::optional<std::uint64_t> number_at(std::string_view line, unsigned index) {
    return parse_number<std::uint64_t>(from_column(line, index));
}

std::optional<double> decimal_at(std::string_view line, unsigned index) {
    return parse_number<double>(from_column(line, index));
}

}  // namespace pingpong
