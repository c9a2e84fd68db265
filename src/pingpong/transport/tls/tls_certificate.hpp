/// \file
/// A certificate that a server makes for itself.
#ifndef PINGPONG_TRANSPORT_TLS_CERTIFICATE_HPP
#define PINGPONG_TRANSPORT_TLS_CERTIFICATE_HPP

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;
struct x509_st;

namespace pingpong {

/// A certificate and its private key, in memory only.
struct tls_certificate {
    /// Frees what OpenSSL has allocated.
    struct releaser {
        void operator()(evp_pkey_st* key) const noexcept;      ///< A key.
        void operator()(x509_st* certificate) const noexcept;  ///< A certificate.
    };

    std::unique_ptr<evp_pkey_st, releaser> key;      ///< ECDSA on P-256.
    std::unique_ptr<x509_st, releaser> certificate;  ///< Signed by `key`.
    std::string pem;                                 ///< The certificate as text.
};

/// Makes a certificate for localhost, 127.0.0.1, ::1 and `address`, valid from an hour ago for a
/// year.
///
/// \param address  Another numeric address; may be empty or one of those.
/// \par Errors     Throws `std::bad_alloc`; nothing else can go wrong.
/// \par Source     RFC 5280; RFC 6125, 6.4 (a name is looked for in subjectAltName).
tls_certificate make_tls_certificate(std::string_view address);

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_TLS_CERTIFICATE_HPP
