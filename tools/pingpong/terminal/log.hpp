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

/// The level of that name in Python's logging, from `DEBUG` to `CRITICAL`; nullopt: there is none.
std::optional<spdlog::level::level_enum> find_log_level(std::string_view name) noexcept;

/// A buffered sink for several loggers of one thread. Lines are written when the buffer is full,
/// when a logger is flushed, and when the last logger is destroyed.
std::shared_ptr<spdlog::sinks::sink> make_log_sink();

/// A logger.
///
/// \param level        Less severe lines are left out.
/// \param flush_level  Lines from this level on are written at once.
spdlog::logger make_log(std::string name, std::shared_ptr<spdlog::sinks::sink> sink,
                        spdlog::level::level_enum level, spdlog::level::level_enum flush_level);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_LOG_HPP
