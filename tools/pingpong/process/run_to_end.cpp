#include "pingpong/process/run_to_end.hpp"

#include <csignal>

namespace pingpong::command {

interruption::interruption(boost::asio::io_context& context) : signals_(context, SIGINT, SIGTERM) {
    signals_.async_wait([this](const boost::system::error_code& cancelled, int) {
        if (cancelled)
            return;
        happened_ = true;
        stop_waiting();
        cancel_.emit(boost::asio::cancellation_type::terminal);
    });
}

void interruption::stop_waiting() {
    boost::system::error_code ignored;
    signals_.clear(ignored);
    signals_.cancel(ignored);
}

}  // namespace pingpong::command
