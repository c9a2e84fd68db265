#include "pingpong/core/endpoint.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace pingpong {
namespace {

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

parsed_endpoint refused(std::string_view text, std::string_view scheme, std::string_view why) {
    std::string expected =
        scheme == "unix" ? "unix:PATH" : std::string(scheme) + "://HOST:PORT/PATH";
    return {{}, '\'' + std::string(text) + "' " + std::string(why) + "; expected " + expected};
}

bool has_space_or_control(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f')
            return true;
    return false;
}

/// Splits `HOST[:PORT]`; false when the brackets of a literal address do not match.
bool split_authority(std::string_view authority, std::string_view& host, std::string_view& port) {
    std::size_t colon = authority.rfind(':');
    if (authority.starts_with('[')) {
        const std::size_t bracket = authority.find(']');
        if (bracket == std::string_view::npos)
            return false;
        host = authority.substr(1, bracket - 1);
        const std::string_view rest = authority.substr(bracket + 1);
        if (!rest.empty() && !rest.starts_with(':'))
            return false;
        port = rest.empty() ? rest : rest.substr(1);
        return true;
    }
    host = authority.substr(0, colon);
    port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
    return host.find(':') == std::string_view::npos;
}

}  // namespace

endpoint::endpoint(std::string scheme_name, std::string numeric_address, std::uint16_t number)
    : scheme(std::move(scheme_name)),
      host(numeric_address),
      address(std::move(numeric_address)),
      port(number) {
}

std::string endpoint::authority() const {
    return bracketed(host) + ':' + std::to_string(port);
}

std::string endpoint::url() const {
    if (scheme == "unix")
        return "unix:" + path;
    const bool has_path = scheme != "tcp";
    return scheme + "://" + authority() + (has_path ? path : std::string());
}

parsed_endpoint parse_endpoint(std::string_view text, std::string_view scheme) {
    const std::string prefix = std::string(scheme) + (scheme == "unix" ? ":" : "://");
    if (!text.starts_with(prefix))
        return refused(text, scheme, "does not begin with " + prefix);
    if (has_space_or_control(text))
        return refused(text, scheme, "contains a blank or a control character");

    endpoint where;
    where.scheme = scheme;
    std::string_view rest = text.substr(prefix.size());
    if (scheme == "unix") {
        if (rest.empty())
            return refused(text, scheme, "has no path");
        where.path = rest;
        return {where, {}};
    }

    const std::size_t slash = rest.find_first_of("/?#");
    std::string_view host, port;
    if (!split_authority(rest.substr(0, slash), host, port) ||
        host.find_first_of("[]") != std::string_view::npos)
        return refused(text, scheme, "has a malformed host");
    if (host.empty())
        return refused(text, scheme, "has no host");
    if (slash != std::string_view::npos)
        where.path = rest.substr(slash);
    if (!where.path.starts_with('/'))
        where.path.insert(0, "/");
    where.path.resize(std::min(where.path.size(), where.path.find('#')));

    where.host = host;
    where.port = 80;
    if (port.empty() && scheme != "tcp")
        return {where, {}};
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), where.port);
    if (error != std::errc() || end != port.data() + port.size() || where.port == 0)
        return refused(text, scheme, "has no port from 1 to 65535");
    return {where, {}};
}

}  // namespace pingpong
