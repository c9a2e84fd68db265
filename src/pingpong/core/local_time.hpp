/// \file
/// The wall clock as text: a label for what was measured, never a measure itself.
///
/// Safe from several threads. A time before 1970 or after 2261 is outside of what is promised.
#ifndef PINGPONG_CORE_LOCAL_TIME_HPP
#define PINGPONG_CORE_LOCAL_TIME_HPP

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pingpong {

/// Local time as Python's `datetime.isoformat()` prints a time without a zone.
///
/// \return  E.g. `2023-05-01T10:00:00.306087`; no fraction when it is 0 microseconds.
/// \par Errors  None; UTC where the system does not know the zone.
std::string iso_local(std::chrono::system_clock::time_point when);

/// The time in UTC, to the microsecond, e.g. `2023-05-01T08:00:00.306087Z`.
///
/// \par Source  RFC 3339, 5.6.
std::string rfc3339_utc(std::chrono::system_clock::time_point when);

/// The time with the offset of the local zone, e.g. `2023-05-01T10:00:00.306087+02:00`.
///
/// \par Source  RFC 3339, 5.6.
std::string rfc3339_local(std::chrono::system_clock::time_point when);

/// The inverse of `rfc3339_utc`.
///
/// \param text  Ends in `Z`; the fraction may be absent, or have 1 to 6 digits.
/// \return      nullopt when it is written otherwise, no such day or second exists, or the year is
///              not in [1970, 2261].
std::optional<std::chrono::system_clock::time_point> parse_rfc3339_utc(std::string_view text);

}  // namespace pingpong

#endif  // PINGPONG_CORE_LOCAL_TIME_HPP
