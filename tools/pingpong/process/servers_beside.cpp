#include "pingpong/process/servers_beside.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {

std::unique_ptr<server_process> serve_beside(plan& what, std::vector<std::string> options) {
    const auto service_of = [&what](const contender_spec& one) {
        return &what.protocols.find(one.protocol)->served_by;
    };
    std::vector<const service*> needed;
    std::vector<contender_spec*> clients;
    for (experiment& each : what.experiments)
        for (contender_spec& one : each.contenders) {
            if (one.remote)
                continue;
            clients.push_back(&one);
            if (std::ranges::find(needed, service_of(one)) == needed.end())
                needed.push_back(service_of(one));
        }
    if (needed.empty())
        return nullptr;

    // With a payload in one experiment there is one in all.
    if (what.experiments.front().payload_bytes)
        options.emplace_back("--echo");
    auto process = std::make_unique<server_process>(std::move(options), needed);
    for (contender_spec* one : clients)
        one->remote =
            std::ranges::find(process->servers(), service_of(*one)->name, &served_beside::service)
                ->where;
    return process;
}

}  // namespace pingpong::command
