#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <deque>
#include <exception>
#include <memory>
#include <vector>

#include "pingpong/commands/commands.hpp"
#include "pingpong/commands/listeners.hpp"
#include "pingpong/commands/session_log.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/options/network/tls_options.hpp"
#include "pingpong/process/descriptor_limit.hpp"
#include "pingpong/process/run_to_end.hpp"
#include "pingpong/terminal/log.hpp"
#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong::command {
namespace {

constexpr std::chrono::seconds shutdown_timeout{1};

/// The family of the protocols that a service speaks.
protocol_family family_of(const service& service, const protocol_table& protocols) {
    return std::ranges::find_if(
               protocols,
               [&service](const protocol& protocol) { return &protocol.served_by == &service; })
        ->traits.family;
}

/// The services that are asked for, each once: those of the protocols named, or else one of each
/// scheme, the lean one where there is one and it is asked for.
std::vector<const service*> choose_services(const serve_request& request,
                                            const protocol_table& protocols) {
    if (!request.protocols.empty()) {
        const std::vector<contender_spec> contenders(request.protocols.begin(),
                                                     request.protocols.end());
        return services_of(contenders, protocols);
    }
    std::vector<const service*> chosen;
    for (const service* candidate : protocols.services()) {
        if (!request.tls && security_of(*candidate, protocols) == security::tls)
            continue;
        const auto same = std::ranges::find(chosen, candidate->scheme, &service::scheme);
        if (same == chosen.end())
            chosen.push_back(candidate);
        else if (candidate->implemented_by == implementation::lean && request.lean)
            *same = candidate;
    }
    return chosen;
}

/// Where the chosen services listen: without names, a lean one at the port of the tuned one.
bind_options choose_ports(const serve_request& request,
                          const std::vector<const service*>& services) {
    bind_options bind = request.bind;
    if (request.protocols.empty())
        for (const service* service : services)
            bind.ports[std::string(service->name)] = bind.port(service->scheme);
    return bind;
}

/// A log for the sessions of each service.
class service_logs {
public:
    session_watcher* add(const service& service, protocol_family family) {
        loggers_.push_back(make_log(std::string(service.scheme), sink_, spdlog::level::debug,
                                    spdlog::level::debug));
        return &watchers_.emplace_back(family, loggers_.back());
    }

private:
    std::shared_ptr<spdlog::sinks::sink> sink_ = make_log_sink();
    std::deque<spdlog::logger> loggers_;
    std::deque<session_log> watchers_;
};

/// A server and what it is called where it is announced.
struct announced_server {
    std::string_view name;
    std::unique_ptr<server> listener;
};

/// Announces the servers, waits to be cancelled and has all of them stop at once.
///
/// \param certificates  Whether to announce self-made certificates, too.
boost::asio::awaitable<void, executor> serve(std::vector<announced_server>& servers,
                                             bool certificates) {
    co_await boost::asio::this_coro::throw_if_cancelled(false);
    const executor io_executor = co_await boost::asio::this_coro::executor;
    for (const announced_server& server : servers)
        print(fmt::format("{:<4}  {}\n{}", server.name, server.listener->where().url(),
                          certificates ? server.listener->certificate() : std::string()));
    boost::asio::steady_timer forever(io_executor, boost::asio::steady_timer::time_point::max());
    co_await forever.async_wait(as_values);
    for (const announced_server& server : servers)
        boost::asio::co_spawn(io_executor, server.listener->stop(shutdown_timeout),
                              [](const std::exception_ptr& error) {
                                  if (error)
                                      std::rethrow_exception(error);
                              });
}

}  // namespace

exit_status execute_serve(const serve_request& request, const protocol_table& protocols) {
    validate_tls_files(request.secured);
    const auto services = choose_services(request, protocols);
    bind_options bind = choose_ports(request, services);
    const reply_rule rule = request.reply  ? reply_rule::of_text(*request.reply)
                            : request.echo ? reply_rule(reply_mode::echo)
                                           : reply_rule();
    // Each listener, and a connection to it.
    ensure_descriptors(other_descriptors + 2 * services.size());
    resolve_address(bind);

    service_logs logs;
    boost::asio::io_context context(1);
    std::vector<announced_server> servers;
    for (const service* service : services) {
        session_watcher* const watcher =
            request.verbose ? logs.add(*service, family_of(*service, protocols)) : nullptr;
        session_settings settings(request.limits, rule, watcher);
        settings.tls = request.secured;
        settings.tls.resume = true;
        auto started = service->start(context.get_executor(), bind, std::move(settings));
        if (!started)
            throw cannot_listen(*service, bind, started.error());
        servers.push_back(
            {request.protocols.empty() ? service->scheme : service->name, std::move(*started)});
    }
    run_to_end(context, [&](auto token) {
        boost::asio::co_spawn(context, serve(servers, request.shows_certificate), std::move(token));
    });
    return exit_status::done;
}

}  // namespace pingpong::command
