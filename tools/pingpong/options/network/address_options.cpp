#include "pingpong/options/network/address_options.hpp"

#include <fmt/format.h>
#include <sys/un.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cctype>
#include <limits>
#include <map>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::size_t max_path_bytes = sizeof(sockaddr_un::sun_path) - 1;

/// The options for URLs; those of schemes with a path alone, if wanted.
std::vector<std::string> url_options(const protocol_table& protocols, bool with_path_only) {
    std::vector<std::string> names;
    for (const service* each : protocols.services()) {
        const url_scheme scheme = find_scheme(each->scheme);
        const bool fits =
            with_path_only ? scheme.has_path : scheme.socket != socket_family::unix_domain;
        const std::string name = fmt::format("--{}", each->scheme);
        if (fits && std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
    return names;
}

std::string_view remove_brackets(std::string_view address) {
    const bool has_brackets = address.starts_with('[') && address.ends_with(']');
    return has_brackets ? address.substr(1, address.size() - 2) : address;
}

/// Names of hosts have no case (RFC 4343).
bool is_same_host(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](unsigned char a, unsigned char b) {
        return std::tolower(a) == std::tolower(b);
    });
}

bool is_about(const address_override& entry, const endpoint& server) {
    return server.port == entry.port && !server.is_unix() && is_same_host(entry.host, server.host);
}

std::string_view name_of_family(address_family family) {
    return family == address_family::ipv4 ? "IPv4" : "IPv6";
}

std::string validate_socket_path(std::string_view path) {
    if (path.empty() || path.size() > max_path_bytes)
        throw usage_error("--unix-socket",
                          fmt::format("{} cannot be the path of a socket; expected 1 to {} bytes",
                                      in_quotes(path), max_path_bytes));
    return std::string(path);
}

}  // namespace

address_override parse_address_override(std::string_view text) {
    const auto refuse = [text](std::string_view problem) -> command_error {
        return usage_error("--resolve",
                           fmt::format("{} {}; expected HOST:PORT:ADDRESS, such as "
                                       "example.org:80:127.0.0.1 or example.org:80:[::1]",
                                       in_quotes(text), problem));
    };
    const std::size_t colon = text.find(':');
    const std::size_t second_colon = text.find(':', std::min(colon, text.size() - 1) + 1);
    if (text.empty() || colon == std::string_view::npos || second_colon == std::string_view::npos)
        throw refuse("has no port or no address");
    address_override entry;
    entry.host = text.substr(0, colon);
    if (entry.host.empty())
        throw refuse("has no host");
    const auto port = parse_digits(text.substr(colon + 1, second_colon - colon - 1));
    if (!port || *port == 0 || *port > std::numeric_limits<std::uint16_t>::max())
        throw refuse("has no port from 1 to 65535");
    entry.port = static_cast<std::uint16_t>(*port);
    for (const std::string_view item : split_list(text.substr(second_colon + 1))) {
        boost::system::error_code error;
        const auto address =
            boost::asio::ip::make_address(std::string(remove_brackets(item)), error);
        if (error)
            throw refuse(fmt::format("has no numeric address, but {}", in_quotes(item)));
        entry.addresses.push_back(address.to_string());
    }
    return entry;
}

void add_address_options(option_table& table, address_choice& choice,
                         std::chrono::milliseconds& connect_delay,
                         const protocol_table& protocols) {
    const std::vector<std::string> hosts = url_options(protocols, false);
    table
        .add_action(
            "--ipv4", {}, [&choice](std::string_view) { choice.family = address_family::ipv4; },
            "Use only the IPv4 addresses of external servers")
        .set_letter("-4")
        .exclude("--ipv6")
        .require_one_of(hosts)
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add_action(
            "--ipv6", {}, [&choice](std::string_view) { choice.family = address_family::ipv6; },
            "Use only the IPv6 addresses of external servers")
        .set_letter("-6")
        .require_one_of(hosts)
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add_repeated(
            "--resolve", "HOST:PORT:ADDRESS",
            [&choice](std::string_view text) {
                choice.overrides.push_back(parse_address_override(text));
            },
            "Use this address for that host and port; the name in requests stays. Several "
            "addresses, separated by commas, are tried in this order")
        .require_one_of(hosts)
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add("--connect-delay", connect_delay, duration(),
             "Try the next address of a host when one has not answered for this long")
        .require_one_of(hosts)
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add_action(
            "--unix-socket", "PATH",
            [&choice](std::string_view path) { choice.unix_socket = validate_socket_path(path); },
            "Reach WebSocket and HTTP URLs over this Unix socket; host and path in requests stay")
        .complete_files()
        .require_one_of(url_options(protocols, true))
        .hide_in_brief_help()
        .pass_to_shares();
}

void apply_addresses(std::vector<contender_spec>& contenders, const address_choice& choice) {
    for (contender_spec& each : contenders) {
        if (!each.remote)
            continue;
        endpoint& server = *each.remote;
        if (!choice.unix_socket.empty() && find_scheme(server.scheme).has_path)
            server.unix_path = choice.unix_socket;
        std::vector<std::string> given;
        for (const address_override& entry : choice.overrides)
            if (is_about(entry, server))
                given.insert(given.end(), entry.addresses.begin(), entry.addresses.end());
        std::erase_if(given, [&choice](const std::string& address) {
            return !is_of_family(address, choice.family);
        });
        server.addresses = std::move(given);
    }
}

void validate_addresses(const std::vector<contender_spec>& contenders,
                        const address_choice& choice) {
    for (const address_override& entry : choice.overrides) {
        const auto found = std::ranges::find_if(contenders, [&entry](const contender_spec& each) {
            return each.remote && is_about(entry, *each.remote);
        });
        const std::string place = fmt::format("{}:{}", entry.host, entry.port);
        if (found == contenders.end())
            throw usage_error("--resolve", fmt::format("{} is the host and port of no URL given",
                                                       in_quotes(place)));
        if (found->remote->addresses.empty())
            throw usage_error("--resolve", fmt::format("{} has no {} address", in_quotes(place),
                                                       name_of_family(choice.family)));
    }
}

void resolve_all(std::vector<contender_spec>& contenders, address_family family) {
    std::map<std::string, endpoint> resolved;
    for (contender_spec& each : contenders) {
        if (!each.remote || each.remote->is_unix() || !each.remote->addresses.empty())
            continue;
        endpoint& server = *each.remote;
        const auto known = resolved.find(server.host);
        if (known == resolved.end()) {
            // Its own contenders fail with it.
            [[maybe_unused]] const auto outcome = resolve(server, family);
            resolved.emplace(server.host, server);
        } else {
            server.addresses = known->second.addresses;
            server.resolve_time = known->second.resolve_time;
            server.resolve_error = known->second.resolve_error;
        }
    }
}

}  // namespace pingpong::command
