#include "pingpong/transport/address.hpp"

#include <sys/un.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <deque>
#include <utility>

namespace pingpong {

using asio::ip::tcp;
using asio::local::stream_protocol;

namespace {

bool is_ipv6(std::string_view address) noexcept {
    return address.find(':') != std::string_view::npos;
}

/// What the system's resolver finds, as it sorts it.
tcp::resolver::results_type look_up(const endpoint& where, address_family family,
                                    error_code& error) {
    asio::io_context unused(1);
    tcp::resolver resolver(unused);
    const std::string port = std::to_string(where.port);
    if (family == address_family::any)
        return resolver.resolve(where.host, port, error);
    const tcp protocol = family == address_family::ipv6 ? tcp::v6() : tcp::v4();
    return resolver.resolve(protocol, where.host, port, error);
}

/// Why an endpoint has no address.
failure unresolved(const endpoint& where) {
    if (where.resolve_error)
        return failure{where.resolve_error, "resolve"};
    return failure{errc::unresolved_host, "address"};
}

}  // namespace

bool is_of_family(std::string_view address, address_family family) noexcept {
    return family == address_family::any || (family == address_family::ipv6) == is_ipv6(address);
}

std::vector<std::string> order_addresses(const std::vector<std::string>& found,
                                         address_family family) {
    std::deque<std::string> next_family, other_family;
    for (const std::string& address : found) {
        if (!is_of_family(address, family))
            continue;
        const bool first = next_family.empty() || is_ipv6(address) == is_ipv6(next_family.front());
        std::deque<std::string>& same = first ? next_family : other_family;
        if (std::ranges::find(same, address) == same.end())
            same.push_back(address);
    }
    std::vector<std::string> ordered;
    while (!next_family.empty()) {
        ordered.push_back(std::move(next_family.front()));
        next_family.pop_front();
        if (!other_family.empty())
            next_family.swap(other_family);
    }
    return ordered;
}

result<> resolve(endpoint& where, address_family family) {
    where.addresses.clear();
    where.resolve_time.reset();
    where.resolve_error.clear();
    if (where.is_unix())
        return {};
    error_code error;
    asio::ip::make_address(where.host, error);
    if (!error) {
        if (!is_of_family(where.host, family)) {
            where.resolve_error = asio::error::no_data;
            return unresolved(where);
        }
        where.addresses.push_back(where.host);
        return {};
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto entries = look_up(where, family, where.resolve_error);
    if (where.resolve_error)
        return unresolved(where);
    where.resolve_time = std::chrono::steady_clock::now() - begin;
    std::vector<std::string> found;
    for (const auto& entry : entries)
        found.push_back(entry.endpoint().address().to_string());
    where.addresses = order_addresses(found, family);
    return {};
}

result<tcp::endpoint> tcp_address(const endpoint& where) {
    error_code error;
    const auto address = asio::ip::make_address(where.address(), error);
    if (error)
        return unresolved(where);
    return tcp::endpoint(address, where.port);
}

result<stream_protocol::endpoint> unix_address(const endpoint& where) {
    const std::string& path = where.socket_path();
    if (path.empty() || path.size() >= sizeof(sockaddr_un::sun_path))
        return failure{errc::invalid_endpoint, "address"};
    return stream_protocol::endpoint(path);
}

result<std::vector<socket_address>> socket_addresses(const endpoint& where) {
    std::vector<socket_address> all;
    if (where.is_unix()) {
        const auto path = unix_address(where);
        if (!path)
            return path.error();
        all.emplace_back(*path);
        return all;
    }
    for (const std::string& numeric : where.addresses) {
        error_code error;
        const auto address = asio::ip::make_address(numeric, error);
        if (error)
            return failure{errc::unresolved_host, "address"};
        all.emplace_back(tcp::endpoint(address, where.port));
    }
    if (all.empty())
        return unresolved(where);
    return all;
}

}  // namespace pingpong
