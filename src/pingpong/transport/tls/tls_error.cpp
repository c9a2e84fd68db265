#include "pingpong/transport/tls/tls_error.hpp"

#include <openssl/err.h>
#include <openssl/sslerr.h>
#include <openssl/x509_vfy.h>

#include <boost/system/errc.hpp>
#include <string>

namespace pingpong {
namespace {

// Below the values of OpenSSL's queue, which have the number of a library in bits 23 and up.
constexpr int first_verification_error = 1000;
constexpr int after_verification_errors = 10'000;

std::string_view remark_on(int reason) noexcept {
    switch (reason) {
        case SSL_R_WRONG_VERSION_NUMBER:
        case SSL_R_PACKET_LENGTH_TOO_LONG:
            return " (the peer does not speak TLS)";
        case SSL_R_HTTP_REQUEST:
            return " (the peer speaks plain HTTP)";
        case SSL_R_UNSUPPORTED_PROTOCOL:
        case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
            return " (the peers have no version of TLS in common)";
        case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
            return " (no cipher in common, or a client certificate is required)";
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
            return " (the server asks for one of the client)";
        default:
            return {};
    }
}

std::string openssl_message(int value) {
    const auto packed = static_cast<unsigned long>(value);
    const char* const text = ERR_reason_error_string(packed);
    if (text == nullptr)
        return "OpenSSL error " + std::to_string(value);
    return text + std::string(ERR_GET_LIB(packed) == ERR_LIB_SSL ? remark_on(ERR_GET_REASON(packed))
                                                                 : std::string_view());
}

class category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "tls"; }

    std::string message(int value) const override {
        if (value >= after_verification_errors)
            return openssl_message(value);
        if (value >= first_verification_error)
            return X509_verify_cert_error_string(value - first_verification_error);
        switch (static_cast<tls_errc>(value)) {
            case tls_errc::closed_in_handshake:
                return "the peer closed the connection during the TLS handshake";
            case tls_errc::unreadable_authorities:
                return "the file of certificate authorities cannot be read";
            case tls_errc::unreadable_certificate:
                return "the certificate file cannot be read";
            case tls_errc::unreadable_key:
                return "the private key cannot be read";
            case tls_errc::mismatched_key:
                return "the private key does not belong to the certificate";
            case tls_errc::no_certificate_authorities:
                return "the system's certificate authorities cannot be read";
        }
        return "unknown TLS error";
    }
};

}  // namespace

const boost::system::error_category& tls_category() noexcept {
    static const category instance;
    return instance;
}

boost::system::error_code make_error_code(tls_errc code) noexcept {
    return {static_cast<int>(code), tls_category()};
}

boost::system::error_code make_verification_error(long verify_result) noexcept {
    return {first_verification_error + static_cast<int>(verify_result), tls_category()};
}

bool is_plain_http(const boost::system::error_code& code) noexcept {
    const auto packed = static_cast<unsigned long>(code.value());
    return code.category() == tls_category() && code.value() >= after_verification_errors &&
           ERR_GET_LIB(packed) == ERR_LIB_SSL && ERR_GET_REASON(packed) == SSL_R_HTTP_REQUEST;
}

boost::system::error_code take_tls_error() noexcept {
    const unsigned long packed = ERR_get_error();
    ERR_clear_error();
    if (packed == 0)
        return make_error_code(boost::system::errc::protocol_error);
    if (ERR_SYSTEM_ERROR(packed))
        return {ERR_GET_REASON(packed), boost::system::system_category()};
    return {static_cast<int>(packed), tls_category()};
}

}  // namespace pingpong
