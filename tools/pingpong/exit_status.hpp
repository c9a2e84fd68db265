/// \file
/// What the command tells its caller.
#ifndef PINGPONG_EXIT_STATUS_HPP
#define PINGPONG_EXIT_STATUS_HPP

namespace pingpong::command {

/// The exit status; the numbers are a promise of the man page.
enum class exit_status : int {
    done = 0,
    wrong_usage = 2,          ///< Options, arguments, environment or a report that cannot be used.
    invalid_measurement = 4,  ///< A reply was wrong, or its HTTP status was not 200.
    io_failed = 5,            ///< A connection, input or output failed.
    interrupted = 130,        ///< By SIGINT or SIGTERM; what was measured is written.
};

}  // namespace pingpong::command

#endif  // PINGPONG_EXIT_STATUS_HPP
