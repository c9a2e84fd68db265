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

constexpr std::chrono::seconds patience{1};

session_log::kind kind_of(const service& what) {
    if (what.scheme == "http")
        return session_log::kind::http;
    return what.scheme == "ws" ? session_log::kind::ws : session_log::kind::line;
}

/// One service of each scheme, the lean one where there is one and it is asked for.
std::vector<const service*> services_to_run(bool lean) {
    std::vector<const service*> chosen;
    for (const service* one : protocol_table().services()) {
        const auto same = std::ranges::find(chosen, one->scheme, &service::scheme);
        if (same == chosen.end())
            chosen.push_back(one);
        else if (one->implemented_by == implementation::lean && lean)
            *same = one;
    }
    return chosen;
}

/// The services that protocols need, each once.
std::vector<const service*> services_for(std::string_view protocols) {
    return services_of(contenders_of(std::string(protocols), {}, {}));
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

serve_options check(const serve_words& words) {
    serve_options options;
    options.bind = bind_of(words.servers, "--unix");
    options.most = limits_of(words.servers);
    options.mode = words.echo ? reply_mode::echo : reply_mode::answer;
    options.services =
        words.protocols ? services_for(*words.protocols) : services_to_run(words.lean);
    options.prints_names = words.protocols.has_value();
    if (words.lean && !words.protocols)
        for (const service* each : options.services)
            options.bind.ports[std::string(each->name)] = options.bind.port(each->scheme);
    options.verbose = words.verbose;
    return options;
}

exit_status perform(serve_options options) {
    const auto& chosen = options.services;
    // Each listener, and a connection to it.
    ensure_descriptors(other_descriptors + 2 * chosen.size());
    resolve_address(options.bind);

    service_logs logs;
    boost::asio::io_context context(1);
    std::vector<std::unique_ptr<server>> listening;
    for (const service* what : chosen) {
        session_watcher* const watcher = options.verbose ? logs.watcher_for(*what) : nullptr;
        auto started = what->start(context.get_executor(), options.bind,
                                   session_settings(options.most, options.mode, watcher));
        if (!started)
            throw cannot_listen(*what, options.bind, started.error());
        listening.push_back(std::move(*started));
    }

    interruption signals(context, [&] {
        for (const auto& one : listening)
            boost::asio::co_spawn(context, one->stop(patience), [](std::exception_ptr bug) {
                if (bug)
                    std::rethrow_exception(bug);
            });
    });
    for (std::size_t i = 0; i < chosen.size(); ++i)
        print(fmt::format("{:<4}  {}\n", options.prints_names ? chosen[i]->name : chosen[i]->scheme,
                          listening[i]->where().url()));
    context.run();
    return exit_status::done;
}

}  // namespace pingpong::command
