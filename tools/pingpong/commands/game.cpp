#include "pingpong/commands/game.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/scheduler/deadline.hpp"

namespace pingpong::command {
namespace {

constexpr std::chrono::seconds server_stop_timeout{1};
constexpr std::chrono::seconds progress_timeout{5};  // of each step of a conversation
constexpr std::uint64_t max_stored_samples = 1000;

bind_options listening_at(const std::string& host) {
    bind_options bind;
    bind.address = host;
    return bind;
}

const protocol& find_role(const protocol_table& table, const protocol_role& role) {
    const auto found = std::ranges::find_if(
        table, [&role](const protocol& protocol) { return role.fits(protocol.traits); });
    if (found == table.end())
        throw usage_error("play",
                          fmt::format("the protocol table has no {} ({}, {})", name_of(role.family),
                                      name_of(role.secured), name_of(role.use)));
    return *found;
}

task<> play_without_timeout(contender& client, std::uint64_t count) {
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    round_trips samples;
    for (std::uint64_t left = count; left > 0; left -= samples.samples().size()) {
        samples.prepare(std::min(left, max_stored_samples));
        auto played = co_await client.play(samples);
        if (!played)
            co_return played.error();
    }
    auto closed = co_await client.close();
    co_return closed;
}

/// Opens, makes `count` exchanges, closes: what the original experiment times.
task<> play_conversation(contender& client, std::uint64_t count) {
    auto conversation = play_without_timeout(client, count);
    auto ended =
        co_await while_progressing(std::move(conversation), client.moved(), progress_timeout);
    co_return ended;
}

}  // namespace

game_protocols::game_protocols(const protocol_table& table)
    : websocket(find_role(table, roles::websocket)),
      http(find_role(table, roles::http_per_request)) {
}

game::game_side::game_side(game& owner, std::string_view side_name, const protocol& protocol)
    : name(side_name),
      row(protocol),
      log(make_log(std::string(side_name), owner.sink_, owner.log_level_, spdlog::level::warn)),
      watcher(protocol.traits.family, log),
      server(owner.executor_, owner.bind_, limits(), &watcher) {
}

game::game(executor io_executor, const std::string& host, spdlog::level::level_enum log_level,
           const game_protocols& protocols)
    : executor_(io_executor),
      bind_(listening_at(host)),
      log_level_(log_level),
      main_(make_log("main", sink_, log_level, spdlog::level::warn)),
      client_(make_log("CLIENT", sink_, log_level, spdlog::level::warn)),
      websocket_(*this, "WS", protocols.websocket),
      http_(*this, "HTTP", protocols.http) {
}

asio::awaitable<bool, executor> game::play(std::uint64_t count) {
    const bool websocket_ended = co_await play_side(websocket_, count);
    if (!websocket_ended)
        co_return false;
    const bool http_ended = co_await play_side(http_, count);
    co_return http_ended;
}

asio::awaitable<bool, executor> game::play_side(game_side& side, std::uint64_t count) {
    const auto start_time = std::chrono::system_clock::now();
    const auto start = std::chrono::steady_clock::now();
    auto client = make_client(side);
    result<> played = client ? result<>() : result<>(client.error());
    if (client)
        played = co_await play_conversation(**client, count);
    const auto duration = std::chrono::steady_clock::now() - start;

    if (played) {
        rows_.push_back(make_original_row(std::string(side.name), count, start_time, duration));
        main_.info("{}: {} were sent", side.name, count);
    } else if (played.error().code != errc::cancelled) {
        failed_ = true;
        client_.error("{}: {}", side.name, format_failure(played.error()));
    }
    main_.flush();
    co_return played || played.error().code != errc::cancelled;
}

result<std::unique_ptr<contender>> game::make_client(game_side& side) {
    const auto endpoint = side.server.find_or_start(side.row.served_by, reply_mode::answer);
    if (!endpoint)
        return endpoint.error();
    return make_original_client(executor_, side.row, *endpoint);
}

asio::awaitable<void, executor> game::stop() {
    co_await websocket_.server.stop(server_stop_timeout);
    co_await http_.server.stop(server_stop_timeout);
}

}  // namespace pingpong::command
