#include "pingpong/scheduler/sampling/probe.hpp"

#include <memory>
#include <utility>

#include "pingpong/protocols/socket_server.hpp"
#include "pingpong/scheduler/connections.hpp"
#include "pingpong/scheduler/deadline.hpp"
#include "pingpong/scheduler/run_state.hpp"
#include "pingpong/transport/recording_relay.hpp"

namespace pingpong {
namespace {

using relay = recording_relay<asio::ip::tcp>;

/// Records a connection: what a relay forwards, or what TLS carries.
struct recorder {
    std::unique_ptr<relay> forwarding;      ///< nullptr: there is none.
    std::shared_ptr<transcript> plaintext;  ///< nullptr: there is no TLS.
    std::size_t max_bytes = 0;

    /// What was recorded since the last call.
    transcript take() const {
        if (forwarding)
            return forwarding->take();
        return plaintext ? std::exchange(*plaintext, transcript(max_bytes)) : transcript();
    }
};

/// Opens, exchanges once and closes; what is known at a failure is in `probed` already.
task<> exchange_once(connections& client, const recorder& recorded, round_trips& samples,
                     probed_exchange& probed) {
    auto opened = co_await client.open();
    probed.opening = recorded.take();
    probed.tls = client.tls();
    if (!opened)
        co_return opened.error();
    probed.opened = *opened;
    samples.prepare(1);
    auto played = co_await client.play(samples);
    probed.recorded = recorded.take();
    if (!probed.tls)
        probed.tls = client.tls();  // of a client that connects for each exchange
    if (!played)
        co_return played.error();
    probed.exchange = *played;
    probed.reply = client.last_reply();
    auto closed = co_await client.close();
    co_return closed;
}

/// A relay to the server, where there can be one.
std::unique_ptr<relay> start_relay(executor context_executor, const probed_exchange& probed,
                                   std::size_t max_bytes) {
    if (probed.server.is_unix())
        return nullptr;
    auto server = targets_of(probed.server, probed.settings);
    auto listener = listen_tcp(context_executor, probed.server.scheme, "127.0.0.1", 0);
    if (!server || !listener)
        return nullptr;
    return std::make_unique<relay>(std::move(*listener), *server, max_bytes);
}

recorder start_recorder(executor context_executor, const probed_exchange& probed,
                        std::size_t max_bytes) {
    recorder started;
    started.max_bytes = max_bytes;
    if (max_bytes > 0 && probed.description.traits.secured == security::tls)
        started.plaintext = std::make_shared<transcript>(max_bytes);
    else if (max_bytes > 0)
        started.forwarding = start_relay(context_executor, probed, max_bytes);
    return started;
}

/// The client has connected to the relay, which takes no time; what counts is the server.
void apply_backend(const relay_outcome& backend, probed_exchange& probed) {
    if (backend.error) {
        probed.opened.reset();
        probed.error = failure(backend.error, "connect");
    } else if (probed.opened) {
        probed.opened->connect = backend.took;
    }
}

asio::awaitable<void, executor> probe_server(run_state& run, const contender_spec& spec,
                                             destination destination, std::size_t max_bytes,
                                             probed_exchange& probed) {
    probed.server = destination.server;
    probed.settings = destination.settings;
    const recorder recorded = start_recorder(run.executor, probed, max_bytes);
    relay* const forwarding = recorded.forwarding.get();
    destination.settings.plaintext = recorded.plaintext;
    if (forwarding) {
        destination.server.addresses = forwarding->where().addresses;
        destination.server.port = forwarding->where().port;
        destination.settings.known_address.reset();
    }
    auto client = make_connections(run, spec, destination, 1);
    if (!client) {
        probed.error = client.error();
        co_return;
    }
    auto move = exchange_once(**client, recorded, run.samples, probed);
    auto exchanged = co_await while_progressing(std::move(move), **client, run.plan.deadline);
    if (!exchanged)
        probed.error = exchanged.error();
    if (forwarding)
        apply_backend(forwarding->backend_outcome(), probed);
    client->reset();
    if (forwarding)
        co_await forwarding->stop();
}

task<> play_messages(connections& client, next_message next, reply_receiver receive,
                     round_trips& samples, request message) {
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    for (auto text = co_await next(); text; text = co_await next()) {
        message.texts.front() = std::move(*text);
        client.each().front()->change_message(message);
        samples.prepare(1);
        auto played = co_await client.play(samples);
        if (!played)
            co_return played.error();
        receive(client.last_reply());
    }
    auto closed = co_await client.close();
    co_return closed;
}

constexpr std::chrono::seconds probe_stop_timeout{1};

}  // namespace

asio::awaitable<probed_exchange, executor> probe(executor context_executor, plan plan,
                                                 std::size_t contender, probe_settings settings) {
    co_await asio::this_coro::throw_if_cancelled(false);
    observer silent;
    run_state run(context_executor, std::move(plan), silent);
    const experiment& experiment = run.current_experiment();
    const contender_spec& spec = experiment.contenders[contender];
    probed_exchange probed;
    probed.protocol = spec.name();
    probed.description = protocol_description(*run.plan.protocols.find_info(spec.protocol));
    auto destination = find_destination(run, experiment, spec);
    if (destination)
        co_await probe_server(run, spec, std::move(*destination), settings.recorded_bytes, probed);
    else
        probed.error = destination.error();
    co_await run.servers.stop(probe_stop_timeout);
    co_return probed;
}

asio::awaitable<result<>, executor> converse(executor context_executor, plan plan,
                                             std::size_t contender, next_message next,
                                             reply_receiver receive) {
    co_await asio::this_coro::throw_if_cancelled(false);
    observer silent;
    run_state run(context_executor, std::move(plan), silent);
    const experiment& experiment = run.current_experiment();
    const contender_spec& spec = experiment.contenders[contender];
    auto destination = find_destination(run, experiment, spec);
    if (!destination)
        co_return destination.error();
    const request message = destination->settings.message;
    auto client = make_connections(run, spec, *destination, 1);
    if (!client)
        co_return client.error();
    auto outcome =
        co_await play_messages(**client, std::move(next), std::move(receive), run.samples, message);
    client->reset();
    co_await run.servers.stop(probe_stop_timeout);
    co_return outcome;
}

}  // namespace pingpong
