/// \file
/// The original game: for each count WebSocket, then HTTP.
#ifndef PINGPONG_COMMANDS_GAME_HPP
#define PINGPONG_COMMANDS_GAME_HPP

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "pingpong/commands/session_log.hpp"
#include "pingpong/options/requests.hpp"
#include "pingpong/protocols/http/original_client.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "pingpong/terminal/log.hpp"

namespace pingpong::command {

/// The protocols that the original game compares.
struct game_protocols {
    const protocol& websocket;
    const protocol& http;  ///< With a connection per request.

    /// \throws command_error  `wrong_usage`: the table lacks one of them.
    explicit game_protocols(const protocol_table& table);
};

/// Plays counts by the original experiment's rules (profile `original`), with its log.
class game {
public:
    /// \param host       Where the servers listen; numeric.
    /// \param log_level  Of the least severe lines that are logged.
    /// \param protocols  Their rows outlive the game.
    game(executor io_executor, const std::string& host, spdlog::level::level_enum log_level,
         const game_protocols& protocols);

    /// Plays `count` pings over WebSocket, then over HTTP, starting their servers if need be. A run
    /// that failed is logged and gets no row.
    ///
    /// \return  False when the awaiting coroutine was cancelled meanwhile.
    asio::awaitable<bool, executor> play(std::uint64_t count);

    /// Stops the servers.
    asio::awaitable<void, executor> stop();

    /// The table so far.
    const std::vector<original_row>& rows() const noexcept { return rows_; }

    /// Whether a run failed.
    bool failed() const noexcept { return failed_; }

private:
    /// A server and its protocol.
    struct game_side {
        std::string_view name;  ///< In the table and in the log.
        const protocol& row;
        spdlog::logger log;
        session_log watcher;
        servers server;

        game_side(game& owner, std::string_view side_name, const protocol& protocol);
    };

    asio::awaitable<bool, executor> play_side(game_side& side, std::uint64_t count);
    result<std::unique_ptr<contender>> make_client(game_side& side);

    executor executor_;
    bind_options bind_;
    spdlog::level::level_enum log_level_;
    std::shared_ptr<spdlog::sinks::sink> sink_ = make_log_sink();
    spdlog::logger main_;
    spdlog::logger client_;
    game_side websocket_;
    game_side http_;
    std::vector<original_row> rows_;
    bool failed_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_GAME_HPP
