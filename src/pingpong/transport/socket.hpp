/// \file
/// TCP and Unix sockets: their types, addresses, and how a client connects.
#ifndef PINGPONG_TRANSPORT_SOCKET_HPP
#define PINGPONG_TRANSPORT_SOCKET_HPP

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <string>
#include <utility>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/transport/dialer.hpp"
#include "pingpong/transport/socket_stream.hpp"

namespace pingpong {

/// What clients and sessions run over TCP.
using tcp_stream = socket_stream<asio::ip::tcp>;
/// What they run over a Unix socket.
using unix_stream = socket_stream<asio::local::stream_protocol>;

/// The socket address of an endpoint whose host was resolved.
///
/// \par Errors  During "address": `unresolved_host` where `where.address` is no numeric address,
///              `invalid_endpoint` for a Unix path that does not fit (107 bytes on Linux).
result<asio::ip::tcp::endpoint> tcp_address(const endpoint& where);
/// The same of a Unix socket.
result<asio::local::stream_protocol::endpoint> unix_address(const endpoint& where);

/// Fills in `where.address` from `where.host`; blocks while the system resolver works.
///
/// For programs, before they run a plan: the library itself never resolves, since Asio would start
/// a thread for it.
/// \par Errors  During "resolve", with the resolver's code.
result<> resolve(endpoint& where);

/// Sets what every socket of this library has set: non-blocking, and TCP_NODELAY on TCP. What is
/// accepted has inherited the latter from its listener.
void prepare_socket(asio::basic_stream_socket<asio::ip::tcp, executor>& socket, error_code& error);
/// The same of a Unix socket.
void prepare_socket(asio::basic_stream_socket<asio::local::stream_protocol, executor>& socket,
                    error_code& error);

/// Connects sockets to one address.
template <class Protocol>
class socket_dialer final : public dialer<socket_stream<Protocol>> {
public:
    /// \param counts Where connections and what they carry are counted; outlives the streams.
    socket_dialer(executor io_executor, typename Protocol::endpoint address, traffic& counts,
                  peer_place peer = peer_place::elsewhere)
        : executor_(io_executor), address_(std::move(address)), counts_(counts), peer_(peer) {}

    task<socket_stream<Protocol>> dial() override {
        asio::basic_stream_socket<Protocol, executor> socket(executor_);
        error_code error;
        socket.open(address_.protocol(), error);
        if (!error)
            prepare_socket(socket, error);
        if (error)
            co_return failure{error, "connect"};
        auto [connect_error] = co_await socket.async_connect(address_, as_values);
        if (connect_error)
            co_return failure{connect_error, "connect"};
        ++counts_.connections;
        co_return socket_stream<Protocol>(std::move(socket), counts_, peer_);
    }

private:
    executor executor_;
    typename Protocol::endpoint address_;
    traffic& counts_;
    peer_place peer_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_SOCKET_HPP
