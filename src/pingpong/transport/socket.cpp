#include "pingpong/transport/socket.hpp"

#include <sys/socket.h>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <limits>
#include <optional>
#include <utility>

#include "pingpong/core/options.hpp"

namespace pingpong {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// Opens a socket for an address and sets what every socket of this library has set: non-blocking,
/// and TCP_NODELAY on TCP. What is accepted has inherited the latter from its listener.
error_code open_socket(stream_socket& socket, const socket_address& address) {
    error_code error;
    const socket_protocol protocol = address.protocol();
    socket.open(protocol, error);
    if (!error)
        socket.non_blocking(true, error);
    if (!error && protocol.family() != AF_UNIX)
        socket.set_option(asio::ip::tcp::no_delay(tuning::tcp_nodelay), error);
    return error;
}

}  // namespace

socket_dialer::socket_dialer(executor io_executor, dial_targets targets, traffic& counts,
                             peer_place peer)
    : executor_(io_executor), targets_(std::move(targets)), counts_(counts), peer_(peer) {
    if (!targets_.memory)
        targets_.memory = std::make_shared<address_memory>();
}

// A connection per exchange costs one coroutine and one socket here, whatever happened before.
task<any_stream> socket_dialer::dial() {
    std::size_t failed = none;
    if (knows_address()) {
        const std::size_t index = known_address();
        stream_socket socket(executor_);
        error_code error = open_socket(socket, targets_.addresses[index]);
        if (!error) {
            auto [connect_error] =
                co_await socket.async_connect(targets_.addresses[index], as_values);
            error = connect_error;
        }
        if (!error)
            co_return connected(std::move(socket), index);
        if (targets_.addresses.size() == 1 || error == asio::error::operation_aborted)
            co_return failure{error, "connect"};
        failed = index;
    }
    auto found = co_await search(failed);
    co_return std::move(found);
}

task<any_stream> socket_dialer::search(std::size_t failed) {
    targets_.memory->working.reset();
    std::optional<std::size_t> given_up;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < targets_.addresses.size(); ++i)
        if (i != failed)
            order.push_back(i);
    error_code error;
    for (std::size_t turn = 0; turn < order.size(); ++turn) {
        const std::size_t index = order[turn];
        const bool is_last = turn + 1 == order.size();
        stream_socket socket(executor_);
        error = open_socket(socket, targets_.addresses[index]);
        if (!error && is_last) {
            auto [connect_error] =
                co_await socket.async_connect(targets_.addresses[index], as_values);
            error = connect_error;
        } else if (!error) {
            error = co_await connect_in_time(socket, targets_.addresses[index]);
        }
        if (!error)
            co_return connected(std::move(socket), index);
        if (error == asio::error::operation_aborted)
            break;
        if (error == asio::error::timed_out && !is_last && !given_up)
            given_up = index;
        if (is_last && given_up)
            order.push_back(*std::exchange(given_up, std::nullopt));
    }
    co_return failure{error, "connect"};
}

asio::awaitable<error_code, executor> socket_dialer::connect_in_time(stream_socket& socket,
                                                                     socket_address address) const {
    using clock = std::chrono::steady_clock;
    asio::basic_waitable_timer<clock, asio::wait_traits<clock>, executor> timer(executor_);
    timer.expires_after(targets_.attempt_delay);
    auto attempt = asio::experimental::make_parallel_group(
        socket.async_connect(address, asio::deferred), timer.async_wait(asio::deferred));
    const auto [order, connect_error, timer_error] =
        co_await std::move(attempt).async_wait(asio::experimental::wait_for_one(), as_values);
    const bool is_late = order.front() == 1 && !timer_error;
    if (connect_error == asio::error::operation_aborted && is_late)
        co_return error_code(asio::error::timed_out);
    co_return connect_error;
}

any_stream socket_dialer::connected(stream_socket&& socket, std::size_t index) {
    targets_.memory->working = index;
    ++counts_.connections;
    return any_stream(std::move(socket), counts_, peer_);
}

}  // namespace pingpong
