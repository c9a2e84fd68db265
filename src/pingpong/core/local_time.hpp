/// \file
/// Formats and parses wall clock times, which label measurements and are never measurements.
///
/// All functions are thread-safe. Times must lie between 1970 and 2261.
#ifndef PINGPONG_CORE_LOCAL_TIME_HPP
#define PINGPONG_CORE_LOCAL_TIME_HPP

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pingpong {

/// Formats local time without a zone, as Python's `datetime.isoformat()` does.
///
/// \return  Such as `2023-05-01T10:00:00.306087`; without a fraction at 0 microseconds. In UTC when
///          the system does not know the local zone.
std::string format_iso_local(std::chrono::system_clock::time_point time);

/// Formats a time in UTC, to the microsecond, such as `2023-05-01T08:00:00.306087Z`.
///
/// \par Source  RFC 3339, 5.6.
std::string format_rfc3339_utc(std::chrono::system_clock::time_point time);

/// Formats a time with the offset of the local zone, such as `2023-05-01T10:00:00.306087+02:00`.
///
/// \par Source  RFC 3339, 5.6.
std::string format_rfc3339_local(std::chrono::system_clock::time_point time);

/// Parses what `format_rfc3339_utc` returns.
///
/// \param text  Ends in `Z`; the fraction may be absent or have 1 to 6 digits.
/// \return      nullopt when the format differs, the day or second does not exist, or the year is
///              not in [1970, 2261].
std::optional<std::chrono::system_clock::time_point> parse_rfc3339_utc(std::string_view text);

}  // namespace pingpong

#endif  // PINGPONG_CORE_LOCAL_TIME_HPP
