#include "pingpong/game.hpp"

#include <algorithm>
#include <utility>

#include "pingpong/scheduler/deadline.hpp"

namespace pingpong::command {
namespace {

constexpr std::chrono::seconds deadline{5};
constexpr std::chrono::seconds patience{1};
constexpr std::uint64_t chunk = 1000;  // round trips held in memory at once

bind_options listening_at(const std::string& host) {
    bind_options bind;
    bind.address = host;
    return bind;
}

/// What the original times: a client from its start to its end.
task<> play_whole(contender& client, std::uint64_t count) {
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    round_trips samples;
    for (std::uint64_t left = count; left > 0; left -= samples.taken().size()) {
        samples.prepare(std::min(left, chunk));
        auto played = co_await client.play(samples);
        if (!played)
            co_return played.error();
    }
    auto closed = co_await client.close();
    co_return closed;
}

}  // namespace

game::side::side(game& of, std::string_view table_name, std::string_view protocol_name,
                 request text, session_log::kind kind)
    : name(table_name),
      protocol(protocol_name),
      says(std::move(text)),
      log(make_log(std::string(table_name), of.sink_, of.level_, spdlog::level::warn)),
      watcher(kind, log),
      local(of.executor_, of.bind_, limits(), &watcher) {
}

game::game(executor where_to_run, const std::string& host, spdlog::level::level_enum level)
    : executor_(where_to_run),
      bind_(listening_at(host)),
      level_(level),
      main_(make_log("main", sink_, level, spdlog::level::warn)),
      client_(make_log("CLIENT", sink_, level, spdlog::level::warn)),
      ws_(*this, "WS", "ws", request::counting("Ping ", "!"), session_log::kind::ws),
      http_(*this, "HTTP", "http-close", request::counting("Ping", ""), session_log::kind::http) {
}

asio::awaitable<bool, executor> game::play(std::uint64_t count) {
    const bool ws_ended = co_await play(ws_, count);
    if (!ws_ended)
        co_return false;
    const bool http_ended = co_await play(http_, count);
    co_return http_ended;
}

asio::awaitable<bool, executor> game::play(side& one, std::uint64_t count) {
    const auto start = std::chrono::system_clock::now();
    const auto begin = std::chrono::steady_clock::now();
    auto made = make_client(one);
    result<> played = made ? result<>() : result<>(made.error());
    if (made) {
        contender& client = **made;
        auto playing = play_whole(client, count);
        played = co_await while_progressing(std::move(playing), client.moved(), deadline);
    }
    const auto duration = std::chrono::steady_clock::now() - begin;

    if (played) {
        rows_.push_back(make_seed_row(std::string(one.name), count, start, duration));
        main_.info("{}: {} were sent", one.name, count);
    } else if (played.error().code != errc::cancelled) {
        failed_ = true;
        client_.error("{}: {}", one.name, describe(played.error()));
    }
    main_.flush();
    co_return played || played.error().code != errc::cancelled;
}

result<std::unique_ptr<contender>> game::make_client(side& one) {
    const pingpong::protocol& carrier = *find_protocol(one.protocol);
    const auto where = one.local.find_or_start(carrier.served_by, reply_mode::answer);
    if (!where)
        return where.error();
    client_settings settings(one.says);
    settings.target = where->path;
    settings.host = where->authority();
    settings.rules = profile::seed;
    return carrier.make(executor_, *where, std::move(settings));
}

asio::awaitable<void, executor> game::stop() {
    co_await ws_.local.stop(patience);
    co_await http_.local.stop(patience);
}

}  // namespace pingpong::command
