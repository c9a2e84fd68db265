#include <fmt/format.h>

#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "allocations.hpp"
#include "arena.hpp"
#include "concerns.hpp"

namespace pingpong::benchmark {
namespace {

using boost::asio::ip::tcp;

constexpr std::size_t exchanges = 1000;

/// By how much `play` allocates more for twice the exchanges: what it does once cancels.
template <class Play>
double per_exchange(Play play) {
    play(2 * exchanges);
    const auto begin = allocations();
    play(exchanges);
    const auto middle = allocations();
    play(2 * exchanges);
    const auto once = static_cast<double>(middle - begin);
    return (static_cast<double>(allocations() - middle) - once) / static_cast<double>(exchanges);
}

/// Two sockets connected by Asio and closed, and nothing else, so many times.
boost::asio::awaitable<void> connect_and_close(std::size_t times) {
    const auto here = co_await boost::asio::this_coro::executor;
    const tcp::endpoint anywhere(boost::asio::ip::address_v4::loopback(), 0);
    tcp::acceptor listener(here, anywhere);
    const tcp::endpoint where = listener.local_endpoint();
    for (; times > 0; --times) {
        tcp::socket client(here);
        co_await client.async_connect(where, boost::asio::use_awaitable);
        tcp::socket server = co_await listener.async_accept(boost::asio::use_awaitable);
    }
}

double of_a_bare_pair() {
    boost::asio::io_context context(1);
    return per_exchange([&context](std::size_t times) {
        boost::asio::co_spawn(context, connect_and_close(times), boost::asio::detached);
        context.restart();
        context.run();
    });
}

}  // namespace

findings measure_allocations(const effort&) {
    findings found;
    arena ours;
    for (const protocol& carrier : protocols()) {
        const auto one = ours.open(carrier);
        const bool connects = ours.moved_per_exchange(*one).connections > 0;
        goal row{fmt::format("{}: allocations per {}", carrier.name,
                             connects ? "connection" : "exchange")};
        row.figure = per_exchange([&](std::size_t n) { ours.play(*one, n); });
        if (connects)
            row.remark =
                fmt::format("Asio's own, connected, accepted, closed: {:.2f}", of_a_bare_pair());
        else
            row.reached = 0;
        found.goals.push_back(row);
    }
    return found;
}

}  // namespace pingpong::benchmark
