/// \file
/// Opens the connections of a client over TLS.
#ifndef PINGPONG_PROTOCOLS_TLS_TLS_DIALER_HPP
#define PINGPONG_PROTOCOLS_TLS_TLS_DIALER_HPP

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "pingpong/core/block.hpp"
#include "pingpong/core/tls_settings.hpp"
#include "pingpong/core/transcript.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/socket.hpp"
#include "pingpong/transport/tls/tls_context.hpp"
#include "pingpong/transport/tls/tls_stream.hpp"

namespace pingpong {

/// The streams of clients and sessions over TLS.
using tls_tcp_stream = tls_stream<tcp_stream>;

/// Where a client over TLS connects, and how it shakes hands there.
struct tls_targets {
    dial_targets sockets;                  ///< Where it connects.
    std::shared_ptr<tls_context> context;  ///< For the server there; never nullptr.

    /// Where what is encrypted is recorded; nullptr: nowhere.
    std::shared_ptr<transcript> plaintext{};
};

/// Connects a socket and makes the TLS handshake.
class tls_dialer final : public dialer<tls_tcp_stream> {
public:
    /// \param targets  Of `plaintext`, the dialer outlives the streams.
    /// \param counts   Where connections and their bytes are counted; outlives the streams.
    tls_dialer(executor io_executor, const tls_targets& targets, traffic& counts, peer_place peer)
        : sockets_(io_executor, targets.sockets, counts, peer),
          context_(targets.context),
          plaintext_(targets.plaintext) {}

    /// \par Errors  Also during "tls handshake", as of `tls_stream`.
    task<tls_tcp_stream> dial() override {
        using clock = std::chrono::steady_clock;
        auto dialed = co_await sockets_.dial();
        if (!dialed)
            co_return dialed.error();
        const auto connected = clock::now();
        auto engine = context_->make_engine();
        engine->record(plaintext_.get());
        tls_tcp_stream stream(std::move(*dialed), std::move(engine));
        auto shaken = co_await stream.shake_hands();
        if (!shaken) {
            close_stream(stream);
            co_return shaken.error();
        }
        handshake_ = clock::now() - connected;
        if (!facts_ || facts_->resumed != stream.is_resumed())
            facts_ = stream.facts();
        co_return std::move(stream);
    }

    /// How long the latest handshake took; 0 before the first.
    std::chrono::nanoseconds handshake() const noexcept { return handshake_; }

    /// What the latest handshake has agreed on; nullopt before the first.
    const std::optional<tls_facts>& facts() const noexcept { return facts_; }

private:
    socket_dialer sockets_;
    std::shared_ptr<tls_context> context_;
    std::shared_ptr<transcript> plaintext_;
    std::chrono::nanoseconds handshake_{0};
    std::optional<tls_facts> facts_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_TLS_TLS_DIALER_HPP
