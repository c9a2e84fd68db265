#include "pingpong/commands/listeners.hpp"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <memory>

#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

/// Where a service should listen, as the user would write it.
std::string format_listening_place(const service& service, const bind_options& bind) {
    if (find_scheme(service.scheme).socket == socket_family::unix_domain)
        return bind.unix_path.empty() ? "a socket in the temporary directory" : bind.unix_path;
    const std::uint16_t port = bind.port(service.name);
    const endpoint address(std::string(service.scheme), bind.address, port);
    return port == 0 ? bind.address : address.authority();
}

}  // namespace

command_error cannot_listen(const service& service, const bind_options& bind,
                            const failure& failure) {
    const bool is_impossible = failure.code == errc::invalid_endpoint;
    return command_error(
        is_impossible ? exit_status::wrong_usage : exit_status::io_failed,
        fmt::format("{}: cannot listen on {}: {}", service.name,
                    format_listening_place(service, bind), failure.code.message()));
}

void resolve_address(bind_options& bind) {
    endpoint host;
    host.host = bind.address;
    const auto resolved = resolve(host);
    if (!resolved)
        throw command_error(exit_status::io_failed,
                            fmt::format("--host: the host {} cannot be found: {}",
                                        in_quotes(bind.address), resolved.error().code.message()));
    bind.address = host.address();
}

void validate_listening(std::span<const service* const> services, const bind_options& bind) {
    // It is not run: the servers listen and never accept.
    boost::asio::io_context context(1);
    // All at once, so that two services at the same port are found.
    std::vector<std::unique_ptr<server>> listening;
    for (const service* service : services) {
        auto started = service->start(context.get_executor(), bind, session_settings());
        if (!started)
            throw cannot_listen(*service, bind, started.error());
        listening.push_back(std::move(*started));
    }
}

}  // namespace pingpong::command
