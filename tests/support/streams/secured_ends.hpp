/// \file
/// A TLS server and a client that trusts it, for streams in memory.
#ifndef PINGPONG_TESTS_SECURED_ENDS_HPP
#define PINGPONG_TESTS_SECURED_ENDS_HPP

#include <memory>
#include <utility>

#include "pingpong/core/options.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"
#include "pingpong/transport/tls/tls_context.hpp"
#include "pingpong/transport/tls/tls_stream.hpp"

namespace pingpong {

/// The settings of a server, and of a client that trusts its certificate.
struct secured_ends {
    std::shared_ptr<tls_context> server;
    std::shared_ptr<tls_context> client;

    secured_ends() {
        constexpr auto unnamed = tls_application::unnamed;
        server = std::move(tls_context::make_server({}, "127.0.0.1", unnamed).value());
        tls_settings trusting;
        trusting.trusted_certificate = server->self_made_certificate();
        client = std::move(tls_context::make_client(trusting, "localhost", unnamed).value());
    }

    /// Shared by all tests: no connection changes it.
    static const secured_ends& shared() {
        static const secured_ends made;
        return made;
    }
};

/// Shakes hands on each stream that another dialer has dialed.
template <class Below, class NextLayer>
class secured_dialer final : public dialer<tls_stream<NextLayer>> {
public:
    using stream_type = tls_stream<NextLayer>;

    /// \param arguments  Of the dialer below.
    template <class... Arguments>
    explicit secured_dialer(Arguments&&... arguments)
        : below_(std::forward<Arguments>(arguments)...) {}

    task_over<stream_type, stream_type> dial() override {
        auto dialed = co_await below_.dial();
        if (!dialed)
            co_return dialed.error();
        stream_type stream(std::move(*dialed), secured_ends::shared().client->make_engine());
        auto shaken = co_await stream.shake_hands();
        if (!shaken) {
            close_stream(stream);
            co_return shaken.error();
        }
        co_return std::move(stream);
    }

    Below& below() noexcept { return below_; }

private:
    Below below_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SECURED_ENDS_HPP
