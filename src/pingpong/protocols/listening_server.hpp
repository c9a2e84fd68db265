/// \file
/// Accepts connections and serves a session on each.
#ifndef PINGPONG_PROTOCOLS_LISTENING_SERVER_HPP
#define PINGPONG_PROTOCOLS_LISTENING_SERVER_HPP

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <filesystem>
#include <iterator>
#include <list>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "pingpong/protocols/server.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong {

/// A completion handler for coroutines that yield their errors as values: what they throw is a bug
/// and leaves through `io_context::run`, where it cannot be overlooked.
struct rethrow {
    /// Throws what the coroutine has thrown, if anything; drops what it yielded.
    template <class... Values>
    void operator()(const std::exception_ptr& bug, Values&&...) const {
        if (bug)
            std::rethrow_exception(bug);
    }
};

/// Serves a `Session` over a socket on each connection that it accepts.
///
/// \tparam Session  Constructed from a stream and `session_settings`; has `serve`, `finish`,
///                  `abort` and `stream`. One that has `reuse` serves a later connection when it is
///                  done, so that connecting anew for each exchange allocates nothing anew.
/// \tparam Protocol  Of the listener.
template <class Session, class Protocol>
class listening_server final : public server {
public:
    using acceptor = asio::basic_socket_acceptor<Protocol, executor>;  ///< Listens for it.

    /// \param open   Bound and listening.
    /// \param where  How clients find it.
    listening_server(acceptor open, endpoint where, const session_settings& settings)
        : state_(std::make_shared<state>(std::move(open), settings)), where_(std::move(where)) {
        asio::co_spawn(state_->listener.get_executor(), accept(state_), rethrow());
    }

    ~listening_server() override {
        error_code ignored;
        state_->listener.close(ignored);
        std::error_code gone;
        if (where_.is_unix())
            std::filesystem::remove(where_.path, gone);
    }

    const endpoint& where() const noexcept override { return where_; }

    std::optional<socket_facts> facts() const noexcept override { return state_->facts; }

    std::string certificate() const override { return state_->settings.tls.trusted_certificate; }

    asio::awaitable<void, executor> stop(std::chrono::nanoseconds shutdown_timeout) override {
        const auto held = state_;
        error_code ignored;
        held->listener.close(ignored);
        held->pause.cancel();
        for (const auto& session : held->live)
            asio::co_spawn(held->listener.get_executor(), finish(session), rethrow());
        if (!held->live.empty()) {
            held->idle.expires_after(shutdown_timeout);
            co_await held->idle.async_wait(as_values);
        }
        for (const auto& session : held->live)
            session->abort();
        while (!held->live.empty()) {
            held->idle.expires_at(std::chrono::steady_clock::time_point::max());
            co_await held->idle.async_wait(as_values);
        }
    }

private:
    using timer =
        asio::basic_waitable_timer<std::chrono::steady_clock,
                                   asio::wait_traits<std::chrono::steady_clock>, executor>;
    using shared_session = std::shared_ptr<Session>;
    using place = typename std::list<shared_session>::iterator;

    static constexpr std::size_t max_spare = 16;
    static constexpr bool reusable = requires(Session & ended, any_stream stream) {
        ended.reuse(std::move(stream));
    };

    /// Held by the coroutines too: it lives as long as the last of them.
    struct state {
        state(acceptor open, const session_settings& given)
            : listener(std::move(open)),
              settings(given),
              pause(listener.get_executor()),
              idle(listener.get_executor()) {}

        /// Adds the session of a new connection; its place in `live`.
        place admit(any_stream stream) {
            if constexpr (reusable) {
                if (!spare.empty()) {
                    live.splice(live.end(), spare, spare.begin());
                    live.back()->reuse(std::move(stream));
                    return std::prev(live.end());
                }
            }
            return live.insert(live.end(), std::make_shared<Session>(std::move(stream), settings));
        }

        /// A session is reused only when nothing but the list refers to it.
        void retire(place ended) {
            if (reusable && ended->use_count() == 1 && spare.size() < max_spare)
                spare.splice(spare.end(), live, ended);
            else
                live.erase(ended);
            if (live.empty())
                idle.cancel();
        }

        acceptor listener;
        session_settings settings;
        traffic moved;
        std::optional<socket_facts> facts;
        std::list<shared_session> live;
        std::list<shared_session> spare;
        timer pause;  ///< Between two attempts to accept, when descriptors have run out.
        timer idle;   ///< Cancelled when the last session ends.
    };

    static asio::awaitable<void, executor> accept(std::shared_ptr<state> held) {
        while (held->listener.is_open()) {
            stream_socket accepted(held->listener.get_executor());
            auto [error] = co_await held->listener.async_accept(accepted, as_values);
            // A connection may have come between the end of the listener and this.
            if (error == asio::error::operation_aborted || !held->listener.is_open())
                co_return;
            if (error) {
                held->pause.expires_after(std::chrono::milliseconds(10));
                co_await held->pause.async_wait(as_values);
                continue;
            }
            held->facts = held->facts ? held->facts : read_facts(accepted.native_handle());
            any_stream stream(std::move(accepted), held->moved, held->settings.peers);
            const place begun = held->admit(std::move(stream));
            asio::co_spawn(held->listener.get_executor(), serve(held, begun), rethrow());
        }
    }

    static asio::awaitable<void, executor> serve(std::shared_ptr<state> held, place begun) {
        Session& session = **begun;
        auto answered = co_await session.serve();
        if (held->settings.watcher)
            held->settings.watcher->ended(reason_of(session, answered));
        held->retire(begun);
    }

    static asio::awaitable<void, executor> finish(shared_session session) {
        // A peer that does not take part is dealt with by force, so the failure tells nothing new.
        co_await session->finish();
    }

    static std::string reason_of(Session& session, const result<std::uint64_t>& answered) {
        if (!answered)
            return format_failure(answered.error());
        if constexpr (requires { session.close_reason(); })
            return std::string(session.close_reason());
        return {};
    }

    std::shared_ptr<state> state_;
    endpoint where_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_LISTENING_SERVER_HPP
