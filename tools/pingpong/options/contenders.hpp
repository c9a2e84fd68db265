/// \file
/// Which protocols play, and against which servers: `--protocols`, `--lean`, `--sensitivity` and
/// the URLs of servers elsewhere.
#ifndef PINGPONG_OPTIONS_CONTENDERS_HPP
#define PINGPONG_OPTIONS_CONTENDERS_HPP

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/core/experiment.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong::command {

/// Which protocols play, and where their servers are.
struct contender_choice {
    std::vector<std::string> protocols;  ///< Names; empty: all that are tuned.
    bool lean = false;                   ///< The lean ones, too.
    bool sensitivity = false;            ///< All implementations.
    bool tls = false;  ///< Their forms over TLS in place of the plain ones, but for the floor.

    /// The servers elsewhere, by the scheme of their services; not resolved.
    std::map<std::string, endpoint, std::less<>> servers;

    contender_choice() = default;
};

/// The name of a protocol; see `value_type`.
class protocol_name {
public:
    /// \param option  That it is given to, for the error.
    /// \param hint    Added to the error; may be empty.
    protocol_name(std::string option, const protocol_table& protocols, std::string hint = {})
        : option_(std::move(option)), protocols_(protocols), hint_(std::move(hint)) {}

    static std::string unit() { return "NAME"; }
    static std::string expected() { return "a protocol"; }
    static std::string format(const std::string& name) { return name; }

    /// The names of all protocols.
    std::vector<std::string> words() const;

    /// \throws command_error  `wrong_usage`: there is no such protocol; the name that was probably
    ///                        meant is in the error.
    std::optional<std::string> parse(std::string_view text) const;

private:
    std::string option_;
    protocol_table protocols_;
    std::string hint_;
};

/// Adds `--protocols`.
///
/// \param target  Gets the names; outlives the table.
option& add_protocols_option(option_table& table, std::vector<std::string>& target,
                             const protocol_table& protocols, std::string_view help);

/// Adds `--protocols`, `--sensitivity` and `--lean`.
///
/// \param choice  Outlives the table.
void add_contender_options(option_table& table, contender_choice& choice,
                           const protocol_table& protocols);

/// Adds an option for the URL of each kind of server, plain or over TLS.
///
/// \param choice  Outlives the table.
void add_url_options(option_table& table, contender_choice& choice,
                     const protocol_table& protocols);

/// The contenders of an experiment: the protocols that are named, or all tuned ones without TLS,
/// and then those of other implementations that are asked for. The form over TLS plays in place of
/// a protocol when that is asked for, or when its server elsewhere is one over TLS. All
/// implementations play where it is known to matter: with payloads from 4096 bytes on, unless
/// protocols or servers were chosen.
std::vector<contender_spec> make_contenders(const contender_choice& choice,
                                            std::optional<std::size_t> payload_bytes,
                                            const protocol_table& protocols);

/// Whether any of them is of that family.
bool has_family(std::span<const contender_spec> contenders, protocol_family family,
                const protocol_table& protocols);

/// Whether the user gave a URL for a protocol, or for its form over TLS.
bool has_url(const contender_choice& choice, const protocol& row, const protocol_table& protocols);

/// Whether the protocols of a service are encrypted.
security security_of(const service& service, const protocol_table& protocols);

/// \throws command_error  `wrong_usage`: a server elsewhere that none of the contenders uses.
void validate_servers(const contender_choice& choice, const protocol_table& protocols);

/// The services that contenders need in this process, each once.
std::vector<const service*> services_of(std::span<const contender_spec> contenders,
                                        const protocol_table& protocols);

/// A line per protocol, for `--list-protocols`: its name, and what it is.
std::string list_protocols(const protocol_table& protocols);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_CONTENDERS_HPP
