/// \file
/// The first Ctrl-C or SIGTERM asks for an end, the second one kills.
#ifndef PINGPONG_PROCESS_INTERRUPTION_HPP
#define PINGPONG_PROCESS_INTERRUPTION_HPP

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <functional>

namespace pingpong::command {

/// Waits for SIGINT or SIGTERM as long as the io_context runs and `forget` was not called.
class interruption {
public:
    /// \param on_first  Called once, on the io_context's thread, at the first signal; the signals
    ///                  have their default effect from then on.
    interruption(boost::asio::io_context& context, std::function<void()> on_first);

    interruption(const interruption&) = delete;
    interruption& operator=(const interruption&) = delete;

    /// Whether a signal has come.
    bool happened() const noexcept { return happened_; }

    /// Gives the signals their default effect back, and lets the io_context run out of work.
    void forget();

private:
    boost::asio::signal_set signals_;
    std::function<void()> on_first_;
    bool happened_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_INTERRUPTION_HPP
