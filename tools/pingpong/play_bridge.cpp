#include "pingpong/play_bridge.hpp"

#include <fmt/format.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/child_process.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/interruption.hpp"
#include "pingpong/live_lines.hpp"
#include "pingpong/server_process.hpp"
#include "pingpong/standard_streams.hpp"
#include "pingpong/word_list.hpp"

namespace pingpong::command {
namespace {

/// Starts the original's clients and shows how far the bridge is.
class process_player final : public bridge_player {
public:
    /// \param what  Outlives the player.
    process_player(const bridge_plan& what, bool quiet)
        : what_(what), live_(!quiet, colour_choice::never) {}

    /// Blocks its thread: the servers are not in this process, and nothing else is to go on.
    task<std::chrono::nanoseconds> play_original(protocol_family over) override {
        const bool over_http = over == protocol_family::http;
        const endpoint& where = over_http ? what_.http : what_.ws;
        const std::vector<std::string> words{"/proc/self/exe", "converse",
                                             over_http ? "http" : "ws", where.url(),
                                             fmt::format("{}", what_.count)};
        const auto begin = std::chrono::steady_clock::now();
        const ended_child ended = run_child(words);
        const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - begin;
        if (ended.interrupted)
            co_return failure{errc::cancelled, "run"};
        if (ended.status != 0) {
            why_ = why_of(ended);
            co_return failure{make_error_code(boost::system::errc::io_error), "converse"};
        }
        co_return took;
    }

    void started(std::uint64_t round) override {
        live_.show({fmt::format("bridge: {} exchanges, round {}/{}", what_.count, round + 1,
                                what_.rounds)});
    }

    /// Why the client of another process failed; nullopt: none did.
    const std::optional<std::string>& why() const noexcept { return why_; }

private:
    static std::string why_of(const ended_child& ended) {
        if (ended.output.empty())
            return fmt::format("a client ended with status {}", ended.status);
        return ended.output.substr(0, ended.output.find('\n'));
    }

    const bridge_plan& what_;
    live_lines live_;
    std::optional<std::string> why_;
};

/// Enters where the servers are.
void find_servers(const server_process& beside, bridge_plan& what) {
    for (const endpoint& one : beside.servers()) {
        if (one.scheme == "ws")
            what.ws = one;
        if (one.scheme == "http")
            what.http = one;
    }
}

/// Plays to the end or to a signal.
bridge play_to_the_end(const bridge_options& options, bool quiet) {
    asio::io_context context(1);
    asio::cancellation_signal cancel;
    interruption signals(context, [&cancel] { cancel.emit(asio::cancellation_type::total); });
    word_list words({});
    words.add_servers(options.servers, "--unix");
    const server_process beside(std::move(words).take());
    bridge_plan what = options.what;
    find_servers(beside, what);

    process_player who(what, quiet);
    bridge measured;
    std::exception_ptr bug;
    async_bridge(context.get_executor(), what, who,
                 asio::bind_cancellation_slot(cancel.slot(),
                                              [&](std::exception_ptr thrown, bridge everything) {
                                                  bug = std::move(thrown);
                                                  measured = std::move(everything);
                                                  signals.forget();
                                                  if (bug)
                                                      context.stop();
                                              }));
    context.run();
    if (bug)
        std::rethrow_exception(bug);
    if (who.why())
        measured.failure = who.why();
    return measured;
}

/// What cannot be played leaves the rest of the report as it is.
bridge play_or_say_why_not(const bridge_options& options, bool quiet) {
    try {
        return play_to_the_end(options, quiet);
    } catch (const command_error& error) {
        bridge none;
        none.count = options.what.count;
        none.failure = error.what();
        return none;
    }
}

}  // namespace

exit_status play_bridge(const bridge_options& options, bool quiet, report& into) {
    into.bridge = play_or_say_why_not(options, quiet);
    find_steps(*into.bridge, into.config.asked.confidence);
    if (into.bridge->failure)
        complain("--bridge: " + *into.bridge->failure);
    if (into.bridge->interrupted)
        return exit_status::interrupted;
    return into.bridge->failure ? exit_status::io_failed : exit_status::done;
}

}  // namespace pingpong::command
