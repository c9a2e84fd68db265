#include "support/tls_peer.hpp"

#include <arpa/inet.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <thread>

namespace pingpong {
namespace {

template <auto Free>
struct releaser {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};

using key_pointer = std::unique_ptr<EVP_PKEY, releaser<EVP_PKEY_free>>;
using certificate_pointer = std::unique_ptr<X509, releaser<X509_free>>;
using context_pointer = std::unique_ptr<SSL_CTX, releaser<SSL_CTX_free>>;

constexpr long day_s = 24 * 3600;

void extend(X509* certificate, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

certificate_pointer make_certificate(EVP_PKEY* key, const char* name, int from_days, int to_days) {
    certificate_pointer made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), from_days * day_s);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), to_days * day_s);
    X509_set_pubkey(made.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    return made;
}

std::string to_pem(X509* certificate) {
    BIO* const bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, certificate);
    char* text = nullptr;
    const long bytes = BIO_get_mem_data(bio, &text);
    std::string pem(text, static_cast<std::size_t>(bytes));
    BIO_free(bio);
    return pem;
}

}  // namespace

struct tls_peer::state {
    explicit state(const tls_peer_settings& settings)
        : context(SSL_CTX_new(TLS_server_method())), listener(::socket(AF_INET, SOCK_STREAM, 0)) {
        const key_pointer authority_key(EVP_EC_gen("P-256"));
        const auto authority = make_certificate(authority_key.get(), "authority", -100, 100);
        X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
        extend(authority.get(), NID_basic_constraints, "critical,CA:TRUE");
        X509_sign(authority.get(), authority_key.get(), EVP_sha256());
        authority_pem = to_pem(authority.get());

        const key_pointer key(EVP_EC_gen("P-256"));
        const auto own = make_certificate(key.get(), "localhost", settings.valid_from_days,
                                          settings.valid_to_days);
        extend(own.get(), NID_subject_alt_name, "DNS:localhost");
        X509* const issuer = settings.self_signed ? own.get() : authority.get();
        X509_set_issuer_name(own.get(), X509_get_subject_name(issuer));
        X509_sign(own.get(), settings.self_signed ? key.get() : authority_key.get(), EVP_sha256());

        SSL_CTX_set_security_level(context.get(), 0);
        SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context.get(), settings.max_version);
        SSL_CTX_use_certificate(context.get(), own.get());
        SSL_CTX_use_PrivateKey(context.get(), key.get());
        if (settings.requires_client_certificate)
            SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                               nullptr);

        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        ::bind(listener, generic, size);
        ::getsockname(listener, generic, &size);
        port = ntohs(address.sin_port);
        ::listen(listener, 10);
        server = std::thread([this] { accept_all(); });
    }

    ~state() {
        ::shutdown(listener, SHUT_RDWR);
        server.join();
        ::close(listener);
    }

    void accept_all() const {
        for (int connection = 0; (connection = ::accept(listener, nullptr, nullptr)) >= 0;) {
            answer(connection);
            ::close(connection);
        }
    }

    void answer(int connection) const {
        const std::unique_ptr<SSL, releaser<SSL_free>> ssl(SSL_new(context.get()));
        SSL_set_fd(ssl.get(), connection);
        constexpr std::string_view reply = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPong!";
        std::array<char, 4096> request{};
        if (SSL_accept(ssl.get()) != 1)
            return;
        while (SSL_read(ssl.get(), request.data(), static_cast<int>(request.size())) > 0)
            SSL_write(ssl.get(), reply.data(), static_cast<int>(reply.size()));
        SSL_shutdown(ssl.get());
    }

    context_pointer context;
    std::string authority_pem;
    int listener;
    std::uint16_t port = 0;
    std::thread server;
};

tls_peer::tls_peer(const tls_peer_settings& settings) : state_(std::make_unique<state>(settings)) {
}

tls_peer::~tls_peer() = default;

std::uint16_t tls_peer::port() const noexcept {
    return state_->port;
}

const std::string& tls_peer::authority() const noexcept {
    return state_->authority_pem;
}

}  // namespace pingpong
