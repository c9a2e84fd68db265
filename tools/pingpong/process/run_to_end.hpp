/// \file
/// Runs an asynchronous operation to its end: the first Ctrl-C or SIGTERM asks it to end early, the
/// second one kills the process.
#ifndef PINGPONG_PROCESS_RUN_TO_END_HPP
#define PINGPONG_PROCESS_RUN_TO_END_HPP

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <exception>
#include <utility>
#include <variant>

namespace pingpong::command {

/// Cancels an operation at the first SIGINT or SIGTERM; from then on, these have their default
/// effect. It works while the io_context runs, until `stop_waiting`.
class interruption {
public:
    explicit interruption(boost::asio::io_context& context);

    interruption(const interruption&) = delete;
    interruption& operator=(const interruption&) = delete;

    /// The slot of the operation to cancel. The cancellation is terminal.
    boost::asio::cancellation_slot slot() noexcept { return cancel_.slot(); }

    /// Whether a signal has come.
    bool happened() const noexcept { return happened_; }

    /// Restores the default effect of the signals, and lets the io_context run out of work.
    void stop_waiting();

private:
    boost::asio::signal_set signals_;
    boost::asio::cancellation_signal cancel_;
    bool happened_ = false;
};

/// How an operation ended.
template <class Value>
struct finished_operation {
    Value value{};             ///< What it completed with.
    bool interrupted = false;  ///< SIGINT or SIGTERM came before its end.

    finished_operation() = default;
};

/// Runs an asynchronous operation, and whatever else it leaves in the io_context, to the end.
///
/// \param context   Not running; stopped when the operation completes with an exception.
/// \param initiate  Starts the operation; called once, with a completion token for
///                  `void(std::exception_ptr)` or `void(std::exception_ptr, Value)`.
/// \throws          What the operation completed with.
template <class Value = std::monostate, class Initiate>
finished_operation<Value> run_to_end(boost::asio::io_context& context, Initiate initiate) {
    interruption signals(context);
    finished_operation<Value> finished;
    std::exception_ptr error;
    initiate(boost::asio::bind_cancellation_slot(signals.slot(),
                                                 [&](std::exception_ptr thrown, auto... value) {
                                                     error = std::move(thrown);
                                                     ((finished.value = std::move(value)), ...);
                                                     signals.stop_waiting();
                                                     if (error)
                                                         context.stop();
                                                 }));
    context.run();
    if (error)
        std::rethrow_exception(error);
    finished.interrupted = signals.happened();
    return finished;
}

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_RUN_TO_END_HPP
