#include "pingpong/run_observer.hpp"

#include <fmt/format.h>

#include "pingpong/standard_streams.hpp"

namespace pingpong::command {

namespace {

/// Something answered, but not what was asked for: its time would be that of something else.
bool answered_wrongly(const boost::system::error_code& code) {
    return code == errc::wrong_reply || code == errc::unexpected_status;
}

}  // namespace

void run_observer::finished(const run_progress& progress, const report& so_far) {
    const bool first_repetition = progress.repetition == 0;
    const std::string error = files_.update(so_far, first_repetition);
    if (!error.empty()) {
        line_.erase();
        complain(error + "; it is tried again");
    }
}

void run_observer::failed(const trial_failure& what) {
    line_.erase();
    complain(fmt::format("{}: {}", what.protocol, what.what));
    if (answered_wrongly(what.why.code))
        status_ = exit_status::invalid_measurement;
    else if (status_ == exit_status::done)
        status_ = exit_status::io_failed;
}

}  // namespace pingpong::command
