/// \file
/// The log: `[LEVEL HH:MM:SS] (name): text` on standard error.
#ifndef PINGPONG_TERMINAL_LOG_HPP
#define PINGPONG_TERMINAL_LOG_HPP

#include <spdlog/common.h>
#include <spdlog/logger.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pingpong::command {

/// The level that Python's logging calls so, from `DEBUG` to `CRITICAL`; nullopt: there is none.
std::optional<spdlog::level::level_enum> level_named(std::string_view name) noexcept;

/// A sink for several loggers of one thread. Lines are written when much has gathered, when a
/// logger is flushed, and when the last of them is gone.
std::shared_ptr<spdlog::sinks::sink> make_log_sink();

/// A logger; what it is told from `at_once` on is written without delay.
spdlog::logger make_log(std::string name, std::shared_ptr<spdlog::sinks::sink> sink,
                        spdlog::level::level_enum level, spdlog::level::level_enum at_once);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_LOG_HPP
