#include "pingpong/scheduler/sampling/wire_samples.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "pingpong/protocols/socket_server.hpp"
#include "pingpong/scheduler/connections.hpp"
#include "pingpong/scheduler/deadline.hpp"
#include "pingpong/transport/recording_relay.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;
using asio::local::stream_protocol;

template <class Protocol>
task<> exchange_once(connections& client, recording_relay<Protocol>& relay, round_trips& samples,
                     wire_sample& sample) {
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    sample.opening = relay.take();
    samples.prepare(1);
    auto played = co_await client.play(samples);
    if (!played)
        co_return played.error();
    sample.exchange = relay.take();
    auto closed = co_await client.close();
    co_return closed;
}

template <class Protocol>
asio::awaitable<void, executor> sample_through(run_state& run, recording_relay<Protocol>& relay,
                                               const contender_spec& spec, destination destination,
                                               std::size_t cell) {
    if (destination.server.is_unix()) {
        destination.server.unix_path = relay.where().path;
    } else {
        destination.server.addresses = relay.where().addresses;
        destination.server.port = relay.where().port;
    }
    destination.settings.known_address.reset();
    auto client = make_connections(run, spec, destination, 1);
    if (!client)
        co_return;
    wire_sample sample;
    sample.cell = cell;
    auto move = exchange_once(**client, relay, run.samples, sample);
    auto exchanged = co_await while_progressing(std::move(move), **client, run.plan.deadline);
    if (exchanged)
        run.report.wire.push_back(std::move(sample));
    else
        run.cancelled = exchanged.error().code == errc::cancelled;
}

/// Where the relay connects for a client.
result<dial_targets> targets_of(const destination& destination) {
    return targets_of(destination.server, destination.settings);
}

asio::awaitable<void, executor> sample_tcp(run_state& run, const contender_spec& spec,
                                           destination destination, std::size_t cell) {
    auto server = targets_of(destination);
    auto listener = listen_tcp(run.executor, destination.server.scheme, "127.0.0.1", 0);
    if (!server || !listener)
        co_return;
    recording_relay<tcp> relay(std::move(*listener), *server);
    co_await sample_through(run, relay, spec, std::move(destination), cell);
    co_await relay.stop();
}

asio::awaitable<void, executor> sample_unix(run_state& run, const contender_spec& spec,
                                            destination destination, std::size_t cell) {
    auto server = targets_of(destination);
    auto listener = listen_unix(run.executor, "");
    if (!server || !listener)
        co_return;
    const std::string path = listener->where.path;
    recording_relay<stream_protocol> relay(std::move(*listener), *server);
    co_await sample_through(run, relay, spec, std::move(destination), cell);
    co_await relay.stop();
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

/// Whether the same exchange with the same server was recorded in an earlier experiment.
bool has_sample(const report& report, const cell& wanted) {
    return std::ranges::any_of(report.wire, [&](const wire_sample& sample) {
        const cell& sampled = report.cells[sample.cell];
        return sampled.protocol == wanted.protocol && sampled.endpoint == wanted.endpoint &&
               sampled.echo == wanted.echo &&
               sampled.payload_request_bytes == wanted.payload_request_bytes;
    });
}

}  // namespace

asio::awaitable<void, executor> sample_wire(run_state& run, std::size_t first_cell) {
    const experiment& experiment = run.current_experiment();
    for (std::size_t i = 0; i < experiment.contenders.size() && !run.cancelled; ++i) {
        const contender_spec& spec = experiment.contenders[i];
        const std::size_t cell = first_cell + i;
        if (run.failed[cell] || has_sample(run.report, run.report.cells[cell]))
            continue;
        auto destination = find_destination(run, experiment, spec);
        if (!destination)
            continue;
        // The relay is the client's peer, and it is not the server on this thread.
        destination->settings.peer = peer_place::elsewhere;
        if (destination->server.is_unix())
            co_await sample_unix(run, spec, std::move(*destination), cell);
        else
            co_await sample_tcp(run, spec, std::move(*destination), cell);
    }
}

}  // namespace pingpong
