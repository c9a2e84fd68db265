// What each protocol's exchange costs in CPU time, client and server together, as a ratio to a
// hand-written epoll loop that moves the same number of bytes in the same process.
//
// Usage: against_raw_loop [ROUNDS]      (21 by default; 15 at least for a figure to be quoted)
//
// Every round plays one block of every loop in an order of chance and then one in the reversed
// order, so that what the machine does meanwhile meets all alike. The ratio is taken round by
// round.
#include <fmt/core.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/scheduler/rounds.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "raw_loop.hpp"

namespace {

namespace asio = boost::asio;

/// CPU time of the process, user and system, in ns.
double cpu_now() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// A loop under test, and what its blocks cost per exchange in each round.
struct lane {
    std::string name;
    std::size_t exchanges;
    std::function<void(std::size_t)> play;
    std::vector<double> cpu_ns;
};

/// Servers and clients of the library on one io_context, driven one move at a time.
class arena {
public:
    /// The bytes that one exchange of `protocol` sends and receives, and a way to play more.
    lane add(const pingpong::protocol& carrier, std::size_t exchanges) {
        const auto where = local_.find_or_start(carrier.served_by, pingpong::reply_mode::answer);
        pingpong::client_settings settings{pingpong::request()};
        settings.host = where.value().authority();
        settings.peer = pingpong::peer_place::same_thread;
        clients_.push_back(carrier.make(context_.get_executor(), *where, settings).value());
        pingpong::contender& one = *clients_.back();
        finish(one.open());
        play(one, 100);
        return {std::string(carrier.name),
                exchanges,
                [this, &one](std::size_t n) { play(one, n); },
                {}};
    }

    /// What the client of the lane added last has moved per exchange.
    pingpong::traffic moved_per_exchange() {
        pingpong::contender& one = *clients_.back();
        const auto before = one.moved();
        play(one, 1);
        return one.moved() - before;
    }

private:
    void play(pingpong::contender& one, std::size_t exchanges) {
        samples_.prepare(exchanges);
        finish(one.play(samples_));
    }

    template <class T>
    void finish(pingpong::task<T> move) {
        asio::co_spawn(context_, std::move(move),
                       [this](std::exception_ptr bug, pingpong::result<T> yielded) {
                           if (bug)
                               std::rethrow_exception(bug);
                           if (!yielded)
                               throw std::runtime_error(pingpong::describe(yielded.error()));
                           context_.stop();
                       });
        context_.restart();
        context_.run();
    }

    asio::io_context context_{1};
    pingpong::servers local_{context_.get_executor(), {}, {}};
    std::vector<std::unique_ptr<pingpong::contender>> clients_;
    pingpong::round_trips samples_;
};

/// The hand-written loop that moves as many bytes over the same kind of connection.
lane raw_lane(const pingpong::protocol& carrier, const pingpong::traffic& bytes,
              std::size_t exchanges) {
    const std::string request(bytes.bytes_sent, 'q');
    const std::string reply(bytes.bytes_received, 'r');
    lane made{"raw " + std::string(carrier.name), exchanges, {}, {}};
    if (carrier.name == "http-close") {
        auto loop = std::make_shared<pingpong::raw::closing_loop>(request, reply);
        made.play = [loop](std::size_t n) { loop->play(n); };
    } else {
        const auto kind = carrier.name == "unix" ? pingpong::raw::carrier::unix_socket
                                                 : pingpong::raw::carrier::tcp;
        auto loop = std::make_shared<pingpong::raw::kept_loop>(kind, request, reply);
        made.play = [loop](std::size_t n) { loop->play(n); };
    }
    return made;
}

void play_block(lane& one) {
    const double before = cpu_now();
    one.play(one.exchanges);
    one.cpu_ns.push_back((cpu_now() - before) / static_cast<double>(one.exchanges));
}

/// Lanes stand in pairs: a protocol, then its raw loop.
void print(const std::vector<lane>& lanes) {
    fmt::print("{:<16} {:>10} {:>10} {:>8}\n", "CPU per exchange", "raw us", "ours us", "ratio");
    for (std::size_t i = 0; i < lanes.size(); i += 2) {
        const auto &ours = lanes[i].cpu_ns, &raw = lanes[i + 1].cpu_ns;
        std::vector<double> ratios;
        for (std::size_t block = 0; block < ours.size(); block += 2)
            ratios.push_back((ours[block] + ours[block + 1]) / (raw[block] + raw[block + 1]));
        fmt::print("{:<16} {:>10.2f} {:>10.2f} {:>8.2f}\n", lanes[i].name, median(raw) / 1e3,
                   median(ours) / 1e3, median(ratios));
    }
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 21;
    arena ours;
    std::vector<lane> lanes;
    for (const pingpong::protocol& carrier : pingpong::protocols()) {
        const std::size_t exchanges = carrier.name == "http-close" ? 400 : 2000;
        lanes.push_back(ours.add(carrier, exchanges));
        lanes.push_back(raw_lane(carrier, ours.moved_per_exchange(), exchanges));
    }
    pingpong::round_orders orders(1);
    for (int round = 0; round < rounds; ++round) {
        auto order = orders.draw(lanes.size());
        for (const std::size_t i : order)
            play_block(lanes[i]);
        std::ranges::reverse(order);
        for (const std::size_t i : order)
            play_block(lanes[i]);
    }
    print(lanes);
}
