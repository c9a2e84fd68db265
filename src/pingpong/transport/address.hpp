/// \file
/// The socket addresses of an endpoint: resolved, ordered, and in the form that sockets take.
#ifndef PINGPONG_TRANSPORT_ADDRESS_HPP
#define PINGPONG_TRANSPORT_ADDRESS_HPP

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// The protocol of all sockets that are measured: TCP or a Unix socket, as the address says. One
/// type for both costs nothing per operation, and what runs over sockets is compiled once.
using socket_protocol = asio::generic::stream_protocol;

/// An address of such a socket.
using socket_address = socket_protocol::endpoint;

/// Which addresses of a host are used.
enum class address_family {
    any,   ///< IPv6 and IPv4.
    ipv4,  ///< IPv4 only.
    ipv6,  ///< IPv6 only.
};

/// Whether a numeric address is of that family.
bool is_of_family(std::string_view address, address_family family) noexcept;

/// The numeric addresses of a host in the order in which a client tries them: the families
/// alternate, beginning with that of the first address; within a family the order is kept.
/// Duplicates are dropped.
///
/// \param found   As the system's resolver sorts them (RFC 6724, 6).
/// \param family  Addresses of another family are dropped.
/// \par Source    RFC 8305, 4, with a First Address Family Count of 1.
std::vector<std::string> order_addresses(const std::vector<std::string>& found,
                                         address_family family = address_family::any);

/// Fills in `where.addresses` and `where.resolve_time` from `where.host`; blocks while the system
/// resolver works. A numeric host needs no resolver and has no `resolve_time`; a Unix socket has
/// nothing to resolve.
///
/// For programs, before they run a plan: the library itself never resolves, since Asio would start
/// a thread for it.
/// \par Errors  During "resolve", with the resolver's code; `no_data` when a numeric host is not of
///              `family`. `where` then has no addresses, and the code as its `resolve_error`.
result<> resolve(endpoint& where, address_family family = address_family::any);

/// The first address of an endpoint whose host was resolved.
///
/// \par Errors  During "address": `unresolved_host` when it has no numeric address. During
/// "resolve":
///              the `resolve_error` of the endpoint.
result<asio::ip::tcp::endpoint> tcp_address(const endpoint& where);

/// The address of an endpoint that is a Unix socket.
///
/// \par Errors  During "address": `invalid_endpoint` for a path that does not fit (107 bytes on
///              Linux).
result<asio::local::stream_protocol::endpoint> unix_address(const endpoint& where);

/// All addresses of an endpoint, at least one, in the order in which a client tries them.
///
/// \par Errors  As of `tcp_address` and `unix_address`.
result<std::vector<socket_address>> socket_addresses(const endpoint& where);

/// The address that has worked, shared by all clients of a server so that each address that does
/// not work is tried by one of them only. Belongs to one thread.
struct address_memory {
    std::optional<std::size_t> working;  ///< Index into the addresses; nullopt: none so far.
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_ADDRESS_HPP
