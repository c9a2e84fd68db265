/// \file
/// A session over TLS: the handshake, then whatever is spoken below it.
#ifndef PINGPONG_PROTOCOLS_TLS_TLS_SESSION_HPP
#define PINGPONG_PROTOCOLS_TLS_TLS_SESSION_HPP

#include <boost/asio/buffer.hpp>
#include <cassert>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "pingpong/protocols/session.hpp"
#include "pingpong/transport/tls/tls_context.hpp"
#include "pingpong/transport/tls/tls_error.hpp"
#include "pingpong/transport/tls/tls_stream.hpp"
#include "pingpong/transport/writes_at_once.hpp"

namespace pingpong {

/// Makes the handshake, then serves a `Session` over the encrypted stream. A client that sends an
/// HTTP request in place of a handshake is told so in plain HTTP.
///
/// As the session itself: outlives the awaitables it returned, and is served once, or once more
/// after each `reuse` where the session has that.
///
/// \tparam Session    A session over `tls_stream<NextLayer>`.
/// \tparam NextLayer  The stream below TLS.
template <class Session, class NextLayer>
class tls_session {
public:
    using stream_type = tls_stream<NextLayer>;  ///< What the session runs over.

    /// Serves the client at the other end of `next`.
    ///
    /// \param settings  With a context.
    tls_session(NextLayer next, const session_settings& settings)
        : context_(settings.tls_server), session_(encrypt(std::move(next)), settings) {}

    /// \return      As of the session.
    /// \par Errors  During "tls handshake", as of `tls_stream`; those of the session.
    task_over<stream_type, std::uint64_t> serve() {
        auto shaken = co_await session_.stream().shake_hands();
        if (!shaken) {
            if (is_plain_http(shaken.error().code))
                refuse_plain_http();
            abort();
            co_return shaken.error();
        }
        is_open_ = true;
        auto answered = co_await session_.serve();
        co_return answered;
    }

    /// Prepares a session that was served for another connection; keeps its memory.
    void reuse(NextLayer next) requires requires(Session& ended, stream_type stream) {
        ended.reuse(std::move(stream));
    }
    {
        is_open_ = false;
        session_.reuse(encrypt(std::move(next)));
    }

    /// Ends the session politely; one that is not yet open ends at once.
    task_over<stream_type> finish() {
        if (!is_open_) {
            abort();
            co_return result<>();
        }
        auto finished = co_await session_.finish();
        co_return finished;
    }

    /// Ends the session at once.
    void abort() noexcept { session_.abort(); }

    /// The stream that it serves.
    stream_type& stream() noexcept { return session_.stream(); }

    /// The reason that the peer gave.
    std::string_view close_reason() const noexcept requires requires(const Session& ended) {
        ended.close_reason();
    }
    { return session_.close_reason(); }

private:
    /// Sends what the stream below takes at once; a client that reads nothing is not waited for.
    void refuse_plain_http() {
        static constexpr std::string_view refusal =
            "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 45\r\n"
            "Connection: close\r\n\r\nThe plain HTTP request was sent to HTTPS port";
        NextLayer& next = session_.stream().next_layer();
        if constexpr (writes_at_once<NextLayer>) {
            error_code ignored;
            next.try_write(asio::buffer(refusal), ignored);
        }
    }

    stream_type encrypt(NextLayer next) {
        assert(context_);
        return stream_type(std::move(next), context_->make_engine());
    }

    std::shared_ptr<tls_context> context_;
    Session session_;
    bool is_open_ = false;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_TLS_TLS_SESSION_HPP
