/// \file
/// How a WebSocket ends the streams below it: what Beast needs to know of ours.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_TEARDOWN_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_TEARDOWN_HPP

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <utility>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "pingpong/transport/write_behind.hpp"

namespace pingpong {

/// A stream over another one.
template <class Stream>
concept stream_layer = requires(Stream& stream) {
    stream.next_layer();
};

/// A layer ends as what is below it ends.
template <stream_layer Stream, class Handler>
void async_teardown(boost::beast::role_type role, Stream& stream, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

/// What is held back is sent first.
template <class NextLayer, class Handler>
void async_teardown(boost::beast::role_type role, write_behind<NextLayer>& stream,
                    Handler&& handler) {
    auto runs_on = asio::get_associated_executor(handler, stream.get_executor());
    auto then = [role, &stream, handler = std::forward<Handler>(handler)](error_code,
                                                                          std::size_t) mutable {
        async_teardown(role, stream.next_layer(), std::move(handler));
    };
    stream.async_flush(asio::bind_executor(runs_on, std::move(then)));
}

/// A mocked stream ends at once.
template <class Executor, class Handler>
void async_teardown(boost::beast::role_type, basic_mock_stream<Executor>& stream,
                    Handler&& handler) {
    close_stream(stream);
    asio::post(stream.get_executor(), asio::append(std::forward<Handler>(handler), error_code()));
}

/// Closes the lowest layer, when Beast gives a connection up.
template <stream_layer Stream>
void beast_close_socket(Stream& stream) {
    close_stream(stream);
}

/// Closes the mocked stream, likewise.
template <class Executor>
void beast_close_socket(basic_mock_stream<Executor>& stream) {
    close_stream(stream);
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_TEARDOWN_HPP
