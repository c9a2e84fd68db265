/// \file
/// The error codes of TLS.
#ifndef PINGPONG_TRANSPORT_TLS_ERROR_HPP
#define PINGPONG_TRANSPORT_TLS_ERROR_HPP

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <type_traits>

namespace pingpong {

/// Errors of TLS for which OpenSSL has no code.
enum class tls_errc {
    closed_in_handshake = 1,    ///< The peer closed the connection before the handshake was over.
    unreadable_authorities,     ///< `tls_settings::ca_file` has no certificate, or cannot be read.
    unreadable_certificate,     ///< The same of `tls_settings::certificate_file`.
    unreadable_key,             ///< The same of the private key.
    mismatched_key,             ///< The private key is not that of the certificate.
    no_certificate_authorities  ///< The system's store cannot be used.
};

/// The error category of TLS, named `tls`. Thread-safe.
///
/// Besides `tls_errc` its values are what the verification of a certificate found
/// (`make_verification_error`) and the codes of OpenSSL's error queue; the messages are OpenSSL's,
/// with what is meant where that is hard to guess.
const boost::system::error_category& tls_category() noexcept;

/// Converts a `tls_errc` to a `boost::system::error_code`.
boost::system::error_code make_error_code(tls_errc code) noexcept;

/// What is wrong with the peer's certificate.
///
/// \param verify_result  One of OpenSSL's X509_V_ERR_ values.
boost::system::error_code make_verification_error(long verify_result) noexcept;

/// The first error in OpenSSL's queue of this thread, which is then empty.
///
/// \return  `protocol_error` when the queue is empty.
boost::system::error_code take_tls_error() noexcept;

/// Whether it says that the peer has sent an HTTP request in place of a handshake.
bool is_plain_http(const boost::system::error_code& code) noexcept;

}  // namespace pingpong

/// \cond
template <>
struct boost::system::is_error_code_enum<pingpong::tls_errc> : std::true_type {};
/// \endcond

#endif  // PINGPONG_TRANSPORT_TLS_ERROR_HPP
