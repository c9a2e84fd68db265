/// \file
/// What can stand after an option.
#ifndef PINGPONG_OPTIONS_COMPLETED_VALUES_HPP
#define PINGPONG_OPTIONS_COMPLETED_VALUES_HPP

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace pingpong::command {

/// The values of an option, as far as they are known before they are written.
struct completed_values {
    bool none = false;               ///< It takes no value.
    bool files = false;              ///< A path.
    bool list = false;               ///< Several of `names`, with commas between them.
    std::vector<std::string> names;  ///< Empty: anything, or a path.
};

completed_values values_of(const CLI::Option& option);

/// A text on one line, without what shells could take for their own.
std::string plain_summary(const std::string& text);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_COMPLETED_VALUES_HPP
