/// \file
/// Servers that break their protocol.
#ifndef PINGPONG_TESTS_SCRIPTED_PEER_HPP
#define PINGPONG_TESTS_SCRIPTED_PEER_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pingpong/core/endpoint.hpp"

namespace pingpong {

/// What a scripted peer does at the end of its script.
enum class afterwards {
    mute,   ///< Reads on and writes nothing.
    closes  ///< Closes the connection that sends a further request.
};

/// A server on 127.0.0.1 that keeps to a script instead of a protocol.
class scripted_peer {
public:
    /// \param replies  Sent as they are, one each time `prompt` was received, over all connections.
    scripted_peer(boost::asio::io_context& context, std::vector<std::string> replies,
                  afterwards then, std::string prompt = "Ping");

    /// Accepts no more; connections live on until their clients close them.
    ~scripted_peer();

    scripted_peer(const scripted_peer&) = delete;
    scripted_peer& operator=(const scripted_peer&) = delete;

    /// Where it listens, in the guise of any protocol's server.
    endpoint where(const std::string& scheme) const;

    /// How many clients have connected.
    std::size_t connections() const noexcept;

private:
    struct state;
    std::shared_ptr<state> state_;
};

/// A port of 127.0.0.1 that is bound but not listening for the lifetime of this object.
class refusing_port {
public:
    explicit refusing_port(boost::asio::io_context& context);

    endpoint where(const std::string& scheme) const;

private:
    boost::asio::ip::tcp::socket bound_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SCRIPTED_PEER_HPP
