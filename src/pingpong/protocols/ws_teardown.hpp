/// \file
/// How a WebSocket ends the streams below it: what Beast needs to know of ours.
#ifndef PINGPONG_PROTOCOLS_WS_TEARDOWN_HPP
#define PINGPONG_PROTOCOLS_WS_TEARDOWN_HPP

#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <utility>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/counted_stream.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "pingpong/transport/read_ahead.hpp"

namespace pingpong {

/// Counting does not change how a stream ends.
template <class NextLayer, class Handler>
void async_teardown(boost::beast::role_type role, counted_stream<NextLayer>& stream,
                    Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

/// Neither does reading ahead.
template <class NextLayer, class Handler>
void async_teardown(boost::beast::role_type role, read_ahead<NextLayer>& stream,
                    Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

/// A mocked stream ends at once.
template <class Executor, class Handler>
void async_teardown(boost::beast::role_type, basic_mock_stream<Executor>& stream,
                    Handler&& handler) {
    close_stream(stream);
    asio::post(stream.get_executor(), asio::append(std::forward<Handler>(handler), error_code()));
}

/// Closes the lowest layer, when Beast gives a connection up.
template <class NextLayer>
void beast_close_socket(counted_stream<NextLayer>& stream) {
    close_stream(stream);
}

template <class NextLayer>
void beast_close_socket(read_ahead<NextLayer>& stream) {
    close_stream(stream);
}

template <class Executor>
void beast_close_socket(basic_mock_stream<Executor>& stream) {
    close_stream(stream);
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WS_TEARDOWN_HPP
