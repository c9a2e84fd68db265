/// \file
/// A listener and the sessions it has accepted.
#ifndef PINGPONG_PROTOCOLS_SERVER_HPP
#define PINGPONG_PROTOCOLS_SERVER_HPP

#include <chrono>
#include <optional>
#include <string>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/transport/await.hpp"
#include "pingpong/transport/socket_facts.hpp"

namespace pingpong {

/// A listener and the sessions it has accepted, whatever their protocol.
///
/// It accepts from the moment it was made until `stop`. Await `stop` before destroying it, unless
/// its io_context is gone or will not run again.
class server {
public:
    virtual ~server() = default;

    /// Where clients find it; the port is the one the system chose.
    virtual const endpoint& where() const noexcept = 0;

    /// The options of the first TCP socket that it accepted; nullopt: none yet.
    virtual std::optional<socket_facts> facts() const noexcept = 0;

    /// The certificate, in PEM, that clients have to trust: a self-made one. Empty: there is none.
    virtual std::string certificate() const { return {}; }

    /// Stops accepting, ends every session politely (a WebSocket with 1001), and by force those
    /// that have not ended after `shutdown_timeout`. Ends when the last session has. Never fails.
    virtual asio::awaitable<void, executor> stop(std::chrono::nanoseconds shutdown_timeout) = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_SERVER_HPP
