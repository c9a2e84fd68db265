#include "pingpong/options/contenders.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// From this size on the settings of a library alone can reverse the answer.
constexpr std::size_t sensitive_payload_bytes = 4096;

void add(std::string_view name, std::vector<std::string_view>& chosen) {
    if (std::ranges::find(chosen, name) == chosen.end())
        chosen.push_back(name);
}

/// Appends the plain protocols of an implementation that are not yet among the chosen ones.
void add_all(implementation kind, const protocol_table& protocols,
             std::vector<std::string_view>& chosen) {
    for (const protocol& row : protocols)
        if (row.traits.implemented_by == kind && row.traits.secured == security::plain)
            add(row.name, chosen);
}

/// The same protocol over TLS, which may be `row` itself; nullptr: there is none.
const protocol* find_over_tls(const protocol& row, const protocol_table& protocols) {
    protocol_traits wanted = row.traits;
    wanted.secured = security::tls;
    const auto found = std::ranges::find_if(protocols, [&wanted](const protocol& other) {
        const protocol_traits& traits = other.traits;
        return traits.secured == wanted.secured && traits.family == wanted.family &&
               traits.socket == wanted.socket && traits.use == wanted.use &&
               traits.implemented_by == wanted.implemented_by;
    });
    return found == protocols.end() ? nullptr : found;
}

/// The scheme of the same services over TLS; empty: there is none.
std::string_view find_scheme_over_tls(std::string_view scheme, const protocol_table& protocols) {
    for (const protocol& row : protocols)
        if (row.served_by.scheme == scheme && row.traits.secured == security::plain)
            if (const protocol* const secured = find_over_tls(row, protocols))
                return secured->served_by.scheme;
    return {};
}

/// Appends what plays for a protocol: itself, its form over TLS, or both where there are servers
/// elsewhere for both.
void add_forms(const protocol& row, const contender_choice& choice, const protocol_table& protocols,
               std::vector<std::string_view>& chosen) {
    const protocol* const secured = find_over_tls(row, protocols);
    if (choice.tls && !secured && !choice.protocols.empty())
        throw usage_error("--tls", fmt::format("there is no {} over TLS", row.name));
    const bool secured_elsewhere = secured && choice.servers.contains(secured->served_by.scheme);
    if (!choice.tls && (!secured_elsewhere || choice.servers.contains(row.served_by.scheme)))
        add(row.name, chosen);
    if (secured && (choice.tls || secured_elsewhere))
        add(secured->name, chosen);
}

/// Puts in front what a chosen floor over TLS stands on, so that the ladder has a step from one to
/// the other: what TLS costs.
void add_plain_floors(const contender_choice& choice, const protocol_table& protocols,
                      std::vector<std::string_view>& chosen) {
    const std::vector<std::string_view> secured = chosen;
    for (const std::string_view name : secured) {
        const protocol& row = *protocols.find(name);
        const protocol* const base = protocols.find(row.step.base);
        const bool has_step = base && row.traits.family == base->traits.family &&
                              base->traits.secured == security::plain;
        if (has_step && !choice.servers.contains(row.served_by.scheme))
            chosen.insert(chosen.begin(), base->name);
    }
}

bool compares_implementations(const contender_choice& choice,
                              std::optional<std::size_t> payload_bytes) {
    const bool chosen = !choice.protocols.empty() || !choice.servers.empty() || choice.tls;
    return choice.sensitivity || (!chosen && payload_bytes.value_or(0) >= sensitive_payload_bytes);
}

/// What the URL of a service looks like.
std::string url_pattern(const service& service) {
    if (find_scheme(service.scheme).socket == socket_family::unix_domain)
        return fmt::format("{}:PATH", service.scheme);
    return fmt::format("{}://HOST:PORT{}", service.scheme, service.has_paths ? "/PATH" : "");
}

