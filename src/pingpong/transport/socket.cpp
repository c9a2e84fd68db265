#include "pingpong/transport/socket.hpp"

#include <sys/un.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>

#include "pingpong/core/options.hpp"

namespace pingpong {

using asio::ip::tcp;
using asio::local::stream_protocol;

result<tcp::endpoint> tcp_address(const endpoint& where) {
    error_code error;
    const auto address = asio::ip::make_address(where.address, error);
    if (error)
        return failure{errc::unresolved_host, "address"};
    return tcp::endpoint(address, where.port);
}

result<stream_protocol::endpoint> unix_address(const endpoint& where) {
    if (where.path.empty() || where.path.size() >= sizeof(sockaddr_un::sun_path))
        return failure{errc::invalid_endpoint, "address"};
    return stream_protocol::endpoint(where.path);
}

result<> resolve(endpoint& where) {
    error_code error;
    asio::ip::make_address(where.host, error);
    if (!error) {
        where.address = where.host;
        return {};
    }
    asio::io_context unused(1);
    tcp::resolver resolver(unused);
    const auto found = resolver.resolve(where.host, std::to_string(where.port), error);
    if (error)
        return failure{error, "resolve"};
    where.address = found.begin()->endpoint().address().to_string();
    return {};
}

void prepare_socket(asio::basic_stream_socket<tcp, executor>& socket, error_code& error) {
    socket.non_blocking(true, error);
    if (!error)
        socket.set_option(tcp::no_delay(tuning::tcp_nodelay), error);
}

void prepare_socket(asio::basic_stream_socket<stream_protocol, executor>& socket,
                    error_code& error) {
    socket.non_blocking(true, error);
}

}  // namespace pingpong
