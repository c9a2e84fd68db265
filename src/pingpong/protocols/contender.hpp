/// \file
/// A contender's three moves, behind an interface that hides its protocol and stream.
#ifndef PINGPONG_PROTOCOLS_CONTENDER_HPP
#define PINGPONG_PROTOCOLS_CONTENDER_HPP

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/core/block.hpp"
#include "pingpong/core/exchange/exchange.hpp"
#include "pingpong/core/exchange/request.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/core/protocol.hpp"
#include "pingpong/core/round_trips.hpp"
#include "pingpong/core/tls_settings.hpp"
#include "pingpong/core/transcript.hpp"
#include "pingpong/transport/address.hpp"
#include "pingpong/transport/await.hpp"
#include "pingpong/transport/socket_facts.hpp"

namespace pingpong {

/// Which version of the exchange a client plays.
enum class profile {
    fair,      ///< The comparison of this program: HTTP/1.1, nothing but the exchanges.
    original,  ///< The original experiment's: HTTP/1.0 and one GET before the first exchange.
};

/// What a client sends, to which server, and what it accepts.
struct client_settings {
    request message;                ///< The text of its requests, and how they are answered.
    std::string target = "/";       ///< The path of an HTTP request, the WebSocket upgrade's too.
    std::string host;               ///< The Host field.
    pingpong::limits limits;        ///< What it accepts.
    profile rules = profile::fair;  ///< Which HTTP it speaks.
    peer_place peer = peer_place::elsewhere;    ///< Where the server runs.
    connection_use use = connection_use::kept;  ///< Per request in HTTP only.
    beast_settings beast;                       ///< Ignored by what has no Beast.
    std::string method = "POST";                ///< Of HTTP.

    /// Further fields of HTTP requests, or of the WebSocket handshake.
    std::vector<header_field> fields;
    std::string subprotocol;         ///< Of WebSocket; empty: none is asked for.
    std::vector<std::string> first;  ///< WebSocket messages after the handshake, each replied to.

    /// How long an address is waited for before the next one is tried; see `dial_targets`.
    std::chrono::nanoseconds connect_delay = std::chrono::milliseconds(250);

    /// Shared by the clients of a server; nullptr: each finds out which address works.
    std::shared_ptr<address_memory> known_address;
    tls_settings tls;  ///< Ignored without TLS.

    /// Where what TLS encrypts is recorded; nullptr: nowhere. Ignored without TLS.
    std::shared_ptr<transcript> plaintext;

    client_settings() = default;
    /// Sends `sent`; all else as by default.
    explicit client_settings(request sent) : message(std::move(sent)) {}
};

/// How long the steps of opening took.
struct set_up {
    std::optional<std::chrono::nanoseconds> connect;    ///< nullopt: connects for each exchange.
    std::optional<std::chrono::nanoseconds> handshake;  ///< nullopt: the protocol has none.

    /// Between the two. nullopt: connects for each exchange, or there is no TLS.
    std::optional<std::chrono::nanoseconds> tls_handshake{};
};

/// One contender's client, whatever its protocol: open, play, close.
///
/// One move at a time. A move that failed leaves the contender usable for `close` or its
/// destructor only. Must outlive the awaitables it returned.
///
/// \par Cancellation  Each move accepts terminal cancellation: it ends with a failure or by
///                    throwing `operation_aborted`, and the contender can only be destroyed.
class contender {
public:
    virtual ~contender() = default;

    /// Connects and shakes hands, each timed.
    virtual task<set_up> open() = 0;

    /// Makes `samples.room()` exchanges and records each one's round trip. Every reply is checked;
    /// on failure `samples` holds the exchanges that succeeded before it.
    virtual task<> play(round_trips& samples) = 0;

    /// Closes the connection as the protocol prescribes.
    virtual task<> close() = 0;

    /// Bytes, operations and connections so far; grows while a move makes progress.
    virtual const traffic& moved() const noexcept = 0;

    /// TCP segments of the present connection; nullopt when none is kept, or none of TCP.
    virtual std::optional<tcp_segments> segments() = 0;

    /// Options of the present connection's socket; nullopt when none is kept, or none of TCP.
    virtual std::optional<socket_facts> facts() = 0;

    /// Sends other requests from the next exchange on.
    virtual void change_message(request message) = 0;

    /// The text of the last reply that `play` has accepted; valid until the next move, empty before
    /// the first.
    virtual std::string_view last_reply() const noexcept = 0;

    /// What the latest TLS handshake has agreed on; nullopt: there was none.
    virtual std::optional<tls_facts> tls() { return std::nullopt; }
};

/// A client template with its dialer, as a contender: the one place where types are erased, once
/// per move.
///
/// \tparam Client  Has `open`, `play`, `close`, `change_message`, `last_reply`, and `stream()`: the
///                 kept stream or nullptr.
/// \tparam Dialer  Dials the streams that `Client` is a template over. One that makes a handshake
///                 knows how long it took (`handshake`) and what it agreed on (`facts`).
template <class Client, class Dialer>
class contender_over final : public contender {
public:
    /// \param address  Where `Dialer` dials.
    template <class Address>
    contender_over(executor io_executor, const Address& address, client_settings settings)
        : dialer_(io_executor, address, moved_, settings.peer),
          client_(dialer_, std::move(settings)) {}

    task<set_up> open() override {
        if constexpr (dialer_shakes_hands)
            return open_in_two_steps();
        else
            return client_.open();
    }

    task<> play(round_trips& samples) override { return client_.play(samples); }

    task<> close() override { return client_.close(); }

    const traffic& moved() const noexcept override { return moved_; }

    std::optional<tls_facts> tls() override {
        if constexpr (dialer_shakes_hands)
            return dialer_.facts();
        else
            return std::nullopt;
    }

    std::optional<tcp_segments> segments() override {
        auto* kept = client_.stream();
        return kept ? read_segments(descriptor_of(*kept)) : std::nullopt;
    }

    std::optional<socket_facts> facts() override {
        auto* kept = client_.stream();
        return kept ? read_facts(descriptor_of(*kept)) : std::nullopt;
    }

    void change_message(request message) override { client_.change_message(std::move(message)); }

    std::string_view last_reply() const noexcept override { return client_.last_reply(); }

private:
    /// As a dialer over TLS does.
    static constexpr bool dialer_shakes_hands = requires(const Dialer& dialer) {
        dialer.handshake();
        dialer.facts();
    };

    /// The client takes the handshake of the dialer for a part of connecting.
    task<set_up> open_in_two_steps() {
        auto opened = co_await client_.open();
        if (!opened)
            co_return opened.error();
        set_up took = *opened;
        if (took.connect) {
            took.tls_handshake = dialer_.handshake();
            *took.connect -= dialer_.handshake();
        }
        co_return took;
    }

    traffic moved_;
    Dialer dialer_;
    Client client_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CONTENDER_HPP