/// The plain services with the first of each scheme, which is the tuned one.
std::vector<const service*> one_service_per_scheme(const protocol_table& protocols) {
    std::vector<const service*> found;
    for (const service* each : protocols.services())
        if (security_of(*each, protocols) == security::plain &&
            std::ranges::find(found, each->scheme, &service::scheme) == found.end())
            found.push_back(each);
    return found;
}

/// "ws, ws-lean and ws-default".
std::string names_by_scheme(std::string_view scheme, const protocol_table& protocols) {
    std::vector<std::string_view> names;
    for (const protocol& row : protocols)
        if (row.served_by.scheme == scheme)
            names.push_back(row.name);
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text.append(i == 0 ? "" : i + 1 < names.size() ? ", " : " and ").append(names[i]);
    return text;
}

/// \param secured  The scheme over TLS, which `text` may have as well; empty: there is none.
endpoint parse_url(std::string_view option, std::string_view text, std::string_view scheme,
                   std::string_view secured) {
    if (!secured.empty() && text.starts_with(fmt::format("{}:", secured)))
        scheme = secured;
    auto parsed = parse_endpoint(text, scheme);
    if (!parsed.error.empty())
        throw usage_error(option, parsed.error);
    return std::move(parsed.endpoint);
}

/// The option that gives a server of that scheme.
std::string option_of(std::string_view scheme, const protocol_table& protocols) {
    for (const service* each : protocols.services())
        if (find_scheme_over_tls(each->scheme, protocols) == scheme)
            return fmt::format("--{}", each->scheme);
    return fmt::format("--{}", scheme);
}

std::string list_rows(const protocol_table& protocols, security secured, implementation kind) {
    std::string text;
    for (const protocol& row : protocols)
        if (row.traits.implemented_by == kind && row.traits.secured == secured)
            text += fmt::format("  {:<15} {}\n", row.name, row.meaning);
    return text;
}

std::string_view heading_of(implementation kind) {
    switch (kind) {
        case implementation::tuned:
            return "Unless --protocols leaves them out";
        case implementation::lean:
            return "With --lean or --sensitivity, or when named";
        default:
            return "With --sensitivity, or when named";
    }
}

}  // namespace

option& add_protocols_option(option_table& table, std::vector<std::string>& target,
                             const protocol_table& protocols, std::string_view help) {
    const protocol_name name("--protocols", protocols,
                             " Expected names separated by commas, such as tcp,ws");
    return table.add_list("--protocols", target, name, help)
        .complete_words(name.words(), completion::word_list);
}

void add_contender_options(option_table& table, contender_choice& choice,
                           const protocol_table& protocols) {
    add_protocols_option(table, choice.protocols, protocols,
                         "Measure only these; see --list-protocols")
        .pass_to_shares();
    table
        .add_flag("--sensitivity", choice.sensitivity,
                  "Also measure with the libraries' default settings and without a library: does "
                  "the answer depend on the implementation?")
        .pass_to_shares();
    table
        .add_flag("--lean", choice.lean,
                  "Also measure the lean protocols, which use no library: the cost of the protocol "
                  "itself")
        .hide_in_brief_help()
        .pass_to_shares();
}

void add_url_options(option_table& table, contender_choice& choice,
                     const protocol_table& protocols) {
    for (const service* each : one_service_per_scheme(protocols)) {
        const std::string name = fmt::format("--{}", each->scheme);
        const std::string_view secured = find_scheme_over_tls(each->scheme, protocols);
        std::string help = "Server for " + names_by_scheme(each->scheme, protocols);
        if (!secured.empty())
            help += fmt::format("; {}:// for {}", secured, names_by_scheme(secured, protocols));
        table
            .add_action(
                name, url_pattern(*each),
                [&choice, name, scheme = std::string(each->scheme),
                 secured = std::string(secured)](std::string_view text) {
                    endpoint server = parse_url(name, text, scheme, secured);
                    std::string key = server.scheme;
                    choice.servers.insert_or_assign(std::move(key), std::move(server));
                },
                help)
            .pass_to_shares();
    }
}

