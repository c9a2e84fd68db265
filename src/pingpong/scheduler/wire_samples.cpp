#include "pingpong/scheduler/wire_samples.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "pingpong/scheduler/deadline.hpp"
#include "pingpong/scheduler/make_connections.hpp"
#include "pingpong/transport/recording_relay.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;
using asio::local::stream_protocol;

template <class Protocol>
task<> converse(connections& client, recording_relay<Protocol>& relay, round_trips& sample,
                wire_sample& into) {
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    into.opening = relay.take();
    sample.prepare(1);
    auto played = co_await client.play(sample);
    if (!played)
        co_return played.error();
    into.exchange = relay.take();
    auto closed = co_await client.close();
    co_return closed;
}

template <class Protocol>
asio::awaitable<void, executor> sample_through(run_state& run, recording_relay<Protocol>& relay,
                                               const contender_spec& spec, destination to,
                                               std::size_t cell) {
    to.where.address = relay.where().address;
    to.where.port = relay.where().port;
    if (to.where.is_unix())
        to.where.path = relay.where().path;
    auto made = make_connections(run, spec, to, 1);
    if (!made)
        co_return;
    wire_sample taken;
    taken.cell = cell;
    auto talk = converse(**made, relay, run.samples, taken);
    auto ended = co_await while_progressing(std::move(talk), **made, run.what.deadline);
    if (ended)
        run.measured.wire.push_back(std::move(taken));
    else
        run.cancelled = ended.error().code == errc::cancelled;
}

asio::awaitable<void, executor> sample_tcp(run_state& run, const contender_spec& spec,
                                           destination to, std::size_t cell) {
    auto behind = tcp_address(to.where);
    auto front = listen_tcp(run.here, to.where.scheme, "127.0.0.1", 0);
    if (!behind || !front)
        co_return;
    recording_relay<tcp> relay(std::move(*front), *behind);
    co_await sample_through(run, relay, spec, std::move(to), cell);
    co_await relay.stop();
}

asio::awaitable<void, executor> sample_unix(run_state& run, const contender_spec& spec,
                                            destination to, std::size_t cell) {
    auto behind = unix_address(to.where);
    auto front = listen_unix(run.here, "");
    if (!behind || !front)
        co_return;
    const std::string path = front->where.path;
    recording_relay<stream_protocol> relay(std::move(*front), *behind);
    co_await sample_through(run, relay, spec, std::move(to), cell);
    co_await relay.stop();
    std::error_code gone;
    std::filesystem::remove(path, gone);
}

/// Whether an experiment before it exchanges the same.
bool is_known(const std::vector<experiment>& all, std::size_t index) {
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(index);
    return std::any_of(all.begin(), end, [&](const experiment& before) {
        return before.payload_bytes == all[index].payload_bytes;
    });
}

}  // namespace

asio::awaitable<void, executor> sample_wire(run_state& run, std::size_t first_cell) {
    const std::size_t index = run.progress.experiment;
    if (is_known(run.what.experiments, index))
        co_return;
    const experiment& what = run.what.experiments[index];
    for (std::size_t i = 0; i < what.contenders.size() && !run.cancelled; ++i) {
        const contender_spec& spec = what.contenders[i];
        const std::size_t cell = first_cell + i;
        auto found = destination_of(run, what, spec);
        if (run.failed[cell] || !found)
            continue;
        // Its server is not told to expect a client that waits for nothing but it.
        found->settings.peer = peer_place::elsewhere;
        if (found->where.is_unix())
            co_await sample_unix(run, spec, std::move(*found), cell);
        else
            co_await sample_tcp(run, spec, std::move(*found), cell);
    }
}

}  // namespace pingpong
