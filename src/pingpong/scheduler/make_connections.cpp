#include "pingpong/scheduler/make_connections.hpp"

#include <utility>
#include <vector>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/scheduler/delayed_contender.hpp"
#include "pingpong/scheduler/repetition.hpp"

namespace pingpong {

result<destination> destination_of(run_state& run, const experiment& what,
                                   const contender_spec& spec) {
    destination to;
    client_settings& settings = to.settings;
    if (what.payload_bytes)
        settings.message = request::of_size(*what.payload_bytes);
    settings.limits = run.what.limits;
    if (spec.remote) {
        to.where = *spec.remote;
        if (settings.message.mode == reply_mode::echo && to.where.path == "/")
            to.where.path = "/echo";
    } else {
        const protocol& carrier = *run.what.protocols.find(spec.protocol);
        auto found = run.local.find_or_start(carrier.served_by, settings.message.mode);
        if (!found)
            return found.error();
        to.where = std::move(*found);
        settings.peer = peer_place::same_thread;
    }
    settings.target = to.where.path;
    settings.host = to.where.authority();
    return to;
}

result<std::unique_ptr<connections>> make_connections(run_state& run, const contender_spec& spec,
                                                      const destination& to, std::uint64_t count) {
    const protocol& carrier = *run.what.protocols.find(spec.protocol);
    std::vector<std::unique_ptr<contender>> clients;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto made = carrier.make(run.here, to.where, to.settings);
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

result<std::unique_ptr<connections>> make_connections(run_state& run, const experiment& what,
                                                      const contender_spec& spec, std::size_t cell,
                                                      std::uint64_t count) {
    const auto to = destination_of(run, what, spec);
    if (!to)
        return to.error();
    run.measured.cells[cell].endpoint = to->where.url();
    return make_connections(run, spec, *to, count);
}

}  // namespace pingpong
