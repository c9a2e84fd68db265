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
#include "pingpong/report/report.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "pingpong/terminal/log.hpp"

namespace pingpong::command {

/// Plays counts by the original experiment's rules (profile `seed`), with its log.
class game {
public:
    /// \param host  Where the servers listen; numeric.
    game(executor where_to_run, const std::string& host, spdlog::level::level_enum level);

    /// Plays `count` pings over WebSocket, then over HTTP, starting their servers if need be. A run
    /// that failed is logged and gets no row.
    ///
    /// \return  False when the awaiting coroutine was cancelled meanwhile.
    asio::awaitable<bool, executor> play(std::uint64_t count);

    /// Stops the servers.
    asio::awaitable<void, executor> stop();

    const std::vector<original_row>& rows() const noexcept { return rows_; }

    /// Whether a run failed.
    bool failed() const noexcept { return failed_; }

private:
    struct side;

    asio::awaitable<bool, executor> play(side& one, std::uint64_t count);
    result<std::unique_ptr<contender>> make_client(side& one);

    /// One of the two servers, and what plays against it.
    struct side {
        std::string_view name;  ///< In the table and in the log.
        protocol_family over;
        spdlog::logger log;
        session_log watcher;
        servers local;

        side(game& of, std::string_view table_name, protocol_family family, session_log::kind kind);
    };

    executor executor_;
    bind_options bind_;
    spdlog::level::level_enum level_;
    std::shared_ptr<spdlog::sinks::sink> sink_ = make_log_sink();
    spdlog::logger main_;
    spdlog::logger client_;
    side ws_;
    side http_;
    std::vector<original_row> rows_;
    bool failed_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_GAME_HPP
