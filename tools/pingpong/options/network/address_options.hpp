/// \file
/// How servers elsewhere are reached: `--ipv4`, `--ipv6`, `--resolve`, `--connect-delay` and
/// `--unix-socket`.
#ifndef PINGPONG_OPTIONS_NETWORK_ADDRESS_OPTIONS_HPP
#define PINGPONG_OPTIONS_NETWORK_ADDRESS_OPTIONS_HPP

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "pingpong/core/experiment.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/transport/address.hpp"

namespace pingpong::command {

/// The addresses of a host and a port, in place of what the resolver would find.
struct address_override {
    std::string host;                    ///< Without brackets.
    std::uint16_t port = 0;              ///< From 1.
    std::vector<std::string> addresses;  ///< Numeric, at least one, in the order of the user.

    address_override() = default;
};

/// How servers elsewhere are reached.
struct address_choice {
    address_family family = address_family::any;  ///< Which addresses of a host are used.
    std::vector<address_override> overrides;      ///< In the order given.
    std::string unix_socket;  ///< The path of the socket over which URLs are reached; empty: TCP.

    address_choice() = default;
};

/// Parses `HOST:PORT:ADDRESS[,ADDRESS]...`; an IPv6 address may be in brackets.
///
/// \throws command_error  `wrong_usage`, naming `--resolve`.
address_override parse_address_override(std::string_view text);

/// Adds the options.
///
/// \param choice         Outlives the table.
/// \param connect_delay  Of the plan; outlives the table.
void add_address_options(option_table& table, address_choice& choice,
                         std::chrono::milliseconds& connect_delay, const protocol_table& protocols);

/// Fills in the addresses of the contenders' servers as far as options say them: of an overridden
/// host, and the path of the Unix socket of those whose URLs have a path.
/// Addresses of another family are left out.
void apply_addresses(std::vector<contender_spec>& contenders, const address_choice& choice);

/// \throws command_error  `wrong_usage`: an override that none of the contenders uses, or one that
///                        has no address of the family.
void validate_addresses(const std::vector<contender_spec>& contenders,
                        const address_choice& choice);

/// Finds the addresses of all servers that are elsewhere and have none yet, each host once. A host
/// that is not found leaves its reason in `endpoint::resolve_error`, so that its own contenders
/// fail and the others are measured.
void resolve_all(std::vector<contender_spec>& contenders, address_family family);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_NETWORK_ADDRESS_OPTIONS_HPP
