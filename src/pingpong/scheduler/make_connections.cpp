#include "pingpong/scheduler/make_connections.hpp"

#include <utility>
#include <vector>

#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/scheduler/delayed_contender.hpp"
#include "pingpong/scheduler/repetition.hpp"

namespace pingpong {

result<std::unique_ptr<connections>> make_connections(run_state& run, const experiment& what,
                                                      const contender_spec& spec, std::size_t cell,
                                                      std::uint64_t count) {
    const protocol& carrier = *find_protocol(spec.protocol);
    client_settings settings(what.payload_bytes ? request::of_size(*what.payload_bytes)
                                                : request());
    settings.limit = run.what.limit;
    endpoint where;
    if (spec.remote) {
        where = *spec.remote;
        if (settings.what.mode == reply_mode::echo && where.path == "/")
            where.path = "/echo";
    } else {
        auto found = run.local.find_or_start(carrier.served_by, settings.what.mode);
        if (!found)
            return found.error();
        where = std::move(*found);
        settings.peer = peer_place::same_thread;
    }
    run.measured.cells[cell].endpoint = where.url();
    settings.target = where.path;
    settings.host = where.authority();
    std::vector<std::unique_ptr<contender>> clients;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto made = carrier.make(run.here, where, settings);
        if (!made)
            return made.error();
        if (spec.injected_delay)
            clients.push_back(
                std::make_unique<delayed_contender<>>(std::move(*made), *spec.injected_delay));
        else
            clients.push_back(std::move(*made));
    }
    return std::make_unique<connections>(std::move(clients));
}

}  // namespace pingpong
