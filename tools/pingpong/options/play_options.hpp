/// \file
/// `pingpong play`: the counts on the command line, and what the environment says.
#ifndef PINGPONG_OPTIONS_PLAY_OPTIONS_HPP
#define PINGPONG_OPTIONS_PLAY_OPTIONS_HPP

#include <spdlog/common.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong::command {

/// The arguments as they were written.
struct play_words {
    std::vector<std::string> counts;
};

/// What to play, and how.
struct play_options {
    std::vector<std::uint64_t> counts;
    bool ends = false;  ///< -1 was among the arguments: nothing is asked at the prompt.
    std::string host;   ///< Numeric.
    spdlog::level::level_enum log_level = spdlog::level::info;
};

/// Why `text` is not what the game asks for.
std::string wrong_count_words(std::string_view text);

/// Looks at the environment too: `host` and `log_level`.
///
/// \throws command_error  `wrong_usage`, before anything is played.
play_options check(const play_words& words);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_PLAY_OPTIONS_HPP
