#include "pingpong/scheduler/connections.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>
#include <exception>
#include <numeric>
#include <utility>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/scheduler/delayed_contender.hpp"
#include "pingpong/scheduler/run_state.hpp"

namespace pingpong {
namespace {

using clock = std::chrono::steady_clock;

void add_duration(std::optional<std::chrono::nanoseconds>& sum,
                  const std::optional<std::chrono::nanoseconds>& duration) {
    if (duration)
        sum = sum.value_or(std::chrono::nanoseconds(0)) + *duration;
}

std::chrono::nanoseconds sum_of(const round_trips& samples) {
    const auto recorded = samples.samples();
    return std::accumulate(recorded.begin(), recorded.end(), round_trip{0});
}

/// Ends all moves of a group when one of them fails.
struct until_one_fails {
    asio::cancellation_type operator()(const std::exception_ptr& exception,
                                       const result<>& outcome) const noexcept {
        const bool failed = exception || !outcome;
        return failed ? asio::cancellation_type::terminal : asio::cancellation_type::none;
    }
};

/// The failure of a move that ended by an exception; rethrows what is a bug.
failure failure_of(const std::exception_ptr& exception) {
    try {
        std::rethrow_exception(exception);
    } catch (const boost::system::system_error& error) {
        // An await after a cancellation throws; nothing else in a move does.
        return failure{error.code(), "deadline"};
    }
}

}  // namespace

task<> play_concurrently(std::vector<task<>> moves) {
    const auto current_executor = co_await asio::this_coro::executor;
    using operation =
        decltype(asio::co_spawn(current_executor, std::declval<task<>>(), asio::deferred));
    std::vector<operation> operations;
    operations.reserve(moves.size());
    for (task<>& move : moves)
        operations.push_back(asio::co_spawn(current_executor, std::move(move), asio::deferred));
    auto group = asio::experimental::make_parallel_group(std::move(operations));
    const auto [order, exceptions, outcomes] =
        co_await std::move(group).async_wait(until_one_fails(), as_values);

    result<> first;
    for (const std::size_t i : order) {
        // Every move is examined for bugs; the first failure is the cause of the others.
        const result<> outcome = exceptions[i] ? result<>(failure_of(exceptions[i])) : outcomes[i];
        if (first && !outcome)
            first = outcome;
    }
    co_return first;
}

connections::connections(std::vector<std::unique_ptr<contender>> clients)
    : clients_(std::move(clients)), shares_(clients_.size()) {
}

task<set_up> connections::open() {
    set_up sum;
    for (const auto& client : clients_) {
        auto opened = co_await client->open();
        if (!opened)
            co_return opened.error();
        add_duration(sum.connect, opened->connect);
        add_duration(sum.tls_handshake, opened->tls_handshake);
        add_duration(sum.handshake, opened->handshake);
    }
    co_return sum;
}

task<std::chrono::nanoseconds> connections::play(round_trips& samples) {
    if (count() == 1) {
        auto played = co_await clients_.front()->play(samples);
        if (!played)
            co_return played.error();
        co_return sum_of(samples);
    }
    const std::size_t exchanges = samples.room();
    std::vector<task<>> moves;
    moves.reserve(count());
    for (std::size_t i = 0; i < count(); ++i) {
        shares_[i].samples.prepare(exchanges / count() + (i < exchanges % count() ? 1 : 0));
        moves.push_back(play_share(*clients_[i], shares_[i]));
    }
    auto played = co_await play_concurrently(std::move(moves));
    for (const share& each : shares_)
        for (const round_trip sample : each.samples.samples())
            samples.record(sample);
    if (!played)
        co_return played.error();
    co_return time_of_shares();
}

task<> connections::play_share(contender& client, share& share) {
    share.begin = clock::now();
    auto played = co_await client.play(share.samples);
    co_return played;
}

/// Each client reads the clock when it begins and once per exchange, so its last read is the sum of
/// its round trips later.
std::chrono::nanoseconds connections::time_of_shares() const {
    auto begin = shares_.front().begin;
    auto end = begin;
    for (const share& each : shares_) {
        begin = std::min(begin, each.begin);
        end = std::max(end, each.begin + sum_of(each.samples));
    }
    return end - begin;
}

task<> connections::close() {
    if (count() == 1) {
        auto closed = co_await clients_.front()->close();
        co_return closed;
    }
    std::vector<task<>> moves;
    moves.reserve(count());
    for (const auto& client : clients_)
        moves.push_back(client->close());
    auto closed = co_await play_concurrently(std::move(moves));
    co_return closed;
}

traffic connections::moved() const noexcept {
    traffic sum;
    for (const auto& client : clients_)
        sum = sum + client->moved();
    return sum;
}

std::optional<tcp_segments> connections::segments() {
    tcp_segments sum;
    for (const auto& client : clients_) {
        const auto segments = client->segments();
        if (!segments)
            return std::nullopt;
        sum = sum + *segments;
    }
    return sum;
}

namespace {

/// What the exchange of the plan adds to requests of that protocol.
void apply_exchange(const exchange& own, protocol_family family, client_settings& settings) {
    if (family == protocol_family::http) {
        settings.method = own.method;
        settings.fields = own.http_fields;
    } else if (family == protocol_family::websocket) {
        settings.fields = own.ws_fields;
        settings.subprotocol = own.ws_subprotocol;
        settings.first = own.ws_first;
    }
}

}  // namespace

result<destination> find_destination(run_state& run, const experiment& experiment,
                                     const contender_spec& spec) {
    const protocol& protocol = *run.plan.protocols.find(spec.protocol);
    destination destination;
    client_settings& settings = destination.settings;
    settings.message = request_of(run.plan, experiment, spec);
    apply_exchange(run.plan.exchange, protocol.traits.family, settings);
    settings.limits = run.plan.limits;
    endpoint& server = destination.server;
    if (spec.remote) {
        server = *spec.remote;
        auto& known_address = run.known_addresses[server.authority()];
        if (!known_address)
            known_address = std::make_shared<address_memory>();
        settings.known_address = known_address;
        settings.connect_delay = run.plan.connect_delay;
        settings.tls = run.plan.tls;
        settings.tls.trusted_certificate = spec.trusted_certificate;
        if (experiment.payload_bytes && server.path == "/")
            server.path = path_of(settings.message.reply);
    } else {
        auto found = run.servers.find_or_start(protocol.served_by, settings.message.reply);
        if (!found)
            return found.error();
        server = std::move(*found);
        settings.peer = peer_place::same_thread;
        settings.tls = run.servers.tls_of_clients(protocol.served_by, settings.message.reply);
    }
    settings.target = server.path;
    settings.host = server.authority();
    return destination;
}

result<std::unique_ptr<connections>> make_connections(run_state& run, const contender_spec& spec,
                                                      const destination& destination,
                                                      std::uint64_t count) {
    const protocol& protocol = *run.plan.protocols.find(spec.protocol);
    std::vector<std::unique_ptr<contender>> clients;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto client = protocol.make(run.executor, destination.server, destination.settings);
        if (!client)
            return client.error();
        if (spec.injected_delay)
            clients.push_back(
                std::make_unique<delayed_contender<>>(std::move(*client), *spec.injected_delay));
        else
            clients.push_back(std::move(*client));
    }
    return std::make_unique<connections>(std::move(clients));
}

result<std::unique_ptr<connections>> make_connections(run_state& run, const experiment& experiment,
                                                      const contender_spec& spec, std::size_t cell,
                                                      std::uint64_t count) {
    const auto destination = find_destination(run, experiment, spec);
    if (!destination)
        return destination.error();
    const endpoint& server = destination->server;
    pingpong::cell& played = run.report.cells[cell];
    played.endpoint = server.url();
    if (spec.remote && !server.unix_path.empty()) {
        played.unix_socket = server.unix_path;
    } else if (spec.remote) {
        played.addresses = server.addresses;
        played.resolve_time = server.resolve_time;
    }
    return make_connections(run, spec, *destination, count);
}

}  // namespace pingpong
