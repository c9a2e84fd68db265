/// \file
/// The exit status of the command.
#ifndef PINGPONG_EXIT_STATUS_HPP
#define PINGPONG_EXIT_STATUS_HPP

#include <initializer_list>

namespace pingpong::command {

/// The exit status; the numbers are a promise of the man page.
enum class exit_status : int {
    done = 0,
    failed = 1,        ///< An assertion failed, or a regression is proven.
    wrong_usage = 2,   ///< Options, arguments, environment or a report that cannot be used.
    inconclusive = 3,  ///< An assertion, or a comparison with an older run, can go either way.
    invalid_measurement = 4,  ///< A check of the run says so.

    /// A connection, a reply, input or output failed, or the system refused a resource.
    io_failed = 5,
    internal_error = 70,  ///< A programming error of ours; EX_SOFTWARE of <sysexits.h>.
    interrupted = 130,    ///< By SIGINT or SIGTERM; what was measured is written.
};

/// The status to end with when both apply: what prevented a measurement comes before its findings.
constexpr exit_status worse(exit_status a, exit_status b) noexcept {
    for (const exit_status status :
         {exit_status::internal_error, exit_status::wrong_usage, exit_status::interrupted,
          exit_status::io_failed, exit_status::invalid_measurement, exit_status::failed,
          exit_status::inconclusive})
        if (a == status || b == status)
            return status;
    return exit_status::done;
}

}  // namespace pingpong::command

#endif  // PINGPONG_EXIT_STATUS_HPP
