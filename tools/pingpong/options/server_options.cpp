#include "pingpong/options/server_options.hpp"

#include <fmt/format.h>

#include <limits>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/options/exchange/message_text.hpp"
#include "pingpong/options/network/tls_options.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {
namespace {

constexpr const char* group_of_servers = "Servers in this process";

/// Adds an option for the port of each service that listens on one.
template <class Finish>
void add_port_options(option_table& table, bind_options& bind, const protocol_table& protocols,
                      Finish finish) {
    constexpr std::uint64_t max_port = std::numeric_limits<std::uint16_t>::max();
    for (const service* each : protocols.services()) {
        if (each->implemented_by != implementation::tuned ||
            find_scheme(each->scheme).socket == socket_family::unix_domain)
            continue;
        const std::string name = fmt::format("--{}-port", each->name);
        const auto assign = [&bind, name,
                             service_name = std::string(each->name)](std::string_view text) {
            bind.ports[service_name] =
                static_cast<std::uint16_t>(parse_value(whole_number(0, max_port), name, text));
        };
        finish(
            table.add_action(name, "PORT", assign, "Port to listen on").set_default("a free one"),
            name);
    }
}

}  // namespace

void add_server_options(option_table& table, bind_options& bind, limits& limits,
                        const protocol_table& protocols, std::string_view unix_option,
                        bool part_of_run) {
    constexpr std::uint64_t max_header_bytes = std::numeric_limits<std::uint32_t>::max();
    const auto finish = [part_of_run](option& added, std::string_view name_of_serve) {
        if (part_of_run)
            added.hide_in_brief_help().pass_to_shares().pass_to_serve(name_of_serve);
    };
    table.begin_group(group_of_servers);
    finish(table.add("--host", bind.address,
                     some_text("ADDRESS", "an address to listen on, such as 127.0.0.1"),
                     "Address to listen on"),
           "--host");
    add_port_options(table, bind, protocols, finish);
    finish(table
               .add(unix_option, bind.unix_path, some_text("PATH", "the path of a socket"),
                    "Path of the Unix socket")
               .complete_files(),
           "--unix");
    finish(table.add("--max-header", limits.max_header_bytes, byte_count(1, max_header_bytes),
                     "Maximum size of an HTTP header"),
           "--max-header");
    finish(table.add("--max-message", limits.max_message_bytes, byte_count(1, max_message_bytes),
                     "Maximum size of a message"),
           "--max-message");
}

void add_serve_options(option_table& table, serve_request& request,
                       const protocol_table& protocols) {
    add_server_options(table, request.bind, request.limits, protocols, "--unix", false);
    table.add_flag("--echo", request.echo, "TCP and Unix socket servers echo the request")
        .exclude("--reply");
    table.add_action(
        "--reply", "TEXT|@FILE",
        [&request](std::string_view value) { request.reply = read_message("--reply", value); },
        "Reply to every message with this text, at path / of WebSocket and HTTP");
    table.add_flag("--lean", request.lean, "Serve WebSocket and HTTP without a library");
    add_server_tls_options(table, request.tls, request.secured);
    table
        .add_flag("--show-certificate", request.shows_certificate,
                  "Print each self-made certificate after the URL of its server, for --ca")
        .hide_in_brief_help();
    add_protocols_option(table, request.protocols, protocols,
                         "Serve only these protocols, and print each by name")
        .hide_in_brief_help();
    table.add_flag("--verbose", request.verbose, "Log what is received on standard error");
}

}  // namespace pingpong::command
