#include "pingpong/process/servers_beside.hpp"

#include <algorithm>
#include <vector>

#include "pingpong/options/word_list.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {

std::unique_ptr<server_process> serve_beside(plan& what, const server_words& words) {
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

    word_list options({});
    options.add_servers(words, "--unix");
    // With a payload in one experiment there is one in all.
    options.add_flag("--echo", what.experiments.front().payload_bytes.has_value());
    auto process = std::make_unique<server_process>(std::move(options).take(), needed);
    for (contender_spec* one : clients)
        one->remote =
            std::ranges::find(process->servers(), service_of(*one)->name, &served_beside::service)
                ->where;
    return process;
}

}  // namespace pingpong::command
