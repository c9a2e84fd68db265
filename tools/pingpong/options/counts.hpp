/// \file
/// Counts of exchanges: which experiments there are.
#ifndef PINGPONG_OPTIONS_COUNTS_HPP
#define PINGPONG_OPTIONS_COUNTS_HPP

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// A count from 1 to `max_number`; nullopt for any other text.
std::optional<std::uint64_t> parse_count(std::string_view text) noexcept;

/// The counts in a list separated by commas, as `--counts` takes it.
///
/// \throws command_error  `wrong_usage`, naming the first that is none, or one that is given twice.
std::vector<std::uint64_t> counts_of(std::string_view list);

/// Sees to it that all exchanges of a plan together can be counted.
///
/// \throws command_error  `wrong_usage`.
void check_total(const plan& what);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_COUNTS_HPP
