#include "pingpong/options/contenders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

command_error wrong(std::string_view option, const std::string& why) {
    return command_error(exit_status::wrong_usage, fmt::format("{}: {}", option, why));
}

std::vector<const protocol*> protocols_named(std::string_view list) {
    std::vector<const protocol*> chosen;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        const std::string_view name = list.substr(begin, comma - begin);
        const protocol* found = find_protocol(name);
        if (!found)
            throw wrong("--protocols",
                        fmt::format("{} is no protocol; did you mean {}? Expected names "
                                    "separated by commas, such as tcp,ws",
                                    in_quotes(name), protocol_table().nearest_name(name)));
        if (std::ranges::find(chosen, found) != chosen.end())
            throw wrong("--protocols", in_quotes(name) + " is named twice");
        chosen.push_back(found);
        begin = comma + 1;
    }
    return chosen;
}

/// Appends the protocols of a variant that are not yet among the chosen ones.
void add_all(implementation kind, std::vector<const protocol*>& chosen) {
    for (const protocol& one : protocol_table())
        if (one.traits.implemented_by == kind && std::ranges::find(chosen, &one) == chosen.end())
            chosen.push_back(&one);
}

std::vector<const protocol*> choose(const std::optional<std::string>& names,
                                    const std::vector<implementation>& also) {
    std::vector<const protocol*> chosen;
    if (names)
        chosen = protocols_named(*names);
    else
        add_all(implementation::tuned, chosen);
    for (const implementation kind : also)
        add_all(kind, chosen);
    return chosen;
}

}  // namespace

std::vector<contender_spec> contenders_of(const std::optional<std::string>& protocols,
                                          const std::vector<implementation>& also,
                                          const std::vector<server_url>& urls) {
    const auto chosen = choose(protocols, also);
    std::map<std::string_view, endpoint> elsewhere;
    for (const server_url& url : urls) {
        if (!url.text)
            continue;
        const std::string option = fmt::format("--{}", url.scheme);
        const auto parsed = parse_endpoint(*url.text, url.scheme);
        if (!parsed.error.empty())
            throw wrong(option, parsed.error);
        const auto uses = [&url](const protocol* one) {
            return one->served_by.scheme == url.scheme;
        };
        if (std::ranges::none_of(chosen, uses))
            throw wrong(option, "none of the protocols in --protocols would use that server");
        elsewhere.emplace(url.scheme, parsed.endpoint);
    }

    std::vector<contender_spec> contenders;
    for (const protocol* one : chosen) {
        const auto found = elsewhere.find(one->served_by.scheme);
        if (found == elsewhere.end())
            contenders.emplace_back(std::string(one->name));
        else
            contenders.emplace_back(std::string(one->name), found->second);
    }
    return contenders;
}

void resolve_all(std::vector<contender_spec>& contenders) {
    for (contender_spec& one : contenders) {
        if (!one.remote || one.remote->scheme == "unix")
            continue;
        const auto resolved = resolve(*one.remote);
        if (!resolved)
            throw command_error(
                exit_status::io_failed,
                fmt::format("--{}: the host {} cannot be found: {}", one.remote->scheme,
                            in_quotes(one.remote->host), resolved.error().code.message()));
    }
}

}  // namespace pingpong::command
