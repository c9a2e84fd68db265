/// \file
/// Counts the coroutine frames and the stream operations of an exchange.
#ifndef PINGPONG_TESTS_EXCHANGE_COSTS_HPP
#define PINGPONG_TESTS_EXCHANGE_COSTS_HPP

#include <boost/asio/co_spawn.hpp>
#include <cstddef>
#include <exception>
#include <memory>
#include <new>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {

/// The executor of an io_context as a type of its own, so that only the frames of the coroutines
/// that run on it are counted.
struct counted_executor : asio::io_context::executor_type {
    explicit counted_executor(const asio::io_context::executor_type& io_executor)
        : asio::io_context::executor_type(io_executor) {}

    /// Frames that coroutines on such an executor have taken so far.
    inline static std::size_t frames = 0;
};

/// Two of these streams are connected in memory.
using counted_end = basic_mock_stream<counted_executor>;

/// The average costs of one exchange, of client and server together unless the name says otherwise.
struct exchange_costs {
    double frames = 0;             ///< Coroutines begun.
    double client_operations = 0;  ///< Reads and writes, each with one completion.
    double server_operations = 0;  ///< The same.

    bool operator==(const exchange_costs&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const exchange_costs& costs) {
    return out << costs.frames << " frames, " << costs.client_operations << " operations of the "
               << "client, " << costs.server_operations << " of the server";
}

exchange_costs line_costs(client_settings settings);
exchange_costs http_costs(client_settings settings);
exchange_costs ws_costs(client_settings settings);
exchange_costs http_lean_costs(client_settings settings);
exchange_costs ws_lean_costs(client_settings settings);
exchange_costs tls_costs(client_settings settings);
exchange_costs https_costs(client_settings settings);

}  // namespace pingpong

/// \cond  Asio recycles frames, so that counting allocations would not count them.
template <>
inline void* boost::asio::detail::awaitable_frame_base<pingpong::counted_executor>::operator new(
    std::size_t bytes) {
    ++pingpong::counted_executor::frames;
    return ::operator new(bytes);
}

template <>
inline void boost::asio::detail::awaitable_frame_base<pingpong::counted_executor>::operator delete(
    void* frame, std::size_t bytes) {
    ::operator delete(frame, bytes);
}
/// \endcond

namespace pingpong {

/// Serves a `Session` at the other end of each stream that it dials.
template <class Session>
class counted_dialer final : public dialer<counted_end> {
public:
    counted_dialer(counted_executor io_executor, session_settings settings)
        : executor_(io_executor), settings_(settings) {}

    task_over<counted_end, counted_end> dial() override {
        auto [near, far] = counted_end::connect(executor_);
        client_ends_.push_back(near);
        server_ends_.push_back(far);
        sessions_.push_back(std::make_unique<Session>(far, settings_));
        serve(*sessions_.back());
        co_return near;
    }

    std::size_t client_operations() const { return operations_of(client_ends_); }
    std::size_t server_operations() const { return operations_of(server_ends_); }

    void hang_up() {
        for (counted_end& end : client_ends_)
            close_stream(end);
    }

private:
    void serve(Session& session) {
        asio::co_spawn(executor_, session.serve(),
                       [](const std::exception_ptr& thrown, const result<std::uint64_t>&) {
                           if (thrown)
                               std::rethrow_exception(thrown);
                       });
    }

    static std::size_t operations_of(const std::vector<counted_end>& ends) {
        std::size_t sum = 0;
        for (const counted_end& end : ends)
            sum += end.operations();
        return sum;
    }

    counted_executor executor_;
    session_settings settings_;
    std::vector<counted_end> client_ends_;
    std::vector<counted_end> server_ends_;
    std::vector<std::unique_ptr<Session>> sessions_;
};

/// Runs a step of a client, and what the server does after it.
///
/// \par Errors  Throws the failure of the step.
template <class T>
void run_step(asio::io_context& context, task<T, counted_executor> step) {
    const result<T> outcome = run_coroutine(context, std::move(step));
    run_ready(context);
    if (!outcome)
        throw std::runtime_error(format_failure(outcome.error()));
}

/// Plays blocks of two sizes, so that what a block costs beside its exchanges does not count.
///
/// \param dialed  What makes the connections of `client`.
template <class Client, class Dialed>
exchange_costs costs_of_exchange(asio::io_context& context, Client& client, Dialed& dialed) {
    run_step(context, client.open());

    const auto play = [&](std::size_t exchanges) {
        round_trips samples;
        samples.prepare(exchanges);
        const std::size_t frames = counted_executor::frames;
        const std::size_t by_client = dialed.client_operations();
        const std::size_t by_server = dialed.server_operations();
        run_step(context, client.play(samples));
        return exchange_costs{static_cast<double>(counted_executor::frames - frames),
                              static_cast<double>(dialed.client_operations() - by_client),
                              static_cast<double>(dialed.server_operations() - by_server)};
    };
    play(5);
    const exchange_costs few = play(10);
    const exchange_costs many = play(30);
    dialed.hang_up();
    run_ready(context);
    return {(many.frames - few.frames) / 20, (many.client_operations - few.client_operations) / 20,
            (many.server_operations - few.server_operations) / 20};
}

/// The costs of a `Client` and a `Session` that are connected in memory.
template <template <class...> class Client, class Session>
exchange_costs costs_of_exchange(client_settings settings) {
    asio::io_context context(1);
    const counted_executor io_executor(context.get_executor());
    counted_dialer<Session> dialed(io_executor, session_settings());
    settings.host = "pong.test";
    Client<counted_end> client(dialed, std::move(settings));
    return costs_of_exchange(context, client, dialed);
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_EXCHANGE_COSTS_HPP
