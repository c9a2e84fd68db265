#include "pingpong/commands/session_log.hpp"

#include <string>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::command {
namespace {

/// One line, with control characters escaped; long messages are shortened.
std::string format_message(std::string_view text) {
    constexpr std::size_t max_bytes = 1000;
    if (text.size() <= max_bytes)
        return escape_terminal(text);
    return escape_terminal(text.substr(0, max_bytes)) + "... (" + std::to_string(text.size()) +
           " bytes)";
}

}  // namespace

void session_log::head(std::string_view method, std::string_view target, std::string_view fields) {
    if (!log_.should_log(spdlog::level::info))
        return;
    const std::string headers = escape_terminal(fields);
    if (family_ == protocol_family::http)
        log_.info("{} {}: {}", escape_terminal(method), escape_terminal(target), headers);
    else
        log_.info(headers);
}

void session_log::message(std::string_view text) {
    const auto level =
        family_ == protocol_family::http ? spdlog::level::info : spdlog::level::debug;
    if (!text.empty() && log_.should_log(level))
        log_.log(level, "Data: {}", format_message(text));
}

void session_log::ended(std::string_view reason) {
    const auto level =
        family_ == protocol_family::websocket ? spdlog::level::info : spdlog::level::debug;
    if (log_.should_log(level))
        log_.log(level, "Connection terminated. [{}]",
                 reason.empty() ? "no reason given" : escape_terminal(reason));
}

}  // namespace pingpong::command
