/// \file
/// Where results are written: the files of a report, the pages of `compare` and of several reports,
/// and the summary of a GitHub workflow's step.
#ifndef PINGPONG_FILES_OUTPUTS_HPP
#define PINGPONG_FILES_OUTPUTS_HPP

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/files/output_file.hpp"
#include "pingpong/options/output_options.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/reporter/format.hpp"

namespace pingpong::command {

/// The files that a report is written to, repeatedly while it grows.
class report_files {
public:
    /// Finds out whether all can be written.
    ///
    /// \throws command_error  `io_failed`, naming the first that cannot.
    explicit report_files(const std::vector<output_target>& targets);

    /// Rewrites the files: always at a milestone, else at most once a second. A file that cannot be
    /// written is tried again the next time.
    ///
    /// \return  The error, the first time that there is one; else empty.
    std::string update(const report& report, bool is_milestone);

    /// Writes everything, streams too.
    ///
    /// \return  False, after an error line for each, when some could not be written.
    bool finish(const report& report);

    /// Prints on standard error which files `finish` wrote.
    void announce() const;

private:
    struct entry {
        output_file file;
        pingpong::format format;
        bool written = false;
    };

    std::vector<entry> entries_;
    std::optional<std::chrono::steady_clock::time_point> update_time_;
    bool error_reported_ = false;
};

/// The report as it is printed: in the format of standard output, a table on one screen unless all
/// of it is asked for.
///
/// \param hint  What to type next, as the last line of the screen.
std::string render_printed(const report& report, const output_choice& outputs,
                           const text_style& style, std::string_view hint);

/// Prints the assertions that do not hold and the regressions on standard error, unless the screen
/// that was just printed on the same terminal ends with them.
void print_failed_gates(const report& report, const output_choice& outputs);

/// Writes a report to all outputs, and prints on standard error which files were written, and at
/// last the gates that failed.
///
/// \param hint  See `render_printed`.
/// \return  False, after an error line for each, when some files could not be written.
/// \throws command_error  `io_failed`: a file cannot be opened, or the report not be printed.
bool deliver_report(const report& report, const output_choice& outputs,
                    const display_options& display, std::string_view hint);

/// Renders a page in a format; plain text in that style.
using page_renderer = std::function<std::string(format, const text_style&)>;

/// Files, and perhaps standard output, for a page that is no single report: `-o` and `--format` of
/// `compare` and of `report` with several files.
class page_outputs {
public:
    /// Finds out whether all files can be written.
    ///
    /// \param choice   As of `choose_outputs`.
    /// \param subject  What is on the page, for error lines, as "changes".
    /// \param formats  Those that the page can have.
    /// \throws command_error  `wrong_usage`: one is to be in another format; `io_failed`, naming
    ///                        the first file that cannot be written.
    page_outputs(const output_choice& choice, std::string_view subject,
                 const std::vector<format>& formats);

    /// Writes and prints everything; unless `display` is quiet, prints on standard error which
    /// files it wrote.
    ///
    /// \throws command_error  `io_failed`.
    void deliver(const page_renderer& render_page, const display_options& display);

private:
    struct entry {
        output_file file;
        pingpong::format format;
    };

    std::vector<entry> files_;
    std::optional<format> printed_;
};

/// The file that `GITHUB_STEP_SUMMARY` names, if it names one: Markdown is appended to it.
///
/// \par Source  GitHub, "Workflow commands": adding a job summary.
class step_summary {
public:
    /// Opens the file, and removes the variable from the environment: the processes that this one
    /// starts have no summary of their own.
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

#endif  // PINGPONG_FILES_OUTPUTS_HPP
