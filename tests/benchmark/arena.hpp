/// \file
/// Servers and clients of the library on one io_context, driven one move at a time.
#ifndef PINGPONG_BENCHMARK_ARENA_HPP
#define PINGPONG_BENCHMARK_ARENA_HPP

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <exception>
#include <memory>
#include <stdexcept>
#include <utility>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/scheduler/servers.hpp"

namespace pingpong::benchmark {

/// Servers and clients of the library on one io_context, as in a run. What fails, throws.
class arena {
public:
    arena() = default;

    /// \param resumption  Whether connections over TLS resume the session of the one before.
    explicit arena(bool resumption) { local_.configure_tls(tls_version::any, resumption); }

    /// A client that has connected and shaken hands; the arena outlives it.
    std::unique_ptr<contender> open(const protocol& carrier,
                                    const request& request_settings = request());

    /// Plays so many exchanges, their round trips in `last()`.
    void play(contender& contender, std::size_t exchanges);

    /// Ends the connection.
    void close(contender& contender);

    /// The round trips of the last `play`.
    round_trips& last() noexcept { return samples_; }

    /// What `one` moves in an exchange; plays one.
    traffic moved_per_exchange(contender& contender);

    /// Where the server of `what` is, which answers by the rule.
    endpoint find(const service& service);

    asio::io_context& context() noexcept { return context_; }

private:
    template <class T>
    void finish(task<T> move) {
        asio::co_spawn(context_, std::move(move),
                       [this](std::exception_ptr bug, result<T> yielded) {
                           if (bug)
                               std::rethrow_exception(bug);
                           if (!yielded)
                               throw std::runtime_error(format_failure(yielded.error()));
                           context_.stop();
                       });
        context_.restart();
        context_.run();
    }

    asio::io_context context_{1};
    servers local_{context_.get_executor(), {}, {}};
    round_trips samples_;
};

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_ARENA_HPP
