#include "pingpong/commands/serve_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <deque>
#include <exception>
#include <memory>
#include <vector>

#include "pingpong/commands/listeners.hpp"
#include "pingpong/commands/session_log.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/process/descriptor_limit.hpp"
#include "pingpong/process/interruption.hpp"
#include "pingpong/terminal/log.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::chrono::seconds shutdown_timeout{1};

session_log::kind kind_of(const service& what) {
    if (what.scheme == "http")
        return session_log::kind::http;
    return what.scheme == "ws" ? session_log::kind::ws : session_log::kind::line;
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
    for (const service* each : protocols.services()) {
        const auto same = std::ranges::find(chosen, each->scheme, &service::scheme);
        if (same == chosen.end())
            chosen.push_back(each);
        else if (each->implemented_by == implementation::lean && request.lean)
            *same = each;
    }
    return chosen;
}

/// Where the chosen services listen: without names, a lean one at the port of the tuned one.
bind_options choose_ports(const serve_request& request, const std::vector<const service*>& chosen) {
    bind_options bind = request.bind;
    if (request.protocols.empty())
        for (const service* each : chosen)
            bind.ports[std::string(each->name)] = bind.port(each->scheme);
    return bind;
}

/// Logs what the sessions of each service are told.
class service_logs {
public:
    session_watcher* watcher_for(const service& what) {
        loggers_.push_back(
            make_log(std::string(what.scheme), sink_, spdlog::level::debug, spdlog::level::debug));
        return &watchers_.emplace_back(kind_of(what), loggers_.back());
    }

private:
    std::shared_ptr<spdlog::sinks::sink> sink_ = make_log_sink();
    std::deque<spdlog::logger> loggers_;
    std::deque<session_log> watchers_;
};

}  // namespace

exit_status perform(const serve_request& request) {
    const auto chosen = choose_services(request, protocol_table());
    bind_options bind = choose_ports(request, chosen);
    const reply_mode mode = request.echo ? reply_mode::echo : reply_mode::answer;
    // Each listener, and a connection to it.
    ensure_descriptors(other_descriptors + 2 * chosen.size());
    resolve_address(bind);

    service_logs logs;
    boost::asio::io_context context(1);
    std::vector<std::unique_ptr<server>> listening;
    for (const service* what : chosen) {
        session_watcher* const watcher = request.verbose ? logs.watcher_for(*what) : nullptr;
        auto started = what->start(context.get_executor(), bind,
                                   session_settings(request.most, mode, watcher));
        if (!started)
            throw cannot_listen(*what, bind, started.error());
        listening.push_back(std::move(*started));
    }

    interruption signals(context, [&] {
        for (const auto& one : listening)
            boost::asio::co_spawn(context, one->stop(shutdown_timeout), [](std::exception_ptr bug) {
                if (bug)
                    std::rethrow_exception(bug);
            });
    });
    for (std::size_t i = 0; i < chosen.size(); ++i)
        print(fmt::format("{:<4}  {}\n",
                          !request.protocols.empty() ? chosen[i]->name : chosen[i]->scheme,
                          listening[i]->where().url()));
    context.run();
    return exit_status::done;
}

}  // namespace pingpong::command
