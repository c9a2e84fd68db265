/// \file
/// Finds cells, comparisons and failures in a report.
#ifndef PINGPONG_REPORT_LOOKUP_HPP
#define PINGPONG_REPORT_LOOKUP_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The cell of a contender in an experiment; nullopt: it does not play there.
std::optional<std::size_t> find_cell(const std::vector<cell>& cells, std::size_t experiment,
                                     std::string_view protocol) noexcept;

/// The first cell of an experiment whose protocol has that role; nullopt: there is none.
std::optional<std::size_t> find_cell(const std::vector<cell>& cells, std::size_t experiment,
                                     const protocol_role& role) noexcept;

/// The security of the numerator of a comparison.
security security_of(const report& report, const comparison& comparison) noexcept;

/// The comparison of two contenders by median in an experiment; nullptr: there is none. Valid while
/// the comparisons of the report are.
const comparison* find_comparison(const report& report, std::size_t experiment,
                                  std::string_view numerator,
                                  std::string_view denominator) noexcept;

/// The first comparison by median of two protocols that have those roles; nullptr: there is none.
/// Valid while the comparisons of the report are.
const comparison* find_comparison(const report& report, std::size_t experiment,
                                  const protocol_role& numerator,
                                  const protocol_role& denominator) noexcept;

/// Whether the protocols of a comparison have those roles.
bool is_between(const report& report, const comparison& comparison, const protocol_role& numerator,
                const protocol_role& denominator) noexcept;

/// The comparison by median that answers the question of an experiment: the question's own, or the
/// first there is where one of its two contenders does not play. nullptr: nothing was compared.
/// Valid while the comparisons of the report are.
const comparison* find_primary_comparison(const report& report, std::size_t experiment) noexcept;

/// Whether the two contenders of the run's question were to play, and were never compared.
bool is_unanswered(const report& report) noexcept;

/// What a cell costs; nullptr: that was not derived. Valid while the costs of the report are.
const cell_cost* find_cost(const report& report, std::size_t cell) noexcept;

/// How many experiments the cells of a report belong to.
std::size_t experiment_count(const report& report) noexcept;

/// The size of a contender's replies: what was planned, or what its server has replied; 0: unknown.
std::uint64_t reply_bytes_of(const cell& cell) noexcept;

/// Whether a trial of that cell failed.
bool has_failed(const report& report, std::size_t cell) noexcept;

/// The URL of a cell's server, and the Unix socket over which it is reached, if any; empty: it
/// never started.
std::string describe_server(const cell& cell);

/// Whether client and server are on one machine, in one process or in two, as those of an open loop
/// are: its server is this process, reached over a Unix socket, `localhost` or has no other than
/// loopback addresses.
bool on_loopback(const cell& cell);

}  // namespace pingpong

#endif  // PINGPONG_REPORT_LOOKUP_HPP
