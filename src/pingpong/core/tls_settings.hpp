/// \file
/// The settings of TLS, and what was negotiated, as plain data without OpenSSL.
#ifndef PINGPONG_CORE_TLS_SETTINGS_HPP
#define PINGPONG_CORE_TLS_SETTINGS_HPP

#include <string>

namespace pingpong {

/// A version of TLS.
enum class tls_version {
    any,   ///< Whatever both ends have, 1.2 or later.
    v1_2,  ///< RFC 5246.
    v1_3   ///< RFC 8446.
};

/// The settings of one side of TLS; paths are of PEM files.
///
/// A client verifies the server: its chain by `trusted_certificate` or `ca_file` or else by the
/// system's store, its name by `server_name` or else by the host of the endpoint. A server without
/// `certificate_file` makes a certificate of its own, for localhost and the address it listens on.
struct tls_settings {
    std::string ca_file;           ///< Certificate authorities of a client; empty: the system's.
    std::string certificate_file;  ///< The own chain, leaf first; empty: none, or a self-made one.
    std::string key_file;          ///< The own private key; empty: it is in `certificate_file`.
    std::string server_name;       ///< What a client asks for and checks; empty: the host.
    std::string trusted_certificate;         ///< PEM text: the only certificate a client trusts.
    tls_version version = tls_version::any;  ///< The only version that is accepted.
    bool insecure = false;  ///< A client accepts every certificate: anybody may be the server.
    bool resume = false;    ///< Tickets are issued and used: later handshakes are abbreviated.

    tls_settings() = default;

    /// Equal in every member.
    bool operator==(const tls_settings&) const = default;
};

/// What a handshake has agreed on.
struct tls_facts {
    std::string version;    ///< As OpenSSL names it, e.g. "TLSv1.3".
    std::string cipher;     ///< As OpenSSL names it, e.g. "TLS_AES_256_GCM_SHA384".
    bool verified = false;  ///< Whether the peer's certificate was verified.
    bool resumed = false;   ///< Whether the handshake was abbreviated.
    std::string subject;    ///< Of the peer's certificate; in no report.
    std::string expiry;     ///< The last day of that, as in 2027-03-14; in no report.

    tls_facts() = default;

    /// Equal in every member.
    bool operator==(const tls_facts&) const = default;
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_TLS_SETTINGS_HPP
