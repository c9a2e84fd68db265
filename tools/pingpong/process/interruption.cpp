#include "pingpong/process/interruption.hpp"

#include <csignal>
#include <utility>

namespace pingpong::command {

interruption::interruption(boost::asio::io_context& context, std::function<void()> on_first)
    : signals_(context, SIGINT, SIGTERM), on_first_(std::move(on_first)) {
    signals_.async_wait([this](const boost::system::error_code& cancelled, int) {
        if (cancelled)
            return;
        happened_ = true;
        forget();
        on_first_();
    });
}

void interruption::forget() {
    boost::system::error_code ignored;
    signals_.clear(ignored);
    signals_.cancel(ignored);
}

}  // namespace pingpong::command
