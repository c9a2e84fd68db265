/// \file
/// Names that were probably meant.
#ifndef PINGPONG_OPTIONS_DID_YOU_MEAN_HPP
#define PINGPONG_OPTIONS_DID_YOU_MEAN_HPP

#include <string>
#include <string_view>
#include <vector>

namespace pingpong::command {

/// The known name that `name` is nearest to; nullptr where none is near: more than a third of the
/// letters, and more than one, would have to change.
///
/// \param known  Outlives what is returned.
const std::string* nearest(std::string_view name, const std::vector<std::string>& known);

/// `; did you mean NAME?` with the known name that is nearest to `name`; empty where none is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

/// `a, b or c`; for a sentence.
std::string in_list(const std::vector<std::string>& names);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_DID_YOU_MEAN_HPP
