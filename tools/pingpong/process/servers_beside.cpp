#include "pingpong/process/servers_beside.hpp"

#include <algorithm>

#include "pingpong/options/word_list.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {
namespace {

bool is_lean(const contender_spec& one) {
    return find_protocol(one.protocol)->traits.implemented_by == implementation::lean;
}

/// All contenders that have no server elsewhere and are lean or not, as asked.
std::vector<contender_spec*> in_need(plan& what, bool lean) {
    std::vector<contender_spec*> found;
    for (experiment& each : what.experiments)
        for (contender_spec& one : each.contenders)
            if (!one.remote && is_lean(one) == lean)
                found.push_back(&one);
    return found;
}

}  // namespace

servers_beside::servers_beside(plan& what, const server_words& words) {
    serve(what, false, words);
    serve(what, true, without_ports(words));
}

void servers_beside::serve(plan& what, bool lean, const server_words& words) {
    const auto clients = in_need(what, lean);
    if (clients.empty())
        return;
    word_list options({});
    options.add_servers(words, "--unix");
    options.add_flag("--lean", lean);
    // With a payload in one experiment there is one in all.
    options.add_flag("--echo", what.experiments.front().payload_bytes.has_value());
    processes_.push_back(std::make_unique<server_process>(std::move(options).take()));
    for (contender_spec* one : clients)
        for (const endpoint& server : processes_.back()->servers())
            if (server.scheme == find_protocol(one->protocol)->served_by.scheme)
                one->remote = server;
}

}  // namespace pingpong::command
