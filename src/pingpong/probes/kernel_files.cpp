#include "pingpong/probes/kernel_files.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <system_error>

namespace pingpong {
namespace {

/// The number that a column begins with; streams would read it by the process's locale.
template <class Number>
std::optional<Number> parse_column(std::string_view line, unsigned index) {
    constexpr std::string_view blanks = " \t";
    for (;; --index) {
        line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
        if (index == 0)
            break;
        line.remove_prefix(std::min(line.find_first_of(blanks), line.size()));
    }
    Number number{};
    const auto error = std::from_chars(line.data(), line.data() + line.size(), number).ec;
    return error == std::errc() ? std::optional(number) : std::nullopt;
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
    return parse_column<std::uint64_t>(line, index);
}

std::optional<double> decimal_at(std::string_view line, unsigned index) {
    return parse_column<double>(line, index);
}

}  // namespace pingpong
