/// \file
/// What the TLS connections of a client or a server have in common: certificates and settings.
#ifndef PINGPONG_TRANSPORT_TLS_TLS_CONTEXT_HPP
#define PINGPONG_TRANSPORT_TLS_TLS_CONTEXT_HPP

#include <memory>
#include <string>
#include <string_view>

#include "pingpong/core/error.hpp"
#include "pingpong/core/tls_settings.hpp"
#include "pingpong/transport/tls/tls_engine.hpp"

struct ssl_session_st;

namespace pingpong {

/// Whether the application protocol is agreed on in the handshake.
///
/// \par Source  RFC 7301 (ALPN).
enum class tls_application {
    unnamed,  ///< No.
    http_1_1  ///< "http/1.1", also for a WebSocket, which begins as that.
};

/// What the TLS connections of a client or a server have in common. Neither copied nor moved;
/// outlives its engines; belongs to one thread.
class tls_context {
public:
    /// For the clients of one server.
    ///
    /// \param host   Whose certificate is expected unless the settings name another one: a name, or
    ///               a numeric address.
    /// \par Errors   During "tls settings", a `tls_errc`; see `find_tls_problem`.
    static result<std::unique_ptr<tls_context>> make_client(const tls_settings& settings,
                                                            std::string_view host,
                                                            tls_application application);

    /// For a server.
    ///
    /// \param address  The numeric address it listens on, for a self-made certificate.
    /// \par Errors     During "tls settings", a `tls_errc`; see `find_tls_problem`.
    static result<std::unique_ptr<tls_context>> make_server(const tls_settings& settings,
                                                            std::string_view address,
                                                            tls_application application);

    tls_context(const tls_context&) = delete;
    tls_context& operator=(const tls_context&) = delete;
    ~tls_context();

    /// One end of a new connection. A client's tries to resume when `tls_settings::resume` is set
    /// and the server has issued a ticket.
    std::unique_ptr<tls_engine> make_engine();

    /// The server's certificate in PEM, where it is self-made; else empty.
    const std::string& self_made_certificate() const noexcept { return self_made_; }

private:
    tls_context(tls_side side, const tls_settings& settings, tls_application application);

    error_code load_own_certificate();
    error_code load_authorities();
    error_code trust_only(const std::string& pem);
    error_code make_own_certificate(std::string_view address);
    void expect_host(std::string_view host);
    void apply_version();
    void issue_tickets();
    static int keep_session(ssl_st* ssl, ssl_session_st* session);

    struct context_releaser {
        void operator()(ssl_ctx_st* context) const noexcept;
    };
    struct session_releaser {
        void operator()(ssl_session_st* session) const noexcept;
    };

    tls_side side_;
    tls_settings settings_;
    tls_application application_;
    std::unique_ptr<ssl_ctx_st, context_releaser> context_;
    std::unique_ptr<ssl_session_st, session_releaser> session_;
    std::string host_;
    std::string self_made_;
};

/// Tries the files of the settings.
///
/// \return  What is wrong, naming the file; empty: nothing.
std::string find_tls_problem(const tls_settings& settings);

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_TLS_TLS_CONTEXT_HPP
