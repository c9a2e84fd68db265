/// \file
/// Runs coroutines to their end, for all tests.
#ifndef PINGPONG_TESTS_RUN_COROUTINE_HPP
#define PINGPONG_TESTS_RUN_COROUTINE_HPP

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// The longest time that a coroutine may take, also under sanitizers.
inline constexpr std::chrono::seconds max_test_time{60};

/// A coroutine that the test runs step by step with `run_ready`.
template <class T>
class started {
public:
    template <class Executor>
    started(asio::io_context& context, asio::awaitable<T, Executor> body) {
        auto end = [held = held_](std::exception_ptr thrown, T value) {
            held->thrown = thrown;
            held->value.emplace(std::move(value));
        };
        asio::co_spawn(Executor(context.get_executor()), std::move(body),
                       asio::bind_cancellation_slot(held_->cancel.slot(), std::move(end)));
    }

    bool done() const noexcept { return held_->value.has_value(); }

    /// \par Errors  Throws what the coroutine threw, or "did not finish".
    T& value() {
        if (!done())
            throw std::runtime_error("did not finish");
        if (held_->thrown)
            std::rethrow_exception(held_->thrown);
        return *held_->value;
    }

    /// The same, after running the work of `context` until the coroutine is done.
    ///
    /// \par Errors  As of `value`; "did not finish" after `max_test_time`.
    T& wait(asio::io_context& context) {
        const auto limit = std::chrono::steady_clock::now() + max_test_time;
        context.restart();
        while (!done() && context.run_one_until(limit) > 0)
            continue;
        return value();
    }

    /// The exception that the coroutine threw, or null.
    std::exception_ptr thrown() const noexcept { return held_->thrown; }

    void cancel(asio::cancellation_type kind = asio::cancellation_type::terminal) {
        held_->cancel.emit(kind);
    }

private:
    struct state {
        asio::cancellation_signal cancel;
        std::optional<T> value;
        std::exception_ptr thrown;
    };

    std::shared_ptr<state> held_ = std::make_shared<state>();
};

/// Runs the handlers that are ready, and those that become ready meanwhile. Over streams in memory
/// nothing happens afterwards until the test acts.
inline void run_ready(asio::io_context& context) {
    context.restart();
    context.poll();
}

/// The value of `body`. Other work of `context` runs too until then.
///
/// \par Errors  Throws what `body` threw, or "did not finish" after `max_test_time`.
template <class T, class Executor>
T run_coroutine(asio::io_context& context, asio::awaitable<T, Executor> body) {
    started<T> running(context, std::move(body));
    return std::move(running.wait(context));
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_RUN_COROUTINE_HPP
