/// \file
/// What `--version` says.
#ifndef PINGPONG_OPTIONS_VERSION_TEXT_HPP
#define PINGPONG_OPTIONS_VERSION_TEXT_HPP

#include <string>

namespace pingpong::command {

/// Version, commit, compiler and Boost version, without a line feed at the end.
std::string version_text();

/// The version alone.
std::string version_number();

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_VERSION_TEXT_HPP
