#include "pingpong/scheduler/servers.hpp"

#include <utility>

namespace pingpong {

namespace {

/// Whether the path of a request can choose it.
bool is_by_path(const reply_rule& rule) {
    return rule.mode != reply_mode::fixed;
}

}  // namespace

servers::servers(executor context_executor, bind_options bind, limits limits,
                 session_watcher* watcher)
    : executor_(context_executor), bind_(std::move(bind)), limits_(limits), watcher_(watcher) {
}

bool servers::serves(const running& each, const service& service, const reply_rule& rule) {
    const bool by_path = service.has_paths && is_by_path(rule) && is_by_path(each.rule);
    return each.service == &service && (each.rule == rule || by_path);
}

result<endpoint> servers::find_or_start(const service& service, const reply_rule& rule) {
    const auto with_path = [&service, &rule](endpoint server) {
        if (service.has_paths)
            server.path = path_of(rule);
        return server;
    };
    for (const running& each : running_)
        if (serves(each, service, rule))
            return with_path(each.listener->where());

    session_settings settings(limits_, rule, watcher_);
    settings.peers = peer_place::same_thread;
    settings.tls = tls_;
    auto started = service.start(executor_, bind_, settings);
    if (!started)
        return started.error();
    running_.push_back({&service, rule, std::move(*started)});
    return with_path(running_.back().listener->where());
}

tls_settings servers::tls_of_clients(const service& service, const reply_rule& rule) const {
    tls_settings settings = tls_;
    for (const running& each : running_)
        if (serves(each, service, rule))
            settings.trusted_certificate = each.listener->certificate();
    return settings;
}

std::optional<socket_facts> servers::facts() const {
    for (const running& each : running_)
        if (const auto facts = each.listener->facts())
            return facts;
    return std::nullopt;
}

asio::awaitable<void, executor> servers::stop(std::chrono::nanoseconds shutdown_timeout) {
    const auto deadline = std::chrono::steady_clock::now() + shutdown_timeout;
    for (const running& each : running_)
        co_await each.listener->stop(deadline - std::chrono::steady_clock::now());
    running_.clear();
}

}  // namespace pingpong
