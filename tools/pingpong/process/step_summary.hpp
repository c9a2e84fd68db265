/// \file
/// The page that a step of a GitHub workflow shows: `$GITHUB_STEP_SUMMARY`.
#ifndef PINGPONG_PROCESS_STEP_SUMMARY_HPP
#define PINGPONG_PROCESS_STEP_SUMMARY_HPP

#include <string>
#include <string_view>

namespace pingpong::command {

/// The file that `GITHUB_STEP_SUMMARY` names, if it names one: what is there stays, and Markdown is
/// added below it.
///
/// \par Source  GitHub, "Workflow commands": adding a job summary.
class step_summary {
public:
    /// Finds out whether it can be written, and takes the variable out of the environment: the
    /// processes that this one starts have no summary of their own.
    ///
    /// \throws command_error  `io_failed`, naming the variable and the path.
    step_summary();
    ~step_summary();

    step_summary(const step_summary&) = delete;
    step_summary& operator=(const step_summary&) = delete;

    /// Whether there is one.
    bool wanted() const noexcept { return file_ != -1; }

    /// Adds a page.
    ///
    /// \return  False, after an error line, when it could not be written.
    bool append(std::string_view markdown) const;

private:
    std::string path_;
    int file_ = -1;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_STEP_SUMMARY_HPP
