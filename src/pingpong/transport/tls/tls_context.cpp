#include "pingpong/transport/tls/tls_context.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <new>

#include "pingpong/transport/tls/tls_certificate.hpp"
#include "pingpong/transport/tls/tls_error.hpp"

namespace pingpong {
namespace {

constexpr unsigned char http_1_1[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
constexpr unsigned char session_place[] = "pingpong";

int choose_application(SSL*, const unsigned char** chosen, unsigned char* chosen_bytes,
                       const unsigned char* offered, unsigned offered_bytes, void*) {
    unsigned char* found = nullptr;
    if (SSL_select_next_proto(&found, chosen_bytes, http_1_1, sizeof http_1_1, offered,
                              offered_bytes) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

bool is_address(const std::string& host) {
    ASN1_OCTET_STRING* const address = a2i_IPADDRESS(host.c_str());
    ASN1_OCTET_STRING_free(address);
    return address != nullptr;
}

}  // namespace

void tls_context::context_releaser::operator()(ssl_ctx_st* context) const noexcept {
    SSL_CTX_free(context);
}

void tls_context::session_releaser::operator()(ssl_session_st* session) const noexcept {
    SSL_SESSION_free(session);
}

tls_context::tls_context(tls_side side, const tls_settings& settings, tls_application application)
    : side_(side),
      settings_(settings),
      application_(application),
      context_(SSL_CTX_new(side == tls_side::client ? TLS_client_method() : TLS_server_method())) {
    if (!context_)
        throw std::bad_alloc();
    SSL_CTX_set_app_data(context_.get(), this);
    SSL_CTX_set_mode(context_.get(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(context_.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    apply_version();
}

tls_context::~tls_context() = default;

result<std::unique_ptr<tls_context>> tls_context::make_client(const tls_settings& settings,
                                                              std::string_view host,
                                                              tls_application application) {
    std::unique_ptr<tls_context> made(new tls_context(tls_side::client, settings, application));
    SSL_CTX* const context = made->context_.get();
    made->expect_host(settings.server_name.empty() ? host : settings.server_name);
    SSL_CTX_set_verify(context, settings.insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nullptr);
    error_code error = made->load_authorities();
    if (!error)
        error = made->load_own_certificate();
    if (error)
        return failure{error, "tls settings"};
    if (application == tls_application::http_1_1)
        SSL_CTX_set_alpn_protos(context, http_1_1, sizeof http_1_1);
    SSL_CTX_set_session_cache_mode(
        context, settings.resume ? SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE
                                 : SSL_SESS_CACHE_OFF);
    if (settings.resume)
        SSL_CTX_sess_set_new_cb(context, keep_session);
    return made;
}

result<std::unique_ptr<tls_context>> tls_context::make_server(const tls_settings& settings,
                                                              std::string_view address,
                                                              tls_application application) {
    std::unique_ptr<tls_context> made(new tls_context(tls_side::server, settings, application));
    SSL_CTX* const context = made->context_.get();
    const error_code error = settings.certificate_file.empty() ? made->make_own_certificate(address)
                                                               : made->load_own_certificate();
    if (error)
        return failure{error, "tls settings"};
    if (application == tls_application::http_1_1)
        SSL_CTX_set_alpn_select_cb(context, choose_application, nullptr);
    made->issue_tickets();
    return made;
}

std::unique_ptr<tls_engine> tls_context::make_engine() {
    auto engine = std::make_unique<tls_engine>(context_.get(), side_);
    if (side_ == tls_side::server)
        return engine;
    SSL* const ssl = engine->native();
    if (is_address(host_)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host_.c_str());
    } else {
        SSL_set_tlsext_host_name(ssl, host_.c_str());
        SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        SSL_set1_host(ssl, host_.c_str());
    }
    if (session_)
        SSL_set_session(ssl, session_.get());
    return engine;
}

void tls_context::expect_host(std::string_view host) {
    host_ = host;
    if (host_.ends_with('.'))
        host_.pop_back();  // RFC 6066, 3: without the dot of an absolute name
}

void tls_context::apply_version() {
    const int lowest = settings_.version == tls_version::v1_3 ? TLS1_3_VERSION : TLS1_2_VERSION;
    SSL_CTX_set_min_proto_version(context_.get(), lowest);
    SSL_CTX_set_max_proto_version(context_.get(),
                                  settings_.version == tls_version::v1_2 ? TLS1_2_VERSION : 0);
}

void tls_context::issue_tickets() {
    SSL_CTX* const context = context_.get();
    SSL_CTX_set_session_id_context(context, session_place, sizeof session_place - 1);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    if (settings_.resume) {
        SSL_CTX_set_num_tickets(context, 1);
    } else {
        SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
        SSL_CTX_set_num_tickets(context, 0);
    }
}

/// Called by OpenSSL whenever a session can be resumed: with TLS 1.3, when its ticket was read.
int tls_context::keep_session(ssl_st* ssl, ssl_session_st* session) {
    auto* const self = static_cast<tls_context*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
    self->session_.reset(session);
    return 1;  // it is ours now
}

error_code tls_context::load_own_certificate() {
    if (settings_.certificate_file.empty())
        return {};
    SSL_CTX* const context = context_.get();
    const std::string& key =
        settings_.key_file.empty() ? settings_.certificate_file : settings_.key_file;
    error_code error;
    if (SSL_CTX_use_certificate_chain_file(context, settings_.certificate_file.c_str()) != 1)
        error = tls_errc::unreadable_certificate;
    else if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1)
        error = ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH
                    ? tls_errc::mismatched_key
                    : tls_errc::unreadable_key;
    else if (SSL_CTX_check_private_key(context) != 1)
        error = tls_errc::mismatched_key;
    ERR_clear_error();
    return error;
}

error_code tls_context::make_own_certificate(std::string_view address) {
    tls_certificate made = make_tls_certificate(address);
    SSL_CTX_use_certificate(context_.get(), made.certificate.get());
    SSL_CTX_use_PrivateKey(context_.get(), made.key.get());
    self_made_ = std::move(made.pem);
    return {};
}

error_code tls_context::load_authorities() {
    if (settings_.insecure)
        return {};
    if (!settings_.trusted_certificate.empty())
        return trust_only(settings_.trusted_certificate);
    error_code error;
    if (settings_.ca_file.empty()) {
        if (SSL_CTX_set_default_verify_paths(context_.get()) != 1)
            error = tls_errc::no_certificate_authorities;
    } else if (SSL_CTX_load_verify_file(context_.get(), settings_.ca_file.c_str()) != 1) {
        error = tls_errc::unreadable_authorities;
    }
    ERR_clear_error();
    return error;
}

error_code tls_context::trust_only(const std::string& pem) {
    BIO* const bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    X509* const certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    const bool added =
        certificate != nullptr &&
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context_.get()), certificate) == 1;
    X509_free(certificate);
    ERR_clear_error();
    return added ? error_code() : make_error_code(tls_errc::unreadable_authorities);
}

std::string find_tls_problem(const tls_settings& settings) {
    if (!settings.key_file.empty() && settings.certificate_file.empty())
        return "the private key '" + settings.key_file + "' has no certificate beside it";
    const auto made = tls_context::make_client(settings, "localhost", tls_application::unnamed);
    if (made)
        return {};
    const error_code code = made.error().code;
    const std::string& key =
        settings.key_file.empty() ? settings.certificate_file : settings.key_file;
    if (code == tls_errc::unreadable_authorities)
        return '\'' + settings.ca_file + "' cannot be read, or has no certificate in PEM";
    if (code == tls_errc::unreadable_certificate)
        return '\'' + settings.certificate_file + "' cannot be read, or has no certificate in PEM";
    if (code == tls_errc::unreadable_key)
        return '\'' + key + "' cannot be read, or has no private key in PEM";
    if (code == tls_errc::mismatched_key)
        return "the private key in '" + key + "' does not belong to the certificate in '" +
               settings.certificate_file + '\'';
    return code.message();
}

}  // namespace pingpong
