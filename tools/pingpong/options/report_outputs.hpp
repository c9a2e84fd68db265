/// \file
/// Where a report goes: `-o` and `--format`, and the files behind them.
#ifndef PINGPONG_OPTIONS_REPORT_OUTPUTS_HPP
#define PINGPONG_OPTIONS_REPORT_OUTPUTS_HPP

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/process/output_file.hpp"
#include "pingpong/reporter/wording/format.hpp"

namespace pingpong::command {

/// A path and what is to be written there.
struct output_target {
    std::string path;
    format how = format::table;
};

/// Where a report is to go.
struct output_choice {
    std::vector<output_target> files;
    std::optional<format> printed;  ///< On standard output; nullopt: nothing is.
};

/// Which outputs `-o PATH...` and `--format NAME` ask for.
///
/// A path's suffix gives its format. `-` is standard output, in the format named or else as a
/// table; a stream without a known suffix gets the same.
/// \throws command_error  `wrong_usage`: an unknown suffix or name, with those there are.
output_choice choose_outputs(const std::vector<std::string>& paths,
                             const std::optional<std::string>& format_name);

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
        format how;
        bool written = false;
    };

    std::vector<entry> entries_;
    std::optional<std::chrono::steady_clock::time_point> updated_;
    bool warned_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_REPORT_OUTPUTS_HPP
