#include "pingpong/commands/listeners.hpp"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <memory>

#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

/// Where a service was to listen, as the user would write it.
std::string place_of(const service& what, const bind_options& bind) {
    if (find_scheme(what.scheme).socket == socket_family::unix_domain)
        return bind.unix_path.empty() ? "a socket in the temporary directory" : bind.unix_path;
    const std::uint16_t port = bind.port(what.name);
    const endpoint where(std::string(what.scheme), bind.address, port);
    return port == 0 ? bind.address : where.authority();
}

}  // namespace

command_error cannot_listen(const service& what, const bind_options& bind, const failure& why) {
    const bool never_could = why.code == errc::invalid_endpoint;
    return command_error(never_could ? exit_status::wrong_usage : exit_status::io_failed,
                         fmt::format("{}: cannot listen on {}: {}", what.name, place_of(what, bind),
                                     why.code.message()));
}

void resolve_address(bind_options& bind) {
    endpoint where;
    where.host = bind.address;
    const auto resolved = resolve(where);
    if (!resolved)
        throw command_error(exit_status::io_failed,
                            fmt::format("--host: the host {} cannot be found: {}",
                                        in_quotes(bind.address), resolved.error().code.message()));
    bind.address = where.address;
}

void check_listening(std::span<const service* const> wanted, const bind_options& bind) {
    // It never runs, so the servers are only ever listeners.
    boost::asio::io_context never_run(1);
    // All at once: two that want one port are in each other's way.
    std::vector<std::unique_ptr<server>> listening;
    for (const service* what : wanted) {
        auto started = what->start(never_run.get_executor(), bind, session_settings());
        if (!started)
            throw cannot_listen(*what, bind, started.error());
        listening.push_back(std::move(*started));
    }
}

}  // namespace pingpong::command
