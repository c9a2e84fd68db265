#include "pingpong/scheduler/measure_bridge.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/deferred.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <memory>
#include <stdexcept>
#include <vector>

#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/scheduler/deadline.hpp"
#include "pingpong/scheduler/rounds.hpp"
#include "pingpong/statistics/percentile.hpp"

namespace pingpong {
namespace {

using std::chrono::steady_clock;

/// A way and a protocol.
struct kind {
    conversation_way way;
    protocol_family over;
};

constexpr std::array kinds{
    kind{conversation_way::original, protocol_family::ws},
    kind{conversation_way::original, protocol_family::http},
    kind{conversation_way::in_process, protocol_family::ws},
    kind{conversation_way::in_process, protocol_family::http},
    kind{conversation_way::kept, protocol_family::ws},
    kind{conversation_way::kept, protocol_family::http},
};

void check(const bridge_plan& what) {
    if (what.count == 0 || what.count > most_bridged || what.rounds == 0 ||
        what.deadline.count() <= 0)
        throw std::invalid_argument(
            "pingpong::bridge_plan: no exchange or too many, no round, "
            "or no deadline");
}

/// The client of today's rules.
result<std::unique_ptr<contender>> make_kept_client(executor here, const bridge_plan& what,
                                                    protocol_family over) {
    const bool over_http = over == protocol_family::http;
    const endpoint& where = over_http ? what.http : what.ws;
    client_settings settings;
    settings.target = where.path;
    settings.host = where.authority();
    settings.limit = what.limit;
    return find_protocol(over_http ? "http-keepalive" : "ws")
        ->make(here, where, std::move(settings));
}

/// The GET of the original's HTTP client is made as it opens, which then is not timed.
bool opens_untimed(const kind& of) {
    return of.way == conversation_way::in_process && of.over == protocol_family::http;
}

/// Opens, plays, closes, with nothing but I/O while the clock runs.
task<bridge_conversation> play_timed(contender& client, const kind of, round_trips& samples) {
    auto begin = steady_clock::now();
    auto opened = co_await client.open();
    if (!opened)
        co_return opened.error();
    if (opens_untimed(of))
        begin = steady_clock::now();
    auto played = co_await client.play(samples);
    if (!played)
        co_return played.error();
    auto closed = co_await client.close();
    if (!closed)
        co_return closed.error();

    bridge_conversation measured;
    measured.duration = steady_clock::now() - begin;
    const auto median = summarise(samples.taken());
    measured.median_ns = static_cast<double>(median.value().p50.count());
    co_return measured;
}

/// A bridge that grows while it is played.
class growing_bridge {
public:
    growing_bridge(executor here, const bridge_plan& what, bridge_player& who)
        : here_(here), what_(what), who_(who), orders_(what.seed) {
        measured_.count = what.count;
    }

    asio::awaitable<bridge, executor> play() {
        // What comes first would be slower than the rest.
        bool goes_on = true;
        for (const kind& each : kinds)
            if (goes_on) {
                auto played = co_await converse(each);
                goes_on = is_good(each, played);
            }
        for (std::uint64_t round = 0; goes_on && round < what_.rounds; ++round)
            goes_on = co_await play_round(round);
        co_return std::move(measured_);
    }

private:
    asio::awaitable<bool, executor> play_round(std::uint64_t round) {
        who_.started(round);
        std::vector<std::size_t> order = orders_.draw(kinds.size());
        for (std::uint64_t visit = 1; visit <= 2; ++visit) {
            for (const std::size_t i : order) {
                auto played = co_await converse(kinds.at(i));
                if (!is_good(kinds.at(i), played))
                    co_return false;
                played->round = round;
                played->visit = visit;
                measured_.conversations.push_back(*played);
            }
            std::ranges::reverse(order);
        }
        co_return true;
    }

    task<bridge_conversation> converse(const kind& of) {
        // A player that blocks would keep a cancellation from being noticed.
        co_await asio::post(here_, asio::deferred);
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none)
            co_return failure{errc::cancelled, "run"};
        auto played = co_await converse_in_its_way(of);
        if (played) {
            played->way = of.way;
            played->over = of.over;
        }
        co_return played;
    }

    task<bridge_conversation> converse_in_its_way(const kind& of) {
        if (of.way == conversation_way::original) {
            auto took = co_await who_.play_original(of.over);
            if (!took)
                co_return took.error();
            bridge_conversation measured;
            measured.duration = *took;
            co_return measured;
        }
        auto made = make_client(of);
        if (!made)
            co_return made.error();
        samples_.prepare(what_.count);
        contender& client = **made;
        auto playing = play_timed(client, of, samples_);
        auto played =
            co_await while_progressing(std::move(playing), client.moved(), what_.deadline);
        co_return played;
    }

    result<std::unique_ptr<contender>> make_client(const kind& of) const {
        if (of.way == conversation_way::kept)
            return make_kept_client(here_, what_, of.over);
        const endpoint& where = of.over == protocol_family::http ? what_.http : what_.ws;
        return make_original_client(here_, of.over, where, what_.limit);
    }

    /// Notes why not.
    bool is_good(const kind& of, const result<bridge_conversation>& played) {
        if (played)
            return true;
        if (played.error().code == errc::cancelled)
            measured_.interrupted = true;
        else
            measured_.failure =
                (of.over == protocol_family::ws ? "ws: " : "http: ") + describe(played.error());
        return false;
    }

    executor here_;
    const bridge_plan& what_;
    bridge_player& who_;
    round_orders orders_;
    round_trips samples_;
    bridge measured_;
};

}  // namespace

asio::awaitable<bridge, executor> measure_bridge(executor where_to_run, bridge_plan what,
                                                 bridge_player& who) {
    const auto any = [](asio::cancellation_type asked) {
        return asked == asio::cancellation_type::none ? asked : asio::cancellation_type::terminal;
    };
    co_await asio::this_coro::reset_cancellation_state(any, any);
    co_await asio::this_coro::throw_if_cancelled(false);

    check(what);
    growing_bridge under_way(where_to_run, what, who);
    bridge measured = co_await under_way.play();
    co_return measured;
}

}  // namespace pingpong
