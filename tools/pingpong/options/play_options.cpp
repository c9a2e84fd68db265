#include "pingpong/options/play_options.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>

#include "pingpong/command_error.hpp"
#include "pingpong/options/counts.hpp"
#include "pingpong/options/numbers.hpp"
#include "pingpong/terminal/log.hpp"
#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

command_error provide(std::string_view name, const std::string& expected) {
    return command_error(exit_status::wrong_usage,
                         fmt::format("Provide value for '{}'. Expected {}.", name, expected));
}

/// The address that `host` names, in digits.
std::string host_from_environment() {
    const char* const given = std::getenv("host");
    endpoint where;
    where.host = given ? given : "127.0.0.1";
    if (where.host.empty() || !resolve(where))
        throw provide("host", "an address of this machine, such as 127.0.0.1");
    return where.address;
}

spdlog::level::level_enum level_from_environment() {
    const char* const given = std::getenv("log_level");
    const auto level = level_named(given ? given : "INFO");
    if (!level)
        throw provide("log_level", "DEBUG, INFO, WARNING, ERROR or CRITICAL");
    return *level;
}

}  // namespace

std::string wrong_count_words(std::string_view text) {
    return fmt::format("{} is not a whole number from 1 to {}, nor -1 to end the game",
                       in_quotes(text), max_number);
}

play_options check(const play_words& words) {
    play_options options;
    for (const std::string& word : words.counts) {
        const auto count = parse_count(word);
        if (word == "-1")
            options.ends = true;
        else if (!count)
            throw command_error(exit_status::wrong_usage, "play: " + wrong_count_words(word));
        else if (!options.ends)
            options.counts.push_back(*count);
    }
    options.host = host_from_environment();
    options.log_level = level_from_environment();
    return options;
}

}  // namespace pingpong::command
