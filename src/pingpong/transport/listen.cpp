#include "pingpong/transport/listen.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "pingpong/core/options.hpp"

namespace pingpong {

using asio::ip::tcp;
using asio::local::stream_protocol;

namespace {

/// Opens, binds and listens.
template <class Protocol>
error_code open_listener(asio::basic_socket_acceptor<Protocol, executor>& acceptor,
                         const typename Protocol::endpoint& address) {
    error_code error;
    acceptor.open(address.protocol(), error);
    if constexpr (std::is_same_v<Protocol, tcp>) {
        if (!error)
            acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error)  // what it accepts inherits that
            acceptor.set_option(tcp::no_delay(tuning::tcp_nodelay), error);
    }
    if (!error)
        acceptor.bind(address, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    return error;
}

/// Nobody listens on the socket file any more.
bool abandoned(executor io_executor, const stream_protocol::endpoint& address) {
    std::error_code ignored;
    if (!std::filesystem::is_socket(address.path(), ignored))
        return false;
    asio::basic_stream_socket<stream_protocol, executor> probe(io_executor);
    error_code error;
    probe.connect(address, error);
    return error == asio::error::connection_refused;
}

/// A name that no other listener of this process has, nor one of another process.
std::string fresh_path() {
    static std::atomic<unsigned> counter{0};
    std::error_code error;
    auto folder = std::filesystem::temp_directory_path(error);
    if (error)
        folder = "/tmp";
    const auto name = "pingpong-" + std::to_string(::getpid()) + '-' + std::to_string(counter++);
    return (folder / (name + ".sock")).string();
}

}  // namespace

result<bound_listener<tcp>> listen_tcp(executor io_executor, std::string_view scheme,
                                       const std::string& address, std::uint16_t port) {
    endpoint where(std::string(scheme), address, port);
    const auto local_address = tcp_address(where);
    if (!local_address)
        return failure{local_address.error().code, "listen"};
    asio::basic_socket_acceptor<tcp, executor> acceptor(io_executor);
    error_code error = open_listener(acceptor, *local_address);
    if (!error)
        where.port = acceptor.local_endpoint(error).port();
    if (error)
        return failure{error, "listen"};
    return bound_listener<tcp>(std::move(acceptor), std::move(where));
}

result<bound_listener<stream_protocol>> listen_unix(executor io_executor, const std::string& path) {
    endpoint where("unix", {}, 0);
    where.path = path.empty() ? fresh_path() : path;
    const auto local_address = unix_address(where);
    if (!local_address)
        return failure{local_address.error().code, "listen"};
    asio::basic_socket_acceptor<stream_protocol, executor> acceptor(io_executor);
    error_code error = open_listener(acceptor, *local_address);
    if (error == asio::error::address_in_use && abandoned(io_executor, *local_address)) {
        std::error_code ignored;
        std::filesystem::remove(where.path, ignored);
        acceptor.close(error);
        error = open_listener(acceptor, *local_address);
    }
    if (error)
        return failure{error, "listen"};
    return bound_listener<stream_protocol>(std::move(acceptor), std::move(where));
}

}  // namespace pingpong
