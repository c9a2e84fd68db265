/// \file
/// The edit distance of two names, for suggestions.
#ifndef PINGPONG_CORE_EDIT_DISTANCE_HPP
#define PINGPONG_CORE_EDIT_DISTANCE_HPP

#include <cstddef>
#include <string_view>

namespace pingpong {

/// The least number of edits that turn `from` into `to`. An edit inserts, deletes or replaces a
/// character, or swaps two neighbouring ones.
///
/// \par Source  Damerau (1964), CACM 7(3), as optimal string alignment: no part is edited twice.
std::size_t edit_distance(std::string_view from, std::string_view to);

}  // namespace pingpong

#endif  // PINGPONG_CORE_EDIT_DISTANCE_HPP
