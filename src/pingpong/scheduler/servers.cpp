#include "pingpong/scheduler/servers.hpp"

#include <utility>

namespace pingpong {

servers::servers(executor where_to_run, bind_options bind, limits most, session_watcher* watcher)
    : executor_(where_to_run), bind_(std::move(bind)), limit_(most), watcher_(watcher) {
}

result<endpoint> servers::find_or_start(const service& what, reply_mode mode) {
    const auto at_path = [&what, mode](endpoint where) {
        if (what.has_paths)
            where.path = mode == reply_mode::echo ? "/echo" : "/";
        return where;
    };
    for (const running& each : running_)
        if (each.what == &what && (what.has_paths || each.mode == mode))
            return at_path(each.listener->where());

    session_settings settings(limit_, mode, watcher_);
    settings.peers = peer_place::same_thread;
    auto started = what.start(executor_, bind_, settings);
    if (!started)
        return started.error();
    running_.push_back({&what, mode, std::move(*started)});
    return at_path(running_.back().listener->where());
}

std::optional<socket_facts> servers::facts() const {
    for (const running& each : running_)
        if (const auto facts = each.listener->facts())
            return facts;
    return std::nullopt;
}

asio::awaitable<void, executor> servers::stop(std::chrono::nanoseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (const running& each : running_)
        co_await each.listener->stop(until - std::chrono::steady_clock::now());
    running_.clear();
}

}  // namespace pingpong
