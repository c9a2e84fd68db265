#include "pingpong/reporter/wording/failure/failure_remedy.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace pingpong {
namespace {

/// A cause of failure, as it begins, and what to do about it.
struct cause_remedy {
    std::string_view cause;
    std::string_view remedy;
};

constexpr std::string_view trust_authority =
    "trust its authority with --ca FILE, or use --insecure";
constexpr std::string_view renew_certificate = "renew the certificate, or use --insecure";
constexpr std::string_view use_certified_name = "use the name that is in its certificate";
constexpr std::string_view drop_tls = "use ws:// or http://";
constexpr std::string_view add_tls = "use wss:// or https://";
constexpr std::string_view find_host =
    "check the name, or give the address with --resolve HOST:PORT:ADDRESS";
constexpr std::string_view use_new_tls = "it takes TLS 1.2 or 1.3; see --tls-version";
constexpr std::string_view identify_client = "give a certificate with --cert FILE and --key FILE";
constexpr std::string_view change_client_certificate =
    "give a certificate that the server trusts with --cert FILE and --key FILE";

/// In the words of Asio, and of OpenSSL with what `tls_category` adds to them.
constexpr std::array cause_remedies{
    cause_remedy{"Host not found", find_host},
    cause_remedy{"The query is valid, but", "leave out --ipv4 and --ipv6, or use another name"},
    cause_remedy{"Connection refused", "nothing listens there: check host and port"},
    cause_remedy{"bad version", "what listens there does not speak HTTP: check the port"},
    cause_remedy{"no progress within the deadline",
                 "check the port, or give the service more time with --deadline"},
    cause_remedy{"self-signed certificate", trust_authority},
    cause_remedy{"unable to get local issuer certificate", trust_authority},
    cause_remedy{"unable to get issuer certificate", trust_authority},
    cause_remedy{"unable to verify the first certificate", trust_authority},
    cause_remedy{"certificate signature failure", trust_authority},
    cause_remedy{"certificate has expired", renew_certificate},
    cause_remedy{"certificate is not yet valid", renew_certificate},
    cause_remedy{"hostname mismatch", use_certified_name},
    cause_remedy{"IP address mismatch", use_certified_name},
    cause_remedy{"wrong version number (", drop_tls},
    cause_remedy{"packet length too long (", drop_tls},
    cause_remedy{"unsupported protocol", use_new_tls},
    cause_remedy{"tlsv1 alert protocol version", use_new_tls},
    cause_remedy{"tlsv13 alert certificate required", identify_client},
    cause_remedy{"sslv3 alert handshake failure",
                 "if it requires a certificate, give one with --cert FILE and --key FILE"},
    cause_remedy{"tlsv1 alert unknown ca", change_client_certificate},
    cause_remedy{"sslv3 alert bad certificate", change_client_certificate},
    cause_remedy{"sslv3 alert certificate ", change_client_certificate},
};

/// Servers that speak TLS to a client that does not: nginx and this program, Go, and those that
/// send an alert.
constexpr std::array<std::string_view, 3> replies_of_tls{"HTTP request was sent to HTTPS port",
                                                         "HTTP request to an HTTPS server",
                                                         ": the peer speaks TLS"};

}  // namespace

std::string_view remedy_of_failure(std::string_view failure) noexcept {
    const std::size_t step = failure.find(": ");
    if (step == std::string_view::npos)
        return {};
    const std::string_view cause = failure.substr(step + 2);
    for (const cause_remedy& each : cause_remedies)
        if (cause.starts_with(each.cause))
            return each.remedy;
    const bool over_tls = std::ranges::any_of(replies_of_tls, [&](std::string_view reply) {
        return cause.find(reply) != std::string_view::npos;
    });
    return over_tls ? add_tls : std::string_view();
}

std::string append_failure_remedy(std::string_view failure) {
    const std::string_view remedy = remedy_of_failure(failure);
    return remedy.empty() ? std::string(failure) : fmt::format("{}; {}", failure, remedy);
}

}  // namespace pingpong
