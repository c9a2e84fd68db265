#include "pingpong/process/server_process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

command_error cannot_serve(const std::string& reason) {
    return command_error(exit_status::io_failed, "the server process cannot be used: " + reason);
}

/// The protocols that have `serve` run these services: for each the first that uses it.
std::string protocols_to_serve(const std::vector<const service*>& services,
                               const protocol_table& protocols) {
    std::string names;
    for (const service* service : services) {
        const auto row = std::ranges::find_if(protocols, [service](const protocol& candidate) {
            return &candidate.served_by == service;
        });
        names.append(names.empty() ? "" : ",").append(row->name);
    }
    return names;
}

/// The endpoint in a line of `serve`: the name of the service, blanks, a URL.
endpoint parse_served_endpoint(std::string_view line, const service& service) {
    const std::size_t blank = line.find(' ');
    const std::size_t url = line.find_first_not_of(' ', blank);
    auto parsed =
        parse_endpoint(url == std::string_view::npos ? "" : line.substr(url), service.scheme);
    if (line.substr(0, blank) != service.name || !parsed.error.empty() ||
        (!parsed.endpoint.is_unix() && !resolve(parsed.endpoint)))
        throw cannot_serve(fmt::format("'{}' is no endpoint of {}", line, service.name));
    return std::move(parsed.endpoint);
}

/// The lines of `serve` up to the end of a certificate.
std::string read_certificate(subprocess& process) {
    std::string text;
    while (!text.ends_with("-----END CERTIFICATE-----\n")) {
        const auto line = process.read_line();
        if (!line)
            throw cannot_serve("it ended before it served");
        text.append(*line).append("\n");
    }
    return text;
}

}  // namespace

std::unique_ptr<subprocess> start_server_process(plan& plan, std::vector<std::string> options) {
    std::vector<const service*> services;
    std::vector<contender_spec*> clients;
    const auto service_of = [&plan](const contender_spec& client) {
        return &plan.protocols.find(client.protocol)->served_by;
    };
    for (experiment& experiment : plan.experiments)
        for (contender_spec& contender : experiment.contenders) {
            if (contender.remote)
                continue;
            clients.push_back(&contender);
            if (std::ranges::find(services, service_of(contender)) == services.end())
                services.push_back(service_of(contender));
        }
    if (services.empty())
        return nullptr;

    const command_set commands(plan.protocols);
    const option_table& serve = *commands.find("serve");
    std::vector<std::string> words{"/proc/self/exe", serve.command()};
    words.insert(words.end(), options.begin(), options.end());
    // With a payload in one experiment there is one in all.
    if (plan.experiments.front().payload_bytes)
        words.push_back(serve.argument("--echo"));
    words.push_back(serve.argument("--protocols", protocols_to_serve(services, plan.protocols)));
    words.push_back(serve.argument("--show-certificate"));
    auto process = std::make_unique<subprocess>(words);

    std::map<const service*, endpoint> endpoints;
    std::map<const service*, std::string> certificates;
    for (const service* service : services) {
        const auto line = process->read_line();
        if (!line)
            throw cannot_serve("it ended before it served");
        endpoints.emplace(service, parse_served_endpoint(*line, *service));
        if (security_of(*service, plan.protocols) == security::tls)
            certificates.emplace(service, read_certificate(*process));
    }
    for (contender_spec* client : clients) {
        client->remote = endpoints.at(service_of(*client));
        client->trusted_certificate = certificates[service_of(*client)];
    }
    return process;
}

}  // namespace pingpong::command
