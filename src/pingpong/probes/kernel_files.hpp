/// \file
/// Reads the small text files below /proc and /sys, in any locale.
#ifndef PINGPONG_PROBES_KERNEL_FILES_HPP
#define PINGPONG_PROBES_KERNEL_FILES_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pingpong {

/// The first line of a file; nullopt when the file cannot be read or is empty.
std::optional<std::string> first_line(const std::string& path);

/// The whole number that the first line of a file begins with; nullopt when there is none.
std::optional<std::uint64_t> number_in(const std::string& path);

/// The rest of the first line that begins with `key`; nullopt when there is none.
std::optional<std::string> line_after(const std::string& path, std::string_view key);

/// The whole number in column `index` of `line`, from 0. Columns are separated by blanks. nullopt:
/// the column does not begin with a number, or does not exist.
std::optional<std::uint64_t> number_at(std::string_view line, unsigned index);

/// The number in column `index` of `line`, from 0, with a point as in `1.5`; nullopt as above.
std::optional<double> decimal_at(std::string_view line, unsigned index);

}  // namespace pingpong

#endif  // PINGPONG_PROBES_KERNEL_FILES_HPP
