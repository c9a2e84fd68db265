/// \file
/// A server over TLS that is not as it should be, in a thread of its own, on OpenSSL's blocking
/// calls.
#ifndef PINGPONG_TESTS_TLS_PEER_HPP
#define PINGPONG_TESTS_TLS_PEER_HPP

#include <cstdint>
#include <memory>
#include <string>

namespace pingpong {

/// What is odd about a server.
struct tls_peer_settings {
    int valid_from_days = -1;  ///< From today.
    int valid_to_days = 1;     ///< From today.
    bool self_signed = false;  ///< No authority vouches for it.
    int max_version = 0;       ///< As OpenSSL numbers them; 0: any.
    bool requires_client_certificate = false;

    tls_peer_settings() = default;
};

/// Answers the HTTP requests of each connection with `Pong!`, until it is destroyed. Its
/// certificate is for localhost.
class tls_peer {
public:
    explicit tls_peer(const tls_peer_settings& settings);
    ~tls_peer();

    std::uint16_t port() const noexcept;

    /// The certificate of its authority, in PEM.
    const std::string& authority() const noexcept;

private:
    struct state;

    std::unique_ptr<state> state_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_TLS_PEER_HPP
