/// \file
/// The files that a report is written to.
#ifndef PINGPONG_PROCESS_REPORT_OUTPUTS_HPP
#define PINGPONG_PROCESS_REPORT_OUTPUTS_HPP

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/options/output_options.hpp"
#include "pingpong/process/output_file.hpp"
#include "pingpong/reporter/format.hpp"

namespace pingpong::command {

/// The files that a report is written to, now and again while it grows.
class report_files {
public:
    /// Finds out whether all can be written.
    ///
    /// \throws command_error  `io_failed`, naming the first that cannot.
    explicit report_files(const std::vector<output_target>& targets);

    /// Rewrites the files if it is time to: always when `milestone`, else a second after the last
    /// time at the earliest. What cannot be written now is tried again the next time.
    ///
    /// \return  The error, the first time that there is one; else empty.
    std::string update(const report& so_far, bool milestone);

    /// Writes everything, streams too.
    ///
    /// \return  False, after an error line for each, when some could not be written.
    bool finish(const report& whole);

    /// Tells on standard error which files `finish` wrote.
    void announce() const;

private:
    struct entry {
        output_file file;
        pingpong::format format;
        bool written = false;
    };

    std::vector<entry> entries_;
    std::optional<std::chrono::steady_clock::time_point> updated_;
    bool warned_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_REPORT_OUTPUTS_HPP
