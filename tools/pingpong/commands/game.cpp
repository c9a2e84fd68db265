#include "pingpong/commands/game.hpp"

#include <utility>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/commands/original_conversation.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {
namespace {

constexpr std::chrono::seconds patience{1};

bind_options listening_at(const std::string& host) {
    bind_options bind;
    bind.address = host;
    return bind;
}

}  // namespace

game::side::side(game& of, std::string_view table_name, protocol_family family,
                 session_log::kind kind)
    : name(table_name),
      over(family),
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
      ws_(*this, "WS", protocol_family::websocket, session_log::kind::ws),
      http_(*this, "HTTP", protocol_family::http, session_log::kind::http) {
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
    if (made)
        played = co_await play_whole(**made, count);
    const auto duration = std::chrono::steady_clock::now() - begin;

    if (played) {
        rows_.push_back(make_original_row(std::string(one.name), count, start, duration));
        main_.info("{}: {} were sent", one.name, count);
    } else if (played.error().code != errc::cancelled) {
        failed_ = true;
        client_.error("{}: {}", one.name, format_failure(played.error()));
    }
    main_.flush();
    co_return played || played.error().code != errc::cancelled;
}

result<std::unique_ptr<contender>> game::make_client(side& one) {
    const bool over_http = one.over == protocol_family::http;
    const protocol& carrier = *find_protocol(over_http ? "http-close" : "ws");
    const auto where = one.local.find_or_start(carrier.served_by, reply_mode::answer);
    if (!where)
        return where.error();
    return make_original_client(executor_, one.over, *where);
}

asio::awaitable<void, executor> game::stop() {
    co_await ws_.local.stop(patience);
    co_await http_.local.stop(patience);
}

}  // namespace pingpong::command
