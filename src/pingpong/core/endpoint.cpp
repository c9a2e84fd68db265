#include "pingpong/core/endpoint.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <system_error>
#include <utility>

namespace pingpong {
namespace {

constexpr url_scheme schemes[] = {
    {"tcp", false, 0, socket_family::tcp},    {"unix", false, 0, socket_family::unix_domain},
    {"ws", true, 80, socket_family::tcp},     {"http", true, 80, socket_family::tcp},
    {"tls", false, 0, socket_family::tcp},    {"wss", true, 443, socket_family::tcp},
    {"https", true, 443, socket_family::tcp},
};

/// Whether all of such a URL but the scheme is the path of a Unix socket.
bool is_socket_path(std::string_view scheme) noexcept {
    return find_scheme(scheme).socket == socket_family::unix_domain;
}

std::string add_brackets(const std::string& host) {
    return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

parsed_endpoint parse_error(std::string_view text, const url_scheme& scheme,
                            std::string_view problem) {
    const bool is_unix = scheme.socket == socket_family::unix_domain;
    const std::string expected = std::string(scheme.name) + (is_unix           ? ":PATH"
                                                             : scheme.has_path ? "://HOST:PORT/PATH"
                                                                               : "://HOST:PORT");
    return {{}, '\'' + std::string(text) + "' " + std::string(problem) + "; expected " + expected};
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

endpoint::endpoint(std::string scheme_name, std::string numeric_address, std::uint16_t port_number)
    : scheme(std::move(scheme_name)), host(std::move(numeric_address)), port(port_number) {
    if (!host.empty())
        addresses.push_back(host);
}

std::string endpoint::address() const {
    return addresses.empty() ? std::string() : addresses.front();
}

std::string endpoint::authority() const {
    return add_brackets(host) + ':' + std::to_string(port);
}

bool endpoint::is_unix() const noexcept {
    return !unix_path.empty() || is_socket_path(scheme);
}

const std::string& endpoint::socket_path() const noexcept {
    return unix_path.empty() ? path : unix_path;
}

std::string endpoint::url() const {
    if (is_socket_path(scheme))
        return scheme + ':' + path;
    return scheme + "://" + authority() +
           (find_scheme(scheme).has_path ? hide_query_values(path) : std::string());
}

std::string hide_query_values(std::string_view url) {
    const std::size_t begin = url.find('?');
    if (begin == std::string_view::npos)
        return std::string(url);
    std::string shown(url.substr(0, begin));
    std::string_view rest = url.substr(0, url.find('#')).substr(begin);
    while (!rest.empty()) {
        shown += rest.front();
        rest.remove_prefix(1);
        const std::string_view member = rest.substr(0, rest.find('&'));
        const std::size_t equals = member.find('=');
        if (equals != std::string_view::npos)
            shown.append(member.substr(0, equals + 1));
        if (!member.empty())
            shown += "***";
        rest.remove_prefix(member.size());
    }
    return shown;
}

url_scheme find_scheme(std::string_view name) noexcept {
    const auto* found = std::ranges::find(schemes, name, &url_scheme::name);
    return found == std::end(schemes) ? url_scheme{name} : *found;
}

parsed_endpoint parse_endpoint(std::string_view text, std::string_view scheme_name) {
    const url_scheme scheme = find_scheme(scheme_name);
    const bool is_unix = scheme.socket == socket_family::unix_domain;
    const std::string prefix = std::string(scheme.name) + (is_unix ? ":" : "://");
    if (!text.starts_with(prefix))
        return parse_error(text, scheme, "does not begin with " + prefix);
    if (has_space_or_control(text))
        return parse_error(text, scheme, "contains a blank or a control character");

    endpoint parsed;
    parsed.scheme = scheme.name;
    std::string_view rest = text.substr(prefix.size());
    if (is_unix) {
        if (rest.empty())
            return parse_error(text, scheme, "has no path");
        parsed.path = rest;
        return {parsed, {}};
    }

    const std::size_t slash = rest.find_first_of("/?#");
    std::string_view host, port;
    if (!split_authority(rest.substr(0, slash), host, port) ||
        host.find_first_of("[]") != std::string_view::npos)
        return parse_error(text, scheme, "has a malformed host");
    if (host.empty())
        return parse_error(text, scheme, "has no host");
    if (slash != std::string_view::npos)
        parsed.path = rest.substr(slash);
    if (!parsed.path.starts_with('/'))
        parsed.path.insert(0, "/");
    parsed.path.resize(std::min(parsed.path.size(), parsed.path.find('#')));

    parsed.host = host;
    parsed.port = scheme.default_port;
    if (port.empty() && scheme.default_port != 0)
        return {parsed, {}};
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), parsed.port);
    if (error != std::errc() || end != port.data() + port.size() || parsed.port == 0)
        return parse_error(text, scheme, "has no port from 1 to 65535");
    return {parsed, {}};
}

}  // namespace pingpong
