/// \file
/// The unit in which times are read most easily.
#ifndef PINGPONG_REPORTER_WORDING_TIME_UNIT_HPP
#define PINGPONG_REPORTER_WORDING_TIME_UNIT_HPP

#include <string_view>

namespace pingpong {

/// A unit of time.
struct time_unit {
    std::string_view name;  ///< `ns`, `us`, `ms` or `s`.
    double ns = 1;          ///< So many make one.
};

/// The largest unit in which times are still 1 or more.
///
/// \param shortest_ns  The shortest of them; whatever is below 1 ns is told in ns.
time_unit time_unit_for(double shortest_ns) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_TIME_UNIT_HPP
