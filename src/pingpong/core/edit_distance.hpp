/// \file
/// How far apart two names are.
#ifndef PINGPONG_CORE_EDIT_DISTANCE_HPP
#define PINGPONG_CORE_EDIT_DISTANCE_HPP

#include <cstddef>
#include <string_view>

namespace pingpong {

/// How many characters must at least be inserted, deleted or replaced, or swapped with their
/// neighbours, to make `to` of `from`.
///
/// \par Source  Damerau (1964), CACM 7(3), as optimal string alignment: no part is edited twice.
std::size_t edits_between(std::string_view from, std::string_view to);

}  // namespace pingpong

#endif  // PINGPONG_CORE_EDIT_DISTANCE_HPP
