/// \file
/// Logs what sessions receive.
#ifndef PINGPONG_COMMANDS_SESSION_LOG_HPP
#define PINGPONG_COMMANDS_SESSION_LOG_HPP

#include <spdlog/logger.h>

#include "pingpong/core/protocol.hpp"
#include "pingpong/protocols/session.hpp"

namespace pingpong::command {

/// Logs requests as the servers of the original game do: of HTTP the method, headers and data; of
/// WebSocket the headers of its handshake and the end of the connection. Everything else is logged
/// at level DEBUG.
class session_log final : public session_watcher {
public:
    /// \param family  What the sessions speak.
    /// \param log     Outlives this.
    session_log(protocol_family family, spdlog::logger& log) : family_(family), log_(log) {}

    void head(std::string_view method, std::string_view target, std::string_view fields) override;
    void message(std::string_view text) override;
    void ended(std::string_view reason) override;

private:
    protocol_family family_;
    spdlog::logger& log_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_SESSION_LOG_HPP
