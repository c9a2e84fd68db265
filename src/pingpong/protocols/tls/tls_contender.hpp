/// \file
/// A client over TLS: its dialer makes the handshakes, which are timed apart.
#ifndef PINGPONG_PROTOCOLS_TLS_TLS_CONTENDER_HPP
#define PINGPONG_PROTOCOLS_TLS_TLS_CONTENDER_HPP

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "pingpong/protocols/contender.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"
#include "pingpong/transport/tls/tls_context.hpp"
#include "pingpong/transport/tls/tls_stream.hpp"

namespace pingpong {

/// Connects by another dialer and makes the handshake.
///
/// \tparam Clock  Read before and after each handshake; replaced in tests only.
template <class NextLayer, class Clock = std::chrono::steady_clock>
class tls_dialer final : public dialer<tls_stream<NextLayer>> {
public:
    using stream_type = tls_stream<NextLayer>;  ///< What it yields.

    /// \param below    Connects; outlives this.
    /// \param context  For the server that `below` connects to.
    tls_dialer(dialer<NextLayer>& below, std::shared_ptr<tls_context> context)
        : below_(below), context_(std::move(context)) {}

    /// \par Errors  Also during "tls handshake", as of `tls_stream`.
    task_over<stream_type, stream_type> dial() override {
        auto dialed = co_await below_.dial();
        if (!dialed)
            co_return dialed.error();
        const auto connected = Clock::now();
        stream_type stream(std::move(*dialed), context_->make_engine());
        auto shaken = co_await stream.shake_hands();
        if (!shaken) {
            close_stream(stream);
            co_return shaken.error();
        }
        handshake_ = Clock::now() - connected;
        if (!facts_ || facts_->resumed != stream.is_resumed())
            facts_ = stream.facts();
        co_return std::move(stream);
    }

    /// How long the latest handshake took; 0 before the first.
    std::chrono::nanoseconds handshake() const noexcept { return handshake_; }

    /// What the latest handshake has agreed on; nullopt before the first.
    const std::optional<tls_facts>& facts() const noexcept { return facts_; }

private:
    dialer<NextLayer>& below_;
    std::shared_ptr<tls_context> context_;
    std::chrono::nanoseconds handshake_{0};
    std::optional<tls_facts> facts_;
};

/// A client over TLS, as a contender; see `contender_over`.
///
/// \tparam Client  A client over the streams of a `tls_dialer`.
/// \tparam Dialer  Dials the streams below TLS.
template <class Client, class Dialer, class NextLayer, class Clock = std::chrono::steady_clock>
class tls_contender final : public contender {
public:
    /// \param address  Where `Dialer` dials.
    template <class Address>
    tls_contender(executor io_executor, const Address& address, client_settings settings,
                  std::shared_ptr<tls_context> context)
        : below_(io_executor, address, moved_, settings.peer),
          dialer_(below_, std::move(context)),
          client_(dialer_, std::move(settings)) {}

    task<set_up> open() override {
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

    task<> play(round_trips& samples) override { return client_.play(samples); }

    task<> close() override { return client_.close(); }

    const traffic& moved() const noexcept override { return moved_; }

    std::optional<tcp_segments> segments() override {
        auto* kept = client_.stream();
        return kept ? read_segments(descriptor_of(*kept)) : std::nullopt;
    }

    std::optional<socket_facts> facts() override {
        auto* kept = client_.stream();
        return kept ? read_facts(descriptor_of(*kept)) : std::nullopt;
    }

    std::optional<tls_facts> tls() override { return dialer_.facts(); }

    void change_message(request message) override { client_.change_message(std::move(message)); }

    std::string_view last_reply() const noexcept override { return client_.last_reply(); }

private:
    traffic moved_;
    Dialer below_;
    tls_dialer<NextLayer, Clock> dialer_;
    Client client_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_TLS_TLS_CONTENDER_HPP
