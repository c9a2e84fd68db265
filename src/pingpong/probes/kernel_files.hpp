/// \file
/// What the kernel tells in the small text files below /proc and /sys.
#ifndef PINGPONG_PROBES_KERNEL_FILES_HPP
#define PINGPONG_PROBES_KERNEL_FILES_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pingpong {

/// The first line of a file; nullopt when it cannot be read or is empty.
std::optional<std::string> first_line(const std::string& path);

/// The whole number that a file begins with; nullopt when there is none.
std::optional<std::uint64_t> number_in(const std::string& path);

/// The line of a file that begins with `key`, without it; nullopt when there is none.
std::optional<std::string> line_after(const std::string& path, std::string_view key);

/// Column `index` of `line`, which blanks divide, counted from 0; nullopt unless it is a number.
std::optional<std::uint64_t> number_at(std::string_view line, unsigned index);

/// The same for a decimal number with a point, whatever the locale.
std::optional<double> decimal_at(std::string_view line, unsigned index);

}  // namespace pingpong

#endif  // PINGPONG_PROBES_KERNEL_FILES_HPP
