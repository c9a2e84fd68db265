/// \file
/// Logs what sessions receive.
#ifndef PINGPONG_COMMANDS_SESSION_LOG_HPP
#define PINGPONG_COMMANDS_SESSION_LOG_HPP

#include <spdlog/logger.h>

#include "pingpong/protocols/session.hpp"

namespace pingpong::command {

/// Logs requests as the servers of the original game do: HTTP with its method, headers and data;
/// WebSocket with the headers of its handshake and the end of the connection. Everything else a
/// session tells is logged as DEBUG.
class session_log final : public session_watcher {
public:
    enum class kind { http, ws, line };

    /// \param log  Outlives this.
    session_log(kind of, spdlog::logger& log) : of_(of), log_(log) {}

    void head(std::string_view method, std::string_view target, std::string_view fields) override;
    void message(std::string_view text) override;
    void ended(std::string_view reason) override;

private:
    kind of_;
    spdlog::logger& log_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SESSION_LOG_HPP
