#include "pingpong/commands/session_log.hpp"

#include <string>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::command {
namespace {

/// One harmless line of it, and not all of a message that is long.
std::string shown(std::string_view text) {
    constexpr std::size_t most = 1000;
    if (text.size() <= most)
        return escape_terminal(text);
    return escape_terminal(text.substr(0, most)) + "... (" + std::to_string(text.size()) +
           " bytes)";
}

}  // namespace

void session_log::head(std::string_view method, std::string_view target, std::string_view fields) {
    if (!log_.should_log(spdlog::level::info))
        return;
    const std::string headers = escape_terminal(fields);
    if (of_ == kind::http)
        log_.info("{} {}: {}", escape_terminal(method), escape_terminal(target), headers);
    else
        log_.info(headers);
}

void session_log::message(std::string_view text) {
    const auto level = of_ == kind::http ? spdlog::level::info : spdlog::level::debug;
    if (!text.empty() && log_.should_log(level))
        log_.log(level, "Data: {}", shown(text));
}

void session_log::ended(std::string_view reason) {
    const auto level = of_ == kind::ws ? spdlog::level::info : spdlog::level::debug;
    if (log_.should_log(level))
        log_.log(level, "Connection terminated. [{}]",
                 reason.empty() ? "no reason given" : escape_terminal(reason));
}

}  // namespace pingpong::command