std::optional<std::string> protocol_name::parse(std::string_view text) const {
    if (!protocols_.find_info(text))
        throw usage_error(option_,
                          fmt::format("{} is not a protocol; did you mean {}?{}", in_quotes(text),
                                      protocols_.nearest_name(text), hint_));
    return std::string(text);
}

std::vector<std::string> protocol_name::words() const {
    const auto names = protocols_.names();
    return {names.begin(), names.end()};
}

std::vector<contender_spec> make_contenders(const contender_choice& choice,
                                            std::optional<std::size_t> payload_bytes,
                                            const protocol_table& protocols) {
    std::vector<std::string_view> named(choice.protocols.begin(), choice.protocols.end());
    if (named.empty())
        add_all(implementation::tuned, protocols, named);
    std::vector<std::string_view> chosen;
    for (const std::string_view name : named)
        add_forms(*protocols.find(name), choice, protocols, chosen);
    if (choice.tls && choice.protocols.empty())
        add_plain_floors(choice, protocols, chosen);
    const bool all = compares_implementations(choice, payload_bytes);
    if (choice.lean || all)
        add_all(implementation::lean, protocols, chosen);
    if (all)
        add_all(implementation::defaults, protocols, chosen);

    std::vector<contender_spec> contenders;
    for (const std::string_view name : chosen) {
        const auto elsewhere = choice.servers.find(protocols.find(name)->served_by.scheme);
        if (elsewhere == choice.servers.end())
            contenders.emplace_back(std::string(name));
        else
            contenders.emplace_back(std::string(name), elsewhere->second);
    }
    return contenders;
}

bool has_family(std::span<const contender_spec> contenders, protocol_family family,
                const protocol_table& protocols) {
    return std::ranges::any_of(contenders, [family, &protocols](const contender_spec& each) {
        return protocols.find(each.protocol)->traits.family == family;
    });
}

bool has_url(const contender_choice& choice, const protocol& row, const protocol_table& protocols) {
    const protocol* const secured = find_over_tls(row, protocols);
    return choice.servers.contains(row.served_by.scheme) ||
           (secured && choice.servers.contains(secured->served_by.scheme));
}

security security_of(const service& service, const protocol_table& protocols) {
    const auto row = std::ranges::find_if(
        protocols, [&service](const protocol& each) { return &each.served_by == &service; });
    return row == protocols.end() ? security::plain : row->traits.secured;
}

void validate_servers(const contender_choice& choice, const protocol_table& protocols) {
    const auto contenders = make_contenders(choice, std::nullopt, protocols);
    for (const auto& server : choice.servers) {
        const std::string& scheme = server.first;
        const auto uses = [&](const contender_spec& each) {
            return protocols.find(each.protocol)->served_by.scheme == scheme;
        };
        if (std::ranges::none_of(contenders, uses))
            throw usage_error(option_of(scheme, protocols),
                              "none of the protocols in --protocols would use that server");
    }
}

std::vector<const service*> services_of(std::span<const contender_spec> contenders,
                                        const protocol_table& protocols) {
    std::vector<const service*> needed;
    for (const contender_spec& each : contenders) {
        const service* const serves = &protocols.find(each.protocol)->served_by;
        if (!each.remote && std::ranges::find(needed, serves) == needed.end())
            needed.push_back(serves);
    }
    return needed;
}

std::string list_protocols(const protocol_table& protocols) {
    std::string text;
    for (const implementation kind :
         {implementation::tuned, implementation::lean, implementation::defaults}) {
        text += fmt::format("{}{}:\n", text.empty() ? "" : "\n", heading_of(kind));
        text += list_rows(protocols, security::plain, kind);
    }
    const std::string secured = list_rows(protocols, security::tls, implementation::tuned);
    if (!secured.empty())
        text += "\nWith --tls, with a URL of wss or https, or when named:\n" + secured;
    return text;
}

}  // namespace pingpong::command
