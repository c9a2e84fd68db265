/// \file
/// How a WebSocket ends the streams below it: what Beast needs to know of ours.
#ifndef PINGPONG_PROTOCOLS_WEBSOCKET_WS_TEARDOWN_HPP
#define PINGPONG_PROTOCOLS_WEBSOCKET_WS_TEARDOWN_HPP

#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <utility>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/socket_stream.hpp"
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

/// The handler of a teardown, kept as that of a read: both have one type for all that waits.
template <class Kept>
struct teardown_handler : wrapped_handler<Kept> {
    using wrapped_handler<Kept>::wrapped_handler;

    /// The stream has ended.
    void operator()(error_code error) { std::move(this->handler)(error, 0); }
};

/// Invokes the handler of a teardown in the place of that of a read.
template <class Handler>
struct sizeless_handler : wrapped_handler<Handler> {
    using wrapped_handler<Handler>::wrapped_handler;

    /// The stream has ended.
    void operator()(error_code error, std::size_t) { std::move(this->handler)(error); }
};

/// The handler as a `teardown_handler`.
template <class Stream, class Handler>
auto keep_teardown_handler(Stream& stream, Handler&& handler) {
    const auto io_executor = stream.get_executor();
    auto kept = completion_service::of(io_executor)
                    .keep(io_executor,
                          sizeless_handler<std::decay_t<Handler>>(std::forward<Handler>(handler)));
    return teardown_handler<decltype(kept)>(std::move(kept));
}

/// The same of one that is kept already.
template <class Stream, class Kept>
auto keep_teardown_handler(Stream&, teardown_handler<Kept>&& handler) {
    return std::move(handler);
}

/// A socket ends as Beast ends one.
template <class Protocol, class Handler>
void async_teardown(boost::beast::role_type role, socket_stream<Protocol>& stream,
                    Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(),
                   keep_teardown_handler(stream, std::forward<Handler>(handler)));
}

/// Ends what is below a `write_behind` once that has sent what it held back.
template <class NextLayer, class Handler>
struct teardown_after_flush : wrapped_handler<Handler> {
    write_behind<NextLayer>* stream;  ///< Outlives the operation.
    boost::beast::role_type role;     ///< Whose side it is.

    /// \param layer    What to end.
    /// \param side     Whose side it is.
    /// \param wrapped  Is invoked afterwards.
    teardown_after_flush(write_behind<NextLayer>& layer, boost::beast::role_type side,
                         Handler&& wrapped)
        : wrapped_handler<Handler>(std::move(wrapped)), stream(&layer), role(side) {}

    /// Everything was sent, or cannot be.
    void operator()(error_code, std::size_t) {
        async_teardown(role, stream->next_layer(), std::move(this->handler));
    }
};

/// What is held back is sent first.
template <class NextLayer, class Handler>
void async_teardown(boost::beast::role_type role, write_behind<NextLayer>& stream,
                    Handler&& handler) {
    auto kept = keep_teardown_handler(stream, std::forward<Handler>(handler));
    stream.async_flush(
        teardown_after_flush<NextLayer, decltype(kept)>(stream, role, std::move(kept)));
}

/// Closes the lowest layer, when Beast gives a connection up.
template <stream_layer Stream>
void beast_close_socket(Stream& stream) {
    close_stream(stream);
}

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_WEBSOCKET_WS_TEARDOWN_HPP
